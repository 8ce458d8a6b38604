"""Rows of tables, invented: which cell says when, which names the event, which rows are none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.model import EventStatement

Stated = Callable[..., list[EventStatement]]
DAY = "«5月3日=2031-05-03»"

ROWS: dict[str, tuple[list[str], list[tuple[str, str, str]]]] = {
    "clock times in a column beside the days, an agenda behind the name": (
        [
            "head|月日 | 曜日 | 開議時刻 | 摘要",
            f"row|{DAY} | 土曜 | «13:30=2031-05-03T13:30+09:00» | 港湾委員会 開会、提案説明",
            "row|«5月4日=2031-05-04» | 日曜 | «10:00=2031-05-04T10:00+09:00» | 議案調査のため休会",
            "row|«5月5日=2031-05-05» | 月曜 | «15:00=2031-05-05T15:00+09:00» | 発言通告期限",
        ],
        [("港湾委員会", "2031-05-03T13:30+09:00", "")],
    ),
    "labels below the name in its cell": (
        [
            "title1|五月の行事",
            f"row|{DAY} | 臨時総会\n時刻：«10時=2031-05-03T10:00+09:00» 場所：漁協会館2階",
            "row|«5月4日=2031-05-04» | 灯台まつり\n締切：«9時=2031-05-04T09:00+09:00»",
        ],
        [("臨時総会", "2031-05-03T10:00+09:00", "漁協会館2階"), ("灯台まつり", "2031-05-04", "")],
    ),
    "what a cell says of its event": (
        ["title1|講座の日程", "head|日程 | テーマ", f"row|{DAY} | 灯台入門講座\nどなたにもおすすめです。"],
        [("灯台入門講座", "2031-05-03", "")],
    ),
    "day, name, place": (
        ["head|開催日 | 行事名 | 会場", f"row|{DAY} | 潮まつり | みなと公園"],
        [("潮まつり", "2031-05-03", "みなと公園")],
    ),
    "no heads, and the day behind the name and its hall": (
        [
            "title1|大会のあゆみ",
            "row|12 | 第9回潮の大会 | みなと公園 | «2031.5.3~4=2031-05-03..2031-05-04»",
            "row|11 | 灯台選手権 | 岬町 | «2031.4.6=2031-04-06»",
            "row|10 | 灯台のご寄付 | みなと公園 | 一口千円、«2031.4.6=2031-04-06»から",
        ],
        [("第9回潮の大会", "2031-05-03", "みなと公園"), ("灯台選手権", "2031-04-06", "")],
    ),
    "unknown headers": (
        ["head|日 | なかみ | だれでも", f"row|{DAY} | 灯台フォーラム | 可"],
        [("灯台フォーラム", "2031-05-03", "")],
    ),
    "day and place in one cell": (
        ["head|期日・会場 | 事業名", f"row|{DAY} «13:30=2031-05-03T13:30+09:00»~ (教育会館 小ホール) | 第4回理事会"],
        [("第4回理事会", "2031-05-03T13:30+09:00", "教育会館 小ホール")],
    ),
    "a row that lost its first cell": (
        [
            "head|月日 | 時刻 | 内容",
            f"row|{DAY} | «10:00=2031-05-03T10:00+09:00» | 港長表敬",
            "row|«11:30=T11:30+09:00» | 覚書署名式",
        ],
        [("港長表敬", "2031-05-03T10:00+09:00", ""), ("覚書署名式", "T11:30+09:00", "")],
    ),
    "a name of two lines": (
        ["head|時間 | 内容", "row|«10:10=2031-05-03T10:10+09:00» | 基調講演\n「光の道」\n岬 光 氏"],
        [("基調講演 「光の道」", "2031-05-03T10:10+09:00", "")],
    ),
    "a title in quotes with those who speak behind it in one line": (
        [
            "title1|灯台フォーラム",
            "head|時間 | 内容",
            "row|«9:30=2031-05-03T09:30+09:00» | 第2分科会 「海を測る」 モデレータ ‹浜野 渚:PERSON› 港大学教授",
            "row|«13:30=2031-05-03T13:30+09:00» | 特別セッション「光の道」 登壇者 ‹岬 光:PERSON› 岬市長",
            "row|«15:30=2031-05-03T15:30+09:00» | 分科会報告「港の明日」",
        ],
        [
            ("分科会報告「港の明日」", "2031-05-03T15:30+09:00", ""),
            ("特別セッション「光の道」", "2031-05-03T13:30+09:00", ""),
            ("第2分科会 「海を測る」", "2031-05-03T09:30+09:00", ""),
        ],
    ),
    "several items of a diary in one cell": (
        [
            "title1|町長の公務日誌",
            "head|日程 | 内容",
            f"row|{DAY} | 部長会議 第5回彫刻展 授賞式 漁協申し入れ 議会運営委員会",
        ],
        [(n, "2031-05-03", "") for n in ("部長会議", "第5回彫刻展 授賞式", "漁協申し入れ", "議会運営委員会")],
    ),
    "a list of notices": (["head|掲載日 | タイトル", f"row|{DAY} | 灯台講座の受講生"], []),
    "deadlines and closed days": (
        ["head|日 | 内容", f"row|{DAY} | 休館日", f"row|{DAY} | 申込締切", f"row|{DAY} | みなと会館の詳細"],
        [("みなと会館の詳細", "2031-05-03", "")],
    ),
    "people and their birthdays": (["head|氏名 | 生年月日", f"row|‹浜野 渚:PERSON› | {DAY}"], []),
}


@pytest.mark.parametrize("name", ROWS)
def test_rows(name: str, stated: Stated) -> None:
    lines, wanted = ROWS[name]
    assert sorted((e.name, e.start, e.venue) for e in stated(*lines)) == sorted(wanted)


def test_people_with_the_sessions_in_which_they_appear(stated: Stated) -> None:
    got = stated(
        "title1|灯台フォーラム",
        "head|氏名 | 役職 | 登壇",
        "row|‹浜野 渚:PERSON› | 市長 | 開会式(«13日=2031-06-13»)、市長会議(«14日=2031-06-14»)",
        "row|‹潮見 岬:PERSON› | 総裁 | 市長会議(«14日=2031-06-14»)",
    )
    assert [(e.name, e.start, {p.entity for p in e.people}) for e in got] == [
        ("開会式", "2031-06-13", {"浜野渚"}),
        ("市長会議", "2031-06-14", {"浜野渚", "潮見岬"}),
    ]


def test_contents_with_their_days(stated: Stated) -> None:
    got = stated(
        "title1|記録",
        "heading3|港町長の来訪",
        "field|日程：«7月29日～31日=2031-07-29..2031-07-31»",
        "field|内容：提携に関する協議（«29日=2031-07-29»、町役場）、加工場の視察（«30日=2031-07-30»）",
    )
    assert [(e.name, e.start, e.venue, e.parent) for e in got] == [
        ("港町長の来訪", "2031-07-29", "", ""),
        ("提携に関する協議", "2031-07-29", "町役場", "港町長の来訪"),
        ("加工場の視察", "2031-07-30", "", "港町長の来訪"),
    ]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("18都市、70名(主催者を含む)", []),  # how many came
        ("約300人", []),
        ("千人の合唱祭", ["千人の合唱祭"]),
        ("12都市サミット", ["12都市サミット"]),
    ],
)
def test_a_count_is_no_name(title: str, expected: list[str], stated: Stated) -> None:
    got = stated(f"title1|{title}", "field|日時：«2031年5月3日(土)=2031-05-03»", "field|会場：みなと会館")
    assert [e.name for e in got] == expected


@pytest.mark.parametrize(("last", "whole"), [("5月3日(土)=2031-05-03", "灯台会議"), ("9月3日(水)=2031-09-03", "")])
def test_a_heading_over_rows_of_few_days_is_their_whole(stated: Stated, last: str, whole: str) -> None:
    rows = ["head|月日 | 内容", "row|«5月2日(金)=2031-05-02» | 開会の集い", f"row|«{last}» | 灯台見学会"]
    found = stated("title1|集いのご案内", "title2|灯台会議", *rows)
    assert [e.parent for e in found if e.name in ("開会の集い", "灯台見学会")] == [whole] * 2
