"""The events of all pages: their statements as columns, with the people and places that these speak of, joined."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from pipeline.link import event_likeness, events, join_events
from pipeline.link.blocks import EDGE
from pipeline.link.cities import Cities
from pipeline.link.columns import Hashes, Keys, Numbers, Table, hashes_of, mark, mixed, summed, together
from pipeline.link.joined import Joined, Method, Statements
from pipeline.link.joining import join
from pipeline.link.opening import Known, events_opening
from pipeline.link.source import Source

EVENT = Method("events", "ev", events, join_events.settled, event_likeness.evidence)


def link_events(told: Table, cities: Cities, whose: tuple[Table, Joined], source: Source) -> Joined:
    """Every event that a page states; `told` are the statements of all pages, `whose` those about people."""
    persons, people_joined = whose
    rows, founders = told.rows, people_joined.founders
    known = Known(people_joined.id_of, persons.begins, cities.of)
    opening = events_opening(told, source.open_page, source.sites, known, source.desk.waiting)
    who = told.lists["people"]
    who_hash = hashes_of(persons.rows["key"])[founders[who.values + persons.begins[told.pages[who.rows]]]]
    where = told.lists["cities"]
    city_hash, begins = _city_hashes(cities)
    where_hash = city_hash[where.values + begins[told.pages[where.rows]]]
    at = np.where(rows["city"] < 0, 0, rows["city"]) + begins[told.pages]
    own = np.where(rows["city"] < 0, 0, city_hash[at] if len(rows) else 0).astype(np.uint64)
    whole = told.here("whole")
    digests = _digests(rows, [(1, who.rows, who_hash), (2, where.rows, where_hash)], own, whole)
    takes = Keys(np.concatenate([who.rows, where.rows]), np.concatenate([who_hash, where_hash]))
    known_one = (takes.values != 0) & (rows["day"][takes.rows] != 0)
    takes = Keys(takes.rows[known_one], takes.values[known_one])
    takes = Keys(takes.rows, mixed(rows["day"][takes.rows]) ^ takes.values)

    statements = Statements(
        rows["key"],
        digests,
        np.where(rows["same"] == 0, np.uint64(0), mixed(rows["same"]) ^ own),
        lambda firsts: together(told.lists["keys"].of(firsts), takes.of(firsts)),
        opening.rows,
        opening.said,
        rows["told"],
    )
    return join(EVENT, statements, source.desk, source.tied(rows["key"]), lambda firsts: np.empty(0, EDGE), whole)


def _digests(rows: Any, lists: Sequence[tuple[int, Numbers, Hashes]], own: Hashes, whole: Numbers) -> Hashes:
    """Of all that is known of each event: what it says, who and which places take part, what it is a part of."""
    out = mixed(rows["digest"])
    with np.errstate(over="ignore"):
        for salt, numbers, values in lists:
            out += summed(numbers, mixed(values, salt), len(rows))
        out += mixed(own, 3)
        keys = hashes_of(rows["key"])
        out += np.where(whole < 0, np.uint64(0), mixed(keys[np.maximum(whole, 0)] if len(keys) else keys, 4))
    return out


def _city_hashes(cities: Cities) -> tuple[Hashes, Numbers]:
    """Of the places of all pages, page after page, 0 where none is known; and where each page begins."""
    known = {city: mark(city) for city in {c for own in cities.of for c in own}} | {"": 0}
    flat = np.array([known[city] for own in cities.of for city in own] + [0], np.uint64)
    return flat, np.concatenate([[0], np.cumsum([len(own) for own in cities.of], dtype=np.int64)])
