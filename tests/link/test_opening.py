"""Statements in words: the ones that were asked for, of pages that are opened some few times at most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.grouped import by_group
from pipeline.link import event_likeness, likeness, people, statements
from pipeline.link.columns import Table, table
from pipeline.link.components import Row
from pipeline.link.grouping import Desk
from pipeline.link.memo import Forgetful
from pipeline.link.opening import OFTEN, Known, Opening, events_opening, people_opening, said_in, shortened
from pipeline.link.source import OpenPage, Source
from pipeline.link.telling import EVENT_LISTS, EVENTS, PEOPLE, PEOPLE_LISTS, telling
from pipeline.link.ties import Ties
from pipeline.model import Document
from tests.link.told import document, said

NAMES = ("高見沢修平", "西野原綾子", "ハンス・ベルガー")
SITES = ["a", "", "b"]


def page(n: int) -> Document:
    more = {"city": "浜辺市"} if n else {}
    events = [
        said(f"pg_{n}", f"第{n}回みなと会議", "2024-11-12", parent="みなと週間", people=NAMES[:n], **more),
        said(f"pg_{n}", "みなと週間", f"{2020 + n}"),
    ]
    return document(n, *events, site=SITES[n], people=NAMES[:n])


PAGES = [page(n) for n in range(3)]


class Shelf:
    """Pages that are opened, counted."""

    def __init__(self) -> None:
        self.opened = Counter[int]()

    def open(self, number: int) -> Document:
        self.opened[number] += 1
        return PAGES[number]


def source(open_page: OpenPage) -> Source:
    years = [people.years_of(d) for d in PAGES]
    return Source(open_page, SITES, years, Desk(Forgetful(), by_group), Ties())


def of_people(shelf: Shelf, kept: int) -> Opening:
    told: Table = table([telling(d).people for d in PAGES], PEOPLE, PEOPLE_LISTS)
    return Opening(told, source(shelf.open), people_opening(told, source(shelf.open)).read, kept)


def of_events(shelf: Shelf, kept: int) -> Opening:
    told: Table = table([telling(d).events for d in PAGES], EVENTS, EVENT_LISTS)
    known = Known(lambda page, at: f"person {page + at - (page > 0)}", [(), ("ci_1",), ("ci_1",)])
    return Opening(told, source(shelf.open), events_opening(told, source(shelf.open), known).read, kept)


def people_in_words() -> list[Row]:
    told = [(s, n) for n, d in enumerate(PAGES) for s in statements.of_people(d)]
    years = [people.years_of(d) for d in PAGES]
    return [Row(i, key, s, likeness.said(s, SITES[n], years[n])) for i, ((key, s), n) in enumerate(told)]


def events_in_words() -> list[Row]:
    persons = [[], ["person 0"], ["person 1", "person 2"]]
    rows = []
    for n, d in enumerate(PAGES):
        for at, (key, s) in enumerate(statements.of_events(d)):
            plain = event_likeness.said(s, SITES[n])
            if at == 0:
                city = "ci_1" if n else ""
                plain = replace(plain, whole=2 * n + 1, city=city, cities=frozenset({city} - {""}))
                plain = replace(plain, people=frozenset(persons[n]))
            rows.append(Row(len(rows), key, s, plain))
    return rows


@pytest.mark.parametrize(("opened", "expected"), [(of_people, people_in_words()), (of_events, events_in_words())])
@given(data=st.data())
def test_what_is_asked_for_comes_whatever_went_to_the_disk(opened: Any, expected: Sequence[Row], data: Any) -> None:
    shelf = Shelf()
    opening = opened(shelf, kept=data.draw(st.integers(1, 3)))
    wanted = st.lists(st.integers(0, len(expected) - 1), max_size=4, unique=True)
    for numbers in data.draw(st.lists(wanted, max_size=6)):
        assert opening.rows(numbers) == [expected[n] for n in numbers]
        assert said_in(opening.rows(numbers)) == [expected[n].said for n in numbers]
    assert max(shelf.opened.values(), default=0) <= OFTEN


def test_a_page_is_opened_when_it_must_be() -> None:
    shelf = Shelf()
    opening = of_events(shelf, kept=1)
    asked = [([], {}), ([4], {2: 1}), ([4], {2: 1}), ([0, 1, 5], {0: 1, 2: 2}), ([4, 5, 0, 1], {0: 1, 2: 2})]
    for numbers, opened in asked:
        opening.rows(numbers)
        assert shelf.opened == opened


def test_a_page_that_is_asked_for_often_gives_all_its_statements() -> None:
    rows = [said("pg_0", f"第{n}回みなと会議") for n in range(5)]
    pages = [document(0, *rows)]
    opened: list[int] = []

    def open_page(number: int) -> Document:
        opened.append(number)
        return pages[number]

    told = table([telling(d).events for d in pages], EVENTS, EVENT_LISTS)
    opening = events_opening(told, source(open_page), Known(lambda page, at: "", [()]))
    found = [opening.rows([n])[0].statement for n in range(5)]
    assert (found, opened) == (rows, [0] * OFTEN)


def test_whose_name_is_only_a_family_name() -> None:
    rows = people_in_words()
    found = shortened(rows, np.array([False, True, False]))
    assert [r.said.only_family for r in found] == [False, True, False]
    assert [found[0], found[2]] == [rows[0], rows[2]]
