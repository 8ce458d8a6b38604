"""Rows between the things of one page, from its share; what a name means there, and what cannot be told."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pipeline.link.corpus import CityOfEvent, OrganizationOfEvent, PersonOfEvent
from pipeline.link.relate import Related, Share, related
from pipeline.model import (
    CityStatement,
    Document,
    EventCity,
    EventOrganization,
    EventPerson,
    EventStatement,
    Mention,
    Page,
    PersonStatement,
    Place,
)

BAY, HILL = Place("jp:000001", "浜辺市", country_code="JP"), Place("jp:000002", "山手市", country_code="JP")
PEOPLE = (PersonStatement("pg_1", "高見沢修平", 0, 0, "", ("高見沢",)), PersonStatement("pg_1", "西野原綾子", 1, 1, ""))


def event(*people: EventPerson, name: str = "みなと会議", at: int = 0, **more: Any) -> EventStatement:
    return EventStatement("pg_1", name, at, at, "", "test", people=people, **more)


def speaker(name: str, title: str = "", affiliation: str = "", **more: Any) -> EventPerson:
    return EventPerson(name, more.get("entity", name), more.get("role", "speaker"), title, affiliation)


def mention(label: Any, name: str, entity: str = "", place: Place | None = None) -> Mention:
    return Mention("pg_1", 0, 0, 0, "", label, name, "rule", "", 1.0, entity, place=place)


def told(*events: EventStatement, served: dict[str, str] | None = None, **more: Any) -> Related:
    """What a page says whose statements are all things by themselves: ev_0, pe_0, pe_1."""
    places = more.pop("places", ("ci_0", "ci_1", "ci_2"))
    page = Document(Page("pg_1", "1.txt"), events=events, people=PEOPLE, **more)
    share = Share(tuple(f"ev_{n}" for n in range(len(events))), ("pe_0", "pe_1"), places, (), served)
    organizations = {o.name for e in events for o in e.organizations if o.name}
    return related(page, replace(share, bodies=tuple(f"or_{n}" for n in range(len(organizations)))))


def row(person: str, name: str, title: str = "", body: str = "", served: str = "", role: Any = "speaker") -> Any:
    return PersonOfEvent("ev_0", person, "pg_1", name, title, body, served, role)


@pytest.mark.parametrize(
    ("people", "rows"),
    [
        ([speaker("高見沢修平")], [row("pe_0", "高見沢修平")]),
        ([speaker("高見沢", entity="高見沢修平")], [row("pe_0", "高見沢")]),
        ([speaker("高見沢", entity="誰か")], [row("pe_0", "高見沢")]),  # by its name where the entity is unknown
        ([speaker("西野原綾子", entity="高見沢修平")], [row("pe_0", "西野原綾子")]),  # the entity first
        ([speaker("高見沢修平"), speaker("高見沢", "市長")], [row("pe_0", "高見沢", "市長")]),  # what tells most
        (
            [speaker("高見沢", "市長"), speaker("高見沢修平", "会長")],
            [row("pe_0", "高見沢", "市長")],
        ),  # the first of two
        (
            [speaker("高見沢", role="host"), speaker("高見沢")],
            [row("pe_0", "高見沢", role="host"), row("pe_0", "高見沢")],
        ),
        (
            [speaker("西野原綾子", "", "みなと協会"), speaker("高見沢", "", "㈱浜辺水道")],
            [row("pe_0", "高見沢", "", "㈱浜辺水道", "or_9"), row("pe_1", "西野原綾子", "", "みなと協会", "or_0")],
        ),
        ([speaker("高見沢", "", "どこかの会")], [row("pe_0", "高見沢", "", "どこかの会")]),
    ],
)
def test_who_takes_part(people: list[EventPerson], rows: list[PersonOfEvent]) -> None:
    holds = (EventOrganization("みなと協会", "host"),)
    found = told(event(*people, organizations=holds), served={"浜辺水道": "or_9"})
    assert (list(found.people), found.problems) == (rows, ())


def test_whoever_the_page_has_no_row_for_is_a_problem() -> None:
    found = told(event(speaker("誰か"), speaker("高見沢"), cities=(EventCity("浜辺市", "浜辺市", "participant"),)))
    assert [r.person_id for r in found.people] == ["pe_0"]
    assert found.cities == ()
    assert {(p.code, p.detail) for p in found.problems} == {
        ("unknown_person", "no row for 誰か"),
        ("unknown_city", "no row for 浜辺市"),
    }


def city(thing: str, name: str, role: Any) -> CityOfEvent:
    return CityOfEvent("ev_0", thing, "pg_1", name, role)


def test_where_it_is_and_which_cities_take_part() -> None:
    held = event(place=BAY, city="浜辺", cities=(EventCity("山手市", "山手市", "participant"),) * 2)
    found = told(held, cities=(CityStatement("pg_1", "山手市", 0, 0, "", HILL),))
    assert found.cities == (city("ci_0", "山手市", "participant"), city("ci_1", "浜辺", "venue"))
    assert told(replace(held, city="", cities=())).cities == (city("ci_0", "浜辺市", "venue"),)


def test_which_bodies_hold_it() -> None:
    holds = tuple(
        EventOrganization(n, r) for n, r in [("山手協会", "host"), ("浜辺協会", "host"), ("山手協会", "host")]
    )
    bodies = {o: OrganizationOfEvent("ev_0", o, "pg_1", "host") for o in ("or_0", "or_1")}
    found = told(event(organizations=(*holds, EventOrganization("", "host"))))
    assert found.organizations == (bodies["or_0"], bodies["or_1"])


def test_what_each_statement_and_name_is() -> None:
    found = told(
        event(), event(name="みなと祭", at=5),
        cities=(CityStatement("pg_1", "浜辺市", 0, 0, "", BAY),),
        mentions=(
            mention("PERSON", "高見沢 修平", "高見沢 修平"), mention("PERSON", "誰か"), mention("VENUE", "浜辺会館"),
            mention("CITY", "山手", "山手市", HILL), mention("CITY", "釜浦市", "", Place("jp:000003", "釜浦市")),
        ),
        places=("ci_0", "ci_1", ""),
    )  # fmt: skip
    assert sorted(found.thing_of.values()) == ["ci_0", "ev_0", "ev_1", "pe_0", "pe_1"]
    names = {(label, name): thing for (_, label, name), thing in found.named.items() if label != "PLACE"}
    assert names == {
        ("PERSON", "高見沢修平"): "pe_0", ("PERSON", "高見沢"): "pe_0", ("PERSON", "西野原綾子"): "pe_1",
        ("PERSON", "高見沢 修平"): "pe_0", ("EVENT", "みなと会議"): "ev_0", ("EVENT", "みなと祭"): "ev_1",
        ("CITY", "浜辺市"): "ci_0", ("CITY", "山手市"): "ci_1", ("CITY", "山手"): "ci_1",
    }  # fmt: skip


def test_a_share_of_another_page_is_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        related(Document(Page("pg_1", "1.txt"), people=PEOPLE), Share(people=("pe_0",)))
