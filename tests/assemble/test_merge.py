from __future__ import annotations

import pytest

from pipeline.assemble.merge import merged
from pipeline.model import EventStatement


def event(name: str, start: str, rule: str = "prose", at: int = 0, end: str = "", **more: str) -> EventStatement:
    return EventStatement("p", name, at, at + len(name), name, rule, start=start, end=end or start, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("a", "b", "count"),
    [
        (event("第4回灯台カフェ", "2031-01-15", "prose_title"), event("灯台カフェ", "2031-01-15", at=50), 1),
        (event("庁議", "2031-01-15", "line"), event("庁議", "2031-01-22", "line", 50), 2),
        (
            event("灯台展示", "T14:00+09:00", "table_row"),
            event("灯台展示", "2031-01-15T11:00+09:00", "table_row", 50),
            2,
        ),
        (event("灯台会議", "2031-01-15", "fields"), event("灯台会議", "", at=50), 1),
        (event("灯台会議", "2031-01-15", "fields"), event("港まつり", "2031-01-15", at=50), 2),
        (event("灯台記者会見", "2031-01-15", "prose_title"), event("定例記者会見", "2031-01-15", "line", 50), 1),
        (event("灯台記者会見", "2031-01-15", "line"), event("定例記者会見", "2031-01-15", "line", 50), 2),
        (event("灯台記者会見", "2031-01-15", "prose_title"), event("臨時部長会", "2031-01-15", "line", 50), 2),
        (event("全体会議", "2031-01", "prose"), event("全体会議", "2031-01-15", "fields", 50), 1),
    ],
)
def test_same_or_not(a: EventStatement, b: EventStatement, count: int) -> None:
    assert len(merged([a, b])) == count == len(merged([b, a]))


SLOT = {"start": "2031-05-10T13:00+09:00", "end": "2031-05-10T16:00+09:00", "rule": "fields"}


@pytest.mark.parametrize(
    ("a", "b", "venue", "count"),
    [
        ("県民健康講座", "灯台市・県民健康講座「よく眠る」", "みなと会館", 1),
        ("県民健康講座", "料理教室", "みなと会館", 2),
        ("県民健康講座", "灯台市・県民健康講座「よく眠る」", "", 2),
        ("知事記者会見", "知事記者会見(定例)/庁議報告ほか", "庁舎会議室", 1),
    ],
)
def test_the_full_name_in_a_field_is_that_of_the_title(a: str, b: str, venue: str, count: int) -> None:
    got = merged([event(a, **SLOT, venue=venue), event(b, **SLOT, at=50, venue=venue, parent=a + "のご案内")])
    assert len(got) == count
    assert b in {e.name for e in got}
    if count == 1:
        assert got[0].parent == ""


def test_the_fullest_stands() -> None:
    got = merged(
        [
            event("灯台会議", "2031-01-15", "prose", 50, venue="みなと会館"),
            event("第4回灯台会議", "2031-01-15", "prose_title"),
        ]
    )[0]
    assert (got.name, got.venue, got.aliases) == ("第4回灯台会議", "みなと会館", ("灯台会議",))


@pytest.mark.parametrize(
    ("whole", "rule", "part", "start"),
    [
        ("春の安全運動出発式に参加", "prose_title", "出発式", "2031-05-11T13:30+09:00"),
        ("春の安全運動出発式に参加", "prose_title", "懇親会", "2031-05-11"),
        ("春の安全運動出発式に参加", "line", "出発式", "2031-05-11"),
    ],
)
def test_the_hour_that_a_later_sentence_tells(whole: str, rule: str, part: str, start: str) -> None:
    got = merged([event(whole, "2031-05-11", rule), event(part, "T13:30+09:00", at=80)])
    assert got[0].start == got[0].end == start
    assert len(got) == (1 if "T" in start else 2)
