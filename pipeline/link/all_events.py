"""The events of all pages: their statements as columns, with the people and places that these speak of, joined."""

from __future__ import annotations

from typing import Any

import numpy as np

from pipeline.link.blocks import EDGE
from pipeline.link.cities import Cities
from pipeline.link.columns import Hashes, Keys, Numbers, Table, hashes_of, mark, mixed, summed, together
from pipeline.link.joined import Joined, Statements
from pipeline.link.joining import join
from pipeline.link.methods import METHODS
from pipeline.link.opening import Known, events_opening
from pipeline.link.source import Source


def link_events(told: Table, cities: Cities, people: Joined, source: Source) -> Joined:
    """Every event that a page states; `told` are the statements of all pages."""
    rows, persons = told.rows, people.statements.table
    known = Known(lambda page, at: people.id_of(persons.of_page(page)[at]), cities.of)
    opening = events_opening(told, source, known)
    who, (where, own) = _who(told, people), _where(told, cities)
    names = Keys(who.rows, hashes_of(people.statements.table.rows["key"])[who.values])
    whole = told.here("whole")
    takes = _on_its_day(rows["day"], together(names, where))
    statements = Statements(
        METHODS["events"],
        source.desk,
        told,
        _digests(rows, where, own, whole),
        np.where(rows["same"] == 0, np.uint64(0), mixed(rows["same"]) ^ own),
        lambda firsts: together(told.lists["keys"].of(firsts), takes.of(firsts)),
        opening.rows,
        rows["told"],
        who,
    )
    return join(statements, source.tied(rows["key"]), lambda firsts: np.empty(0, EDGE), whole)


def _who(told: Table, people: Joined) -> Keys:
    """The people who take part in each event, by the number of the statement that has founded each."""
    rows, values = told.lists["people"]
    persons = people.statements.table
    return Keys(rows, people.founders[values + persons.begins[told.pages[rows]]])


def _where(told: Table, cities: Cities) -> tuple[Keys, Hashes]:
    """The places that take part in each event, and its own; 0 for none."""
    hashes, begins = _city_hashes(cities)
    rows, values = told.lists["cities"]
    at = told.rows["city"]
    own = np.where(at < 0, np.uint64(0), hashes[np.maximum(at, 0) + begins[told.pages]])
    return Keys(rows, hashes[values + begins[told.pages[rows]]]), own


def _on_its_day(day: Hashes, takes: Keys) -> Keys:
    """What statements of one day share: the day with a person or a place, where both are known."""
    known = (takes.values != 0) & (day[takes.rows] != 0)
    rows, values = takes.rows[known], takes.values[known]
    return Keys(rows, mixed(day[rows]) ^ values)


def _digests(rows: Any, where: Keys, own: Hashes, whole: Numbers) -> Hashes:
    """Of what is known of each event: what it says, which places take part, what it is a part of."""
    out = mixed(rows["digest"])
    with np.errstate(over="ignore"):
        out += summed(where.rows, mixed(where.values, 1), len(rows))
        out += mixed(own, 3)
        out += np.where(whole < 0, np.uint64(0), mixed(hashes_of(rows["key"])[np.maximum(whole, 0)], 4))
    return out


def _city_hashes(cities: Cities) -> tuple[Hashes, Numbers]:
    """Of the places of all pages, page after page, 0 where none is known; and where each page begins."""
    known = {city: mark(city) for city in {c for own in cities.of for c in own}} | {"": 0}
    flat = np.array([known[city] for own in cities.of for city in own] + [0], np.uint64)
    return flat, np.concatenate([[0], np.cumsum([len(own) for own in cities.of], dtype=np.int64)])
