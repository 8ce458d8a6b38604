"""What is known of statements about events beside their own words: which people and places they mean, their wholes."""

from dataclasses import replace

import numpy as np
import pytest

from pipeline.link.grouping import Members
from pipeline.link.memo import Forgetful
from pipeline.model import Document, EventPerson, EventStatement, Office, Page, PersonStatement, Place
from tests.link.test_settling import concluded

PART = EventStatement(
    "pg_5", "分科会", 0, 3, "分科会", "test", start="2024-05-01", end="2024-05-01", parent="みなと会議"
)


def page(number: int, *events: EventStatement, people: tuple[str, ...] = ()) -> Document:
    page_id = f"pg_{number}"
    said = tuple(PersonStatement(page_id, p, 0, 0, p, offices=(Office("市長", "浜辺市"),)) for p in people)
    return Document(Page(page_id, f"{number}.txt"), events=events, people=said)


def digests(*pages: Document) -> dict[str, int]:
    """By the names of the events, of which each is stated once."""
    joined = concluded(sorted(pages, key=lambda d: d.page.page_id), Forgetful()).linked.events
    said = joined.statements.said(range(len(joined.statements)))
    return {s.name: int(d) for s, d in zip(said, joined.statements.digests, strict=True)}


def test_another_city_is_told() -> None:
    """A place in no list joins one of its name when a page names that."""
    here = replace(PART, place=Place("x::ウル市", "ウル市"))
    listed = EventStatement(
        "pg_7", "港まつり", 0, 4, "港まつり", "test", place=Place("gn:1", "ウル", country_code="IT")
    )
    elsewhere = replace(listed, place=Place("gn:2", "オル", country_code="IT"))
    alone = digests(page(5, here))["分科会"]
    assert digests(page(5, here), page(7, listed))["分科会"] != alone
    assert digests(page(5, here), page(7, elsewhere))["分科会"] == alone


def test_another_id_of_somebody_who_takes_part_changes_nothing() -> None:
    """One more page may found the person, and gives no event: what is known of the event stays known."""
    here = page(5, replace(PART, people=(EventPerson("森田一郎", "森田一郎", "speaker"),)), people=("森田一郎",))
    before = concluded([here], Forgetful()).linked.people.id_of(0)
    founded = set()
    for number in (*range(1, 5), *range(6, 10)):
        both = sorted((here, page(number, people=("森田一郎",))), key=lambda d: d.page.page_id)
        founded.add(concluded(both, Forgetful()).linked.people.id_of(0) == before)
        assert digests(*both) == digests(here)
    assert founded == {True, False}


@pytest.mark.parametrize(("other", "common"), [("森田一郎", True), ("原口花子", False)])
def test_who_takes_part_in_two_events_is_told_of_both(other: str, common: bool) -> None:
    said = [
        replace(PART, page_id=f"pg_{number}", people=(EventPerson(name, name, "speaker"),))
        for number, name in ((5, "森田一郎"), (6, other))
    ]
    pages = [page(number, event, people=(event.people[0].name,)) for number, event in zip((5, 6), said, strict=True)]
    statements = concluded(pages, Forgetful()).linked.events.statements
    both, one = Members(np.array([0, 1]), np.array([0, 2])), Members(np.array([0, 1]), np.array([0, 1, 2]))
    assert bool(statements.common(both)[0]) == common
    assert not statements.common(one).any()


def test_a_whole_that_the_page_states_is_told() -> None:
    whole = EventStatement("pg_5", "みなと会議", 9, 14, "みなと会議", "test")
    other = replace(whole, name="港まつり", text="港まつり")
    alone = digests(page(5, PART))["分科会"]
    assert digests(page(5, PART, whole))["分科会"] != alone
    assert digests(page(5, PART, other))["分科会"] == alone
