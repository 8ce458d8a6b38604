"""What a page tells linking: all that its statements say, nothing else of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pipeline.link.columns import Table, table
from pipeline.link.page_names import lists_of
from pipeline.link.telling import EVENT_LISTS, EVENTS, PEOPLE, PEOPLE_LISTS, Telling, taking_part, telling, whole_of
from pipeline.model import (
    Block,
    CityStatement,
    Document,
    EventCity,
    EventOrganization,
    EventPerson,
    EventStatement,
    Evidence,
    Mention,
    Office,
    OrganizationStatement,
    Page,
    PersonStatement,
    Place,
    Problem,
    Reject,
    Time,
)

BAY, HILL = Place("jp:000001", "浜辺市", country_code="JP"), Place("jp:000002", "山手市", country_code="JP")
PERSON = PersonStatement("pg_1", "高見沢修平", 3, 8, "高見沢修平", ("高見沢",), (Office("市長", "浜辺市"),), 0.8)
TALKS = EventStatement(
    "pg_1", "第3回みなと会議", 9, 16, "第3回みなと会議", "lines", "conference", "held", "2024-11-12", "2024-11-13",
    ("2024-11-12", "2024-11-13"), "day", "Asia/Tokyo", "浜辺会館", "浜辺市", BAY, "JP", "みなと週間", "row", 0.7,
    ("みなと会議",), (EventPerson("高見沢", "高見沢修平", "speaker", "会長", "みなと協会"),),
    (EventCity("山手市", "山手市", "participant"),), (EventOrganization("浜辺水道", "host"),), (20,),
    (Evidence("start", 20, 25, "11月12日", "rule", "r"),),
)  # fmt: skip
WEEK = EventStatement("pg_1", "みなと週間", 30, 35, "みなと週間", "lines", start="2024-11", end="2024-11")
PAGE = Document(
    Page("pg_1", "1.txt", site="浜辺"),
    mentions=(Mention("pg_1", 0, 40, 43, "山手市", "CITY", "山手市", "rule", "", 0.6, "山手市", place=HILL),),
    events=(TALKS, WEEK),
    people=(PERSON,),
    cities=(CityStatement("pg_1", "浜辺市", 50, 53, "浜辺市", BAY, 0.9),),
)
EVENT_FIELDS: dict[str, Any] = {
    "name": "第4回みなと会議", "start_char": 8, "end_char": 17, "text": "第3回みなと会議。", "rule": "list",
    "kind": "meeting", "status": "cancelled", "start": "2024-11-11", "end": "2024-11-14", "dates": (),
    "precision": "month", "timezone": "", "venue": "山手会館", "city": "浜辺", "place": None, "country_code": "",
    "parent": "", "basis": "list", "confidence": 0.71, "aliases": (), "people": (), "cities": (),
    "organizations": (), "times": (), "evidence": (),
}  # fmt: skip
PERSON_FIELDS: dict[str, Any] = {
    "name": "高見沢道子", "start_char": 2, "end_char": 9, "text": "高見沢 修平", "aliases": (), "offices": (),
    "confidence": 0.81,
}  # fmt: skip


def people(told: Telling) -> Table:
    return table([told.people], PEOPLE, PEOPLE_LISTS)


def events(told: Telling) -> Table:
    return table([told.events], EVENTS, EVENT_LISTS)


def changed(**fields: Any) -> Document:
    return replace(PAGE, events=(replace(TALKS, **fields), WEEK))


@pytest.mark.parametrize("field", EVENT_FIELDS.keys() | {"page_id"})
def test_an_event_that_says_anything_else_has_another_digest(field: str) -> None:
    other = changed(**{field: {**EVENT_FIELDS, "page_id": "pg_2"}[field]})
    digests = [events(telling(page)).rows["digest"].tolist() for page in (PAGE, other)]
    assert (digests[0][0] == digests[1][0], digests[0][1] == digests[1][1]) == (False, True)
    assert {*EVENT_FIELDS, "page_id"} == set(EventStatement.__slots__)


@pytest.mark.parametrize("field", PERSON_FIELDS)
def test_a_person_of_whom_anything_else_is_said_has_another_digest(field: str) -> None:
    other = replace(PAGE, people=(replace(PERSON, **{field: PERSON_FIELDS[field]}),))
    assert people(telling(PAGE)).rows["digest"] != people(telling(other)).rows["digest"]
    assert {*PERSON_FIELDS, "page_id"} == set(PersonStatement.__slots__)


def test_the_year_of_a_page_is_told_with_its_people() -> None:
    other = changed(start="2023-11-12", end="2023-11-13")
    assert people(telling(PAGE)).rows["digest"] != people(telling(other)).rows["digest"]
    assert people(telling(PAGE)).rows["digest"] == people(telling(changed(start="2024-10-12"))).rows["digest"]


@pytest.mark.parametrize(
    "more",
    [
        {"page": replace(PAGE.page, text="高見沢修平", title="会議", url="u", fetched_at="2024", source="2.txt")},
        {"blocks": (Block("pg_1", 0, 0, 5, "title"),)},
        {"times": (Time("pg_1", 0, 20, 25, "11月12日", "2024-11-12", "2024-11-12", "day", "date"),)},
        {"rejects": (Reject("pg_1", "strip", 0, 1, "", "", "", ""),), "problems": (Problem("pg_1", "", 0, 1, "", ""),)},
    ],
)
def test_what_is_no_statement_is_not_told(more: dict[str, Any]) -> None:
    assert telling(replace(PAGE, **more)) == telling(PAGE)


def test_evidence_changes_nothing_but_the_digest() -> None:
    with_it, without = (events(telling(page)) for page in (PAGE, changed(evidence=())))
    assert [n for n, *_ in EVENTS if (with_it.rows[n] != without.rows[n]).any()] == ["digest"]
    assert all(with_it.lists[n].values.tolist() == without.lists[n].values.tolist() for n in EVENT_LISTS)


def test_another_site_gives_other_keys_of_the_site_and_no_others() -> None:
    here, there = telling(PAGE), telling(replace(PAGE, page=replace(PAGE.page, site="山手")))
    assert (here.site, there.site) == ("浜辺", "山手")
    lists = [people(told).lists for told in (here, there)]
    differ = {name for name in PEOPLE_LISTS if lists[0][name].values.tolist() != lists[1][name].values.tolist()}
    assert differ == {"site", "site_short", "posts", "posts_short"}
    keys = [set(events(told).lists["keys"].values.tolist()) for told in (here, there)]
    assert min(len(keys[0] - keys[1]), len(keys[1] - keys[0]), len(keys[0] & keys[1])) > 0
    nowhere = telling(replace(PAGE, page=replace(PAGE.page, site="")))
    assert people(nowhere).lists["site"].values.tolist() == []


def test_what_events_speak_of_is_told_by_places_on_the_page() -> None:
    told, found = telling(PAGE), events(telling(PAGE))
    assert (told.places, told.silent, told.told) == ((BAY, HILL), (), ((0, 0.9), (0, 0.7), (1, 0.6)))
    assert [row[1:] for row in told.cities] == [(0, "浜辺市")]
    assert [row[1:] for row in told.bodies] == [("浜辺水道", -1, 0.7)]
    assert told.served == ("みなと協会",)
    assert [found.rows[c].tolist() for c in ("city", "whole", "parent_here")] == [[0, -1], [1, -1], [1, -1]]
    assert (found.lists["people"].values.tolist(), found.lists["cities"].values.tolist()) == ([0], [0, 1])
    spans = list(zip(found.rows["start"].tolist(), found.rows["end"].tolist(), strict=True))
    assert spans == [(b"2024-11-12", b"2024-11-13"), (b"2024-11", b"2024-11")]


def test_what_the_page_does_not_know_takes_no_part() -> None:
    talks = replace(TALKS, people=(EventPerson("誰か", "誰か", "host"),), cities=(), place=None, parent="他の週間")
    found = lists_of(replace(PAGE, events=(talks, WEEK)))
    assert taking_part(talks, found) == ([], [])
    assert [whole_of(name, found) for name in (talks.parent, "", "みなと 週間")] == [-1, -1, 1]


def test_a_body_that_the_page_states_is_not_one_of_another_page() -> None:
    stated = OrganizationStatement("pg_1", "みなと協会", 60, 65, "みなと協会")
    assert telling(replace(PAGE, organizations=(stated,))).served == ()
