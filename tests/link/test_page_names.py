"""What a name on a page refers to: of all that claim it the first, names before other spellings."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.link.page_names import Label, Lists, PageNames, lists_of
from pipeline.model import (
    CityStatement,
    Document,
    EventCity,
    EventOrganization,
    EventStatement,
    Mention,
    OrganizationStatement,
    Page,
    PersonStatement,
    Place,
)

BAY, HILL, PORT = (Place(f"jp:{n}", name, country_code="JP") for n, name in enumerate(["浜辺市", "山手市", "釜浦市"]))


def person(name: str, *aliases: str) -> PersonStatement:
    return PersonStatement("pg_1", name, 0, 0, "", aliases)


def event(name: str, *aliases: str, **more: Any) -> EventStatement:
    return EventStatement("pg_1", name, 0, 0, "", "test", aliases=aliases, **more)


def city(place: Place, name: str = "") -> CityStatement:
    return CityStatement("pg_1", name or place.name, 0, 0, "", place)


def mention(name: str, place: Place | None, entity: str = "") -> Mention:
    return Mention("pg_1", 0, 0, 0, "", "CITY", name, "rule", "", 1.0, entity, place=place)


def lists(**parts: Any) -> Lists:
    return lists_of(Document(Page("pg_1", "1.txt"), **parts))


PEOPLE = (person("高見沢修平", "高見沢", "西野原"), person("西野原"), person("Ann Sørli", "高見沢"))


@pytest.mark.parametrize(
    ("label", "names", "at"),
    [
        ("PERSON", ("高見沢修平",), 0),
        ("PERSON", ("高見沢",), 0),  # the first claim stands
        ("PERSON", ("西野原",), 1),  # one's name before another's other spelling
        ("PERSON", ("ＡＮＮ　SØRLI",), 2),  # folded
        ("PERSON", ("高見沢 修平",), 0),
        ("PERSON", ("いない", "西野原"), 1),
        ("PERSON", ("高見沢道子",), -1),
        ("PERSON", ("",), -1),
        ("PERSON", (), -1),
        ("EVENT", ("高見沢修平",), -1),  # each label by itself
        ("EVENT", ("みなと祭",), 1),
        ("EVENT", ("第3回みなと祭",), 0),
        ("EVENT", ("みなと",), -1),
    ],
)
def test_people_and_events(label: Label, names: tuple[str, ...], at: int) -> None:
    events = (event("第3回みなと祭", "みなと祭"), event("みなと祭"))
    assert lists(people=PEOPLE, events=events).names.get(label, *names) == at


def test_a_spelling_as_written_stands_before_a_folded_one() -> None:
    names = PageNames()
    for at, name in enumerate(["ＡＢＣ", "ABC"]):
        names.add("ORG", name, at)
    assert [names.get("ORG", n) for n in ("ＡＢＣ", "ABC", "abc")] == [0, 1, 0]


def test_places_that_a_page_tells_of_and_silent_ones() -> None:
    found = lists(
        cities=(city(BAY, "浜辺"), city(BAY)),
        events=(event("みなと祭", place=HILL),),
        mentions=(mention("浜辺市", BAY), mention("釜浦", PORT, "釜浦市"), mention("どこか", None)),
    )
    assert (found.places, found.silent) == ((BAY, HILL), (PORT.key,))
    assert [found.place_at(p.key) for p in (BAY, HILL, PORT)] == [0, 1, 2]
    names = ["浜辺", "浜辺市", "釜浦", "釜浦市", "どこか", "山手市"]
    assert [found.names.get("CITY", n) for n in names] == [0, 0, 2, 2, -1, -1]
    with pytest.raises(KeyError):
        found.place_at("jp:9")


def test_a_place_that_takes_part_is_told_of() -> None:
    there = (mention("釜浦市", PORT),)
    taking_part = event("みなと祭", cities=(EventCity("釜浦市", "釜浦市", "participant"),))
    assert lists(mentions=there, events=(taking_part,)).places == (PORT,)
    assert lists(mentions=there, events=(event("みなと祭"),)).silent == (PORT.key,)


def test_two_places_of_one_key_have_one_number() -> None:
    other = Place(BAY.key, "浜辺町")
    found = lists(cities=(city(BAY), city(other)))
    assert found.places == (BAY, other)
    assert [found.names.get("CITY", n) for n in ("浜辺市", "浜辺町")] == [0, 0]


def test_bodies_that_a_page_states_and_those_that_take_part() -> None:
    stated = OrganizationStatement("pg_1", "株式会社みなと水道", 0, 0, "", BAY, 0.9)
    part = tuple(EventOrganization(n, "host") for n in ("株式会社みなと水道", "山手協会", "山手協会", ""))
    found = lists(organizations=(stated,), events=(event("みなと祭", organizations=part, confidence=0.7),))
    assert [(b.name, b.place, b.confidence) for b in found.bodies] == [
        ("株式会社みなと水道", 0, 0.9),
        ("山手協会", -1, 0.7),
    ]
    assert len({b.key for b in found.bodies}) == 2
    names = ["株式会社みなと水道", "山手協会", "みなと水道"]
    assert [found.names.get("ORG", n) for n in names] == [0, 1, -1]
    assert found.names.get("BODY", "みなと水道") == 0


def test_a_page_that_says_nothing() -> None:
    found = lists()
    assert (found.places, found.silent, found.bodies, found.names) == ((), (), (), PageNames())
