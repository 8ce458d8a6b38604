"""Parts with their hours in brackets, invented; and lines with brackets that are no parts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.model import EventStatement

Stated = Callable[..., list[EventStatement]]

HEAD = [
    "title1|みなと文化祭",
    "field|日時：«2031年5月3日(土)=2031-05-03»、«4日(日)=2031-05-04»",
    "heading2|内容",
]
PARTS = [
    "paragraph|手芸品の展示(«3日=2031-05-03»:«午前10時から午後4時=2031-05-03T10:00+09:00..2031-05-03T16:00+09:00»)",
    "list_item|- 編み物",
    "paragraph|マジックショー(«3日=2031-05-03»:«午後1時=2031-05-03T13:00+09:00»から)",
    "paragraph|地域のみなさんが腕をみせます。",
    "paragraph|合唱の集い（«4日=2031-05-04»　«午前11時=2031-05-04T11:00+09:00»～）",
]


def test_lines_with_their_hours_in_brackets_are_parts(stated: Stated) -> None:
    found = [(e.name, e.start, e.parent) for e in stated(*HEAD, *PARTS) if e.parent]
    assert found == [
        ("手芸品の展示", "2031-05-03T10:00+09:00", "みなと文化祭"),
        ("マジックショー", "2031-05-03T13:00+09:00", "みなと文化祭"),
        ("合唱の集い", "2031-05-04T11:00+09:00", "みなと文化祭"),
    ]


def test_on_one_day_the_hour_is_enough(stated: Stated) -> None:
    lines = [
        HEAD[0],
        "field|日時：«2031年5月3日(土)=2031-05-03»",
        "paragraph|琴の演奏（«10時=T10:00»～）",
        "paragraph|腹話術（«11時=T11:00»～）",
        "paragraph|餅つき（«13時=T13:00»～）",
    ]
    found = [(e.name, e.start[:16]) for e in stated(*lines) if e.parent]
    assert found == [("琴の演奏", "2031-05-03T10:00"), ("腹話術", "2031-05-03T11:00"), ("餅つき", "2031-05-03T13:00")]


@pytest.mark.parametrize(
    "lines",
    [
        [*HEAD, *PARTS[:4]],  # two
        [HEAD[0], *PARTS],  # the page's event has no day
        [*HEAD[:2], "heading2|申込方法", *PARTS],  # what people must do
        [*HEAD, *(p.replace("から)", "から先着順)").replace("～）", "～雨天中止）") for p in PARTS)],  # more is said
        [*HEAD, *(p.replace("2031-05", "2031-06") for p in PARTS)],  # other days
        [
            *HEAD,
            "paragraph|受付(«3日=2031-05-03»:«9時=2031-05-03T09:00+09:00»から)",
            "paragraph|開場(«3日=2031-05-03»:«9時30分=2031-05-03T09:30+09:00»から)",
            "paragraph|閉場(«4日=2031-05-04»:«16時=2031-05-04T16:00+09:00»)",
        ],  # doors
    ],
)
def test_no_parts(stated: Stated, lines: list[str]) -> None:
    assert [e for e in stated(*lines) if e.rule == "line" and e.parent] == []
