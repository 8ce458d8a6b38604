"""Names set letter by letter, alone and several in a line, as minutes of councils write them."""

from __future__ import annotations

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("◎野 沢 達 也  〇村 井 健 太   小 林 花 子", ["野沢達也", "村井健太", "小林花子"]),
        ("│ 大 森   尚   斉 藤 哲 雄   小 川 明 仁        │", ["大森尚", "斉藤哲雄", "小川明仁"]),
        ("出席者  井 上   茂   新 井 金 作   長 沢   純", ["井上茂", "新井金作", "長沢純"]),
        ("須 田 花 子", ["須田花子"]),
        ("委  員  長    水谷  隆", ["水谷隆"]),
    ],
)
def test_names_of_single_letters(read: Callable[[str], dict[str, list[str]]], text: str, expected: list[str]) -> None:
    assert list(read(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "期 間 平成15年11月2日",
        "日 時 場 所 内 容",
        "会 議 結 果",
        "第 一 部",
        "市 民 の ひ ろ ば",
        "春 夏 秋 冬",
        "な し",
        "目 次   資 料   一 覧",
    ],
)
def test_labels_set_wide_are_nobody(read: Callable[[str], dict[str, list[str]]], text: str) -> None:
    assert read(text) == {}


def test_an_honorific_is_no_part_of_the_name(read: Callable[[str], dict[str, list[str]]]) -> None:
    assert list(read("講師 野 沢 達 也 氏")) == ["野沢達也"]
    assert list(read("講師　来島 豊 氏")) == ["来島豊"]


def test_an_office_of_a_unit_set_wide_is_held_by_who_stands_behind_it(
    read: Callable[[str], dict[str, list[str]]],
) -> None:
    found = read("教 育 次 長    田 中 一 郎\n税 務 課 長    佐 藤 花 子\n総 務 部 長  山 田 太 郎")
    assert found == {"田中一郎": ["教育次長/"], "佐藤花子": ["税務課長/"], "山田太郎": ["総務部長/"]}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # two names a line, and no wider blank between them
        ("出席委員\n木 原 大 輔 重 信 元 子", {"木原大輔": ["委員/"], "重信元子": ["委員/"]}),
        ("日 本 の 水 と 森 の 道", {}),
        # behind an office that is set wide, some letters by themselves
        ("委 員 長  琴 尾 みさと  副委員長  清 原 和 幸", {"琴尾みさと": ["委員長/"], "清原和幸": ["副委員長/"]}),
        ("税務課長          相 川 留美子", {"相川留美子": ["税務課長/"]}),
        ("2 出 席 者 みどり町政策部", {}),
    ],
)
def test_names_set_wide_beside_another_or_an_office(
    read: Callable[[str], dict[str, list[str]]], text: str, expected: dict[str, list[str]]
) -> None:
    assert read(text) == expected
