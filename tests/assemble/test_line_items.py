"""What stands under one day: several items in a line, several happenings of a diary, columns that are no entries."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from pipeline.engine import stages
from pipeline.model import EventStatement, Source
from pipeline.settings import DEFAULT

Stated = Callable[..., list[EventStatement]]
D1, D2, D3, D4 = (f"«{n}日=2031-10-0{n}»" for n in (1, 2, 3, 4))
CALENDAR = ["title1|十月の行事予定", f"paragraph|{D1} 海辺の茶会、歯科検診"]

PAGES: dict[str, tuple[list[str], list[tuple[str, str, str]]]] = {
    "commas part the items of a school's days": (
        [
            *CALENDAR,
            f"paragraph|{D2} 音楽集会、2年校外学習（海の館）、防災訓練",
            f"paragraph|{D3} 委員会活動、授業参観",
        ],
        [
            ("海辺の茶会", "2031-10-01", ""),
            ("歯科検診", "2031-10-01", ""),
            ("音楽集会", "2031-10-02", ""),
            ("2年校外学習", "2031-10-02", "海の館"),
            ("防災訓練", "2031-10-02", ""),
            ("委員会活動", "2031-10-03", ""),
            ("授業参観", "2031-10-03", ""),
        ],
    ),
    "one line with a comma is one name": (
        [
            *CALENDAR[:1],
            f"paragraph|{D1} 集まれ、港の音楽会",
            f"paragraph|{D2} 灯台の茶会",
            f"paragraph|{D3} 磯の観察会",
        ],
        [("集まれ、港の音楽会", "2031-10-01", ""), ("灯台の茶会", "2031-10-02", ""), ("磯の観察会", "2031-10-03", "")],
    ),
    "who came stands between commas": (
        [
            *CALENDAR[:1],
            f"paragraph|{D1} 表敬訪問 岬会長、磯副会長",
            f"paragraph|{D2} 海の式典 港長、駅長",
            f"paragraph|{D3} 森の集い 園長、館長",
        ],
        [
            ("表敬訪問", "2031-10-01", ""),
            ("海の式典", "2031-10-02", ""),
            ("森の集い", "2031-10-03", ""),
        ],
    ),
    "empty days of a diary stand over nothing": (
        [
            "title1|町長の公務日誌",
            "date_line2|«10月1日=2031-10-01»",
            "paragraph|«10月2日=2031-10-02» 港湾協会総会（港会館）",
            "paragraph|漁業組合懇談会（組合事務所）",
            "date_line2|«10月3日=2031-10-03»",
            "paragraph|«10月4日=2031-10-04» 消防団入団式（公民館）",
        ],
        [
            ("港湾協会総会", "2031-10-02", "港会館"),
            ("漁業組合懇談会", "2031-10-02", "組合事務所"),
            ("消防団入団式", "2031-10-04", "公民館"),
        ],
    ),
    "several happenings of a day, each over the sentence that tells it": (
        [
            "title1|町長の活動記録",
            "date_line2|«10月1日=2031-10-01»",
            "heading3|海開き安全祈願祭（遊覧船乗り場）",
            "paragraph|お招きをいただき、挨拶をしました。",
            "date_line2|«10月2日=2031-10-02»",
            "heading3|漁協定例総会（港会館）",
            "paragraph|総会に出席しました。",
            "heading3|第4回庁議（役場）",
            "paragraph|庁議で来年のことを話し合いました。",
        ],
        [
            ("海開き安全祈願祭", "2031-10-01", "遊覧船乗り場"),
            ("漁協定例総会", "2031-10-02", "港会館"),
            ("第4回庁議", "2031-10-02", "役場"),
        ],
    ),
    "the same without headings": (
        [
            "title1|町長の活動記録",
            "date_line2|«10月1日=2031-10-01»",
            "paragraph|海開き安全祈願祭（港会館）",
            "paragraph|お招きをいただき、挨拶をしました。",
            "paragraph|岬 香（みどり大学）",
            "date_line2|«10月2日=2031-10-02»",
            "paragraph|漁協定例総会（港会館）",
            "paragraph|総会に出席しました。",
            "paragraph|第4回庁議（役場）",
            "paragraph|庁議で来年のことを話し合いました。",
        ],
        [
            ("海開き安全祈願祭", "2031-10-01", "港会館"),
            ("漁協定例総会", "2031-10-02", "港会館"),
            ("第4回庁議", "2031-10-02", "役場"),
        ],
    ),
    "titles in quotes over their days": (
        [
            "title1|展示室の予定",
            "list_item|・企画展・",
            "paragraph|「光の道」",
            "date_line2|«10月1日=2031-10-01»",
            "paragraph|「波の声」",
            "date_line2|«10月2日=2031-10-02»",
            "list_item|・常設展・",
        ],
        [("光の道", "2031-10-01", ""), ("波の声", "2031-10-02", "")],
    ),
    "titles in quotes below their days": (
        [
            "title1|展示室の予定",
            "date_line2|«10月1日=2031-10-01»",
            "paragraph|「光の道」",
            "date_line2|«10月2日=2031-10-02»",
            "paragraph|「波の声」",
        ],
        [("光の道", "2031-10-01", ""), ("波の声", "2031-10-02", "")],
    ),
    "other words before each day": (
        [
            "title1|予定",
            "paragraph|始業式",
            "date_line2|«10月1日=2031-10-01»",
            "paragraph|入学式",
            "date_line2|«10月2日=2031-10-02»",
            "paragraph|避難訓練",
        ],
        [("入学式", "2031-10-01", ""), ("避難訓練", "2031-10-02", "")],
    ),
    "the word of a column before each day": (
        [
            "title1|予定",
            "paragraph|学校行事",
            "date_line2|«10月1日=2031-10-01»",
            "paragraph|秋の交通安全運動(〜«8日=2031-10-08»)",
            "paragraph|学校行事",
            "date_line2|«10月2日=2031-10-02»",
            "paragraph|始業式",
            "paragraph|学校行事",
            "date_line2|«10月3日=2031-10-03»",
            "paragraph|避難訓練",
        ],
        [("秋の交通安全運動", "2031-10-01", ""), ("始業式", "2031-10-02", ""), ("避難訓練", "2031-10-03", "")],
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_days(name: str, stated: Stated) -> None:
    lines, wanted = PAGES[name]
    assert sorted((e.name, e.start, e.venue) for e in stated(*lines)) == sorted(wanted)


def test_until_in_brackets(stated: Stated) -> None:
    got = stated(*PAGES["the word of a column before each day"][0])
    assert [e.end for e in got if e.name == "秋の交通安全運動"] == ["2031-10-08"]


@pytest.mark.parametrize(
    ("lines", "start"),
    [
        (  # minutes
            [
                "date_line|«10月1日(水)=2031-10-01»",
                "paragraph|«10時～11時=2031-10-01T10:00+09:00..2031-10-01T11:00+09:00»",
            ],
            "2031-10-01T10:00+09:00",
        ),
        (  # the line below a field of the day
            [
                "field|日時：«10月1日(水)=2031-10-01»",
                "paragraph|«10時～11時=2031-10-01T10:00+09:00..2031-10-01T11:00+09:00»",
                "field|会場：港会館",
            ],
            "2031-10-01T10:00+09:00",
        ),
        (  # another day's
            ["field|日時：«10月1日(水)=2031-10-01»", "paragraph|«10時=2031-10-02T10:00+09:00»", "field|会場：港会館"],
            "2031-10-01",
        ),
    ],
)
def test_hours_alone_on_a_line(lines: list[str], start: str, stated: Stated) -> None:
    assert [e.start for e in stated("title1|港の灯台シンポジウム", *lines)] == [start]


MINUTES = """令和 13年広報運営委員会
5月9日
○会議の次第

広報運営委員会会議録
〇日時
令和13年(2031年)5月9日(金)10時00分開会 10時38分閉会
〇場所
町役場大会議室
〇出席委員
浜辺委員長、岬の各委員
〇{first}
なし
〇{second}
1 広報紙の編集方針について
"""


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("事務局側出席者", "本日扱った案件", set()),
        ("傍聴者", "報告事項", set()),
        ("庁舎見学会", "子ども議会", {"庁舎見学会", "子ども議会"}),
    ],
)
def test_the_heads_of_minutes_are_no_happenings(first: str, second: str, found: set[str]) -> None:
    settings = replace(DEFAULT, ner="none")
    pages = [stages.clean_one(Source("1.txt", MINUTES.format(first=first, second=second).encode()), settings)]
    (page,) = stages.strip(pages, settings)
    events = stages.assemble(stages.recognize(page, settings), settings).events
    assert {e.name for e in events} & {first, second} == found
