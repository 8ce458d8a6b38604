"""Cities that are weighed for an event, on invented pages: what speaks for and against, what is added, what goes."""

from __future__ import annotations

from types import ModuleType

import pytest

from pipeline import vocabulary
from pipeline.assemble import ruled, taking_part
from pipeline.assemble.taking_part_signs import Happening, Town, happenings, of_pair, towns
from pipeline.assemble.view import View
from pipeline.assemble.weighing import ALWAYS, Signs
from pipeline.settings import DEFAULT

DAY = "«2031年9月1日=2031-09-01»"
OTHER = "«2031年9月3日=2031-09-03»"
GUESTS = (
    "title1|‹ラハティ市:CITY›訪問団の来訪",
    f"paragraph|{DAY}、姉妹都市‹ラハティ市:CITY›の訪問団が‹汐市:CITY›を訪れました。",
)
SHOW = ("title1|灯台の写真展", f"paragraph|{DAY}、写真展を開きました。")


def viewed(lined: ModuleType, *lines: str) -> View:
    return View(lined.page(*lines), DEFAULT)


def signs(lined: ModuleType, city: str, *lines: str) -> Signs:
    """Those of a city and the first event of a page."""
    view = viewed(lined, *lines)
    town = next(t for t in towns(view) if city in t.names)
    return of_pair(town, happenings(view, ruled(view)[0])[0])


def taking(lined: ModuleType, *lines: str) -> list[list[str]]:
    """Of each event of a page the cities that take part."""
    view = viewed(lined, *lines)
    events = taking_part.weighed(view, ruled(view)[0])
    return [[c.name for c in e.cities if c.role == "participant"] for e in events]


@pytest.mark.parametrize(
    ("city", "sign"),
    [
        ("ラハティ市", "name"),
        ("ラハティ市", "leads"),
        ("ラハティ市", "behind_party"),
        ("ラハティ市", "before_twin"),
        ("ラハティ市", "mutual_name"),
        ("汐市", "behind_visit"),
        ("汐市", "told"),
        ("汐市", "kind_visit"),
        ("汐市", "mutual"),
    ],
)
def test_the_words_beside_a_city_and_its_place_are_signs(lined: ModuleType, city: str, sign: str) -> None:
    assert signs(lined, city, *GUESTS).get(sign)


@pytest.mark.parametrize("sign", ["name", "leads", "far", "behind_party", "owner"])
def test_what_is_said_of_one_city_is_no_sign_of_another(lined: ModuleType, sign: str) -> None:
    assert not signs(lined, "汐市", *GUESTS).get(sign)


def test_how_often_a_city_is_named_is_counted_up_to_a_bound(lined: ModuleType) -> None:
    more = ("paragraph|‹汐市:CITY›の港です。",) * 9
    assert signs(lined, "汐市", *GUESTS)["count"] == 1
    assert signs(lined, "汐市", *GUESTS, *more)["count"] == 6


def test_both_sides_of_a_visit_take_part(lined: ModuleType) -> None:
    assert sorted(taking(lined, *GUESTS)[0]) == ["ラハティ市", "汐市"]


@pytest.mark.parametrize(
    "lines",
    [
        (
            "title1|灯台の写真展",
            f"paragraph|{DAY}、写真展を開きました。",
            "paragraph|写真は‹汐市:CITY›で撮られました。",
        ),
        (
            "title1|灯台の写真展",
            f"paragraph|{DAY}、写真展を開きました。",
            "paragraph|‹汐市:CITY›議会の議員が撮りました。",
        ),
        (
            "title1|灯台商工会議所の表敬訪問",
            f"paragraph|{DAY}、会頭が訪問しました。",
            "paragraph|‹汐市:CITY›、‹波市:CITY›の2商工会議所です。",
        ),
    ],
)
def test_a_city_that_only_stands_below_takes_no_part(lined: ModuleType, lines: tuple[str, ...]) -> None:
    assert taking(lined, *lines) == [[]]


def test_a_city_that_only_tells_bodies_apart_is_not_weighed(lined: ModuleType) -> None:
    view = viewed(lined, "paragraph|‹汐市:CITY›、‹波市:CITY›の2商工会議所と‹岬市:CITY›の港です。")
    assert [t.key for t in towns(view)] == ["岬市"]


def test_a_rule_is_believed_where_the_name_has_the_city_or_little_speaks_against_it() -> None:
    against: Signs = {"far": True, "far_above": True, "behind_in": True, "region": True, "rule_row": True, "events": 8}
    assert not taking_part.takes_part(against, ruled=True)
    assert taking_part.takes_part({**against, "name": True}, ruled=True)
    assert taking_part.takes_part({"told": True, "people_of": True, "mutual": True}, ruled=True)


def test_only_to_an_event_between_cities_one_is_added(lined: ModuleType) -> None:
    found = dict(signs(lined, "汐市", *GUESTS))
    assert taking_part.takes_part(found, ruled=False)
    del found["mutual"]
    assert not taking_part.takes_part(found, ruled=False)


def test_on_a_crowded_page_only_cities_that_stand_with_an_event_are_weighed(
    lined: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    pair = (*GUESTS, f"paragraph|{OTHER}、‹岬市:CITY›の使節団が来訪し、記念植樹を行いました。")
    asked: list[tuple[str, str]] = []

    def noted(town: Town, happening: Happening) -> Signs:
        asked.append((town.key, happening.event.name))
        return of_pair(town, happening)

    monkeypatch.setattr(taking_part, "of_pair", noted)
    taking(lined, *pair)
    everything = len(asked)
    asked.clear()
    monkeypatch.setattr(taking_part, "CROWD", 1)
    taking(lined, *pair)
    assert 0 < len(asked) < everything


def test_a_page_without_cities_is_left_as_it_is(lined: ModuleType) -> None:
    view = viewed(lined, *SHOW)
    events = ruled(view)[0]
    assert taking_part.weighed(view, events) == events


def test_every_sign_of_words_stands_once_and_has_a_pattern_of_its_place() -> None:
    rows = vocabulary.read("assemble", "taking_part_words")
    keys = [(r["where"], r["sign"]) for r in rows]
    assert len(keys) == len(set(keys))
    assert {r["where"] for r in rows} == {"behind", "before", "event"}
    assert all(r["pattern"].endswith("$") for r in rows if r["where"] == "before")


def test_each_weight_is_of_a_sign_that_the_code_gives() -> None:
    known = {r["sign"] for r in vocabulary.read("assemble", "taking_part")}
    beside = {f"{r['where']}_{r['sign']}" for r in vocabulary.read("assemble", "taking_part_words")}
    worded = {s for s in known if s.startswith(("behind_", "before_", "event_")) and s != "event_many"}
    assert ALWAYS in known
    assert worded <= beside
