"""What is a part of what, and when and where the whole is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.model import EventStatement

Stated = Callable[..., list[EventStatement]]
DAY = "«6月2日=2031-06-02»"
ON = "2031-06-02"

WHOLES: dict[str, tuple[list[str], list[tuple[str, str, str, str]]]] = {
    "the number that only the text tells": (
        ["title1|浜大会の結果", f"paragraph|港町連盟第8回総会「浜大会」が、{DAY}に汐会館で開かれました。"],
        [("港町連盟第8回総会「浜大会」", ON, "", "汐会館")],
    ),
    "a clock time on the day told before it": (
        [
            "title1|館の便り",
            f"paragraph|{DAY}は、灯台講座「光の文化史」を開きます。",
            "paragraph|また、«15:30=T15:30+09:00»からは、館内のギャラリートークを行います。",
        ],
        [("灯台講座「光の文化史」", ON, "", ""), ("館内のギャラリートーク", f"{ON}T15:30+09:00", "", "")],
    ),
    "the page's one event and its place": (
        ["title1|港だより", f"paragraph|{DAY}、灯台の公開講座「波を読む」を行いました。", "field|会場：汐ホール"],
        [("灯台の公開講座「波を読む」", ON, "", "汐ホール")],
    ),
    "a hall that no noun tells": (
        ["title1|港だより", f"paragraph|{DAY}、まるラット岬にて灯台の公開講座「波を読む」を行いました。"],
        [("灯台の公開講座「波を読む」", ON, "", "まるラット岬")],
    ),
    "a manner is no hall": (
        ["title1|港だより", f"paragraph|{DAY}、対面形式にて灯台の公開講座「波を読む」を行いました。"],
        [("灯台の公開講座「波を読む」", ON, "", "")],
    ),
    "a numbered line with its day": (
        ["title1|港だより", f"paragraph|1.灯台完成記念式典（{DAY}午前）", "paragraph|多くの人が集いました。"],
        [("灯台完成記念式典", ON, "", "")],
    ),
    "captions, numbers and lists are no names": (
        ["title1|港だより", f"heading2|当日の様子1 {DAY}", "paragraph|式典を行いました。"],
        [],
    ),
}


@pytest.mark.parametrize("case", WHOLES)
def test_wholes(stated: Stated, case: str) -> None:
    lines, wanted = WHOLES[case]
    assert [(e.name, e.start, e.parent, e.venue) for e in stated(*lines)] == wanted


@pytest.mark.parametrize(
    ("lines", "parts"),
    [
        (
            [
                "paragraph|第1部は、「海を測る」と題する講演でした。",
                "paragraph|第2部では、港湾課の担当者が、「浜の今」について報告しました。",
            ],
            [("海を測る", ON), ("浜の今", ON)],
        ),
        (["heading2|鼓笛隊のパレード", "paragraph|«11時30分=T11:30+09:00»から浜通りを進みました。"],
         [("鼓笛隊のパレード", f"{ON}T11:30+09:00")]),
        # a part of a book, no clock at the beginning, no event noun
        (["paragraph|本の第1部は「海」で終わります。"], []),
        (["heading2|鼓笛隊のパレード", "paragraph|浜通りを«11時30分=T11:30+09:00»に出ました。"], []),
        (["heading2|町の店", "paragraph|«11時30分=T11:30+09:00»から並びました。"], []),
    ],
)  # fmt: skip
def test_parts_without_a_day(stated: Stated, lines: list[str], parts: list[tuple[str, str]]) -> None:
    got = stated("title1|第3回灯台フォーラムを開催しました", f"paragraph|{DAY}に汐会館で開催しました。", *lines)
    assert [(e.name, e.start) for e in got if e.parent] == parts
    assert {e.parent for e in got if e.parent} <= {"第3回灯台フォーラム"}
