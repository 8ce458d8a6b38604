"""What one page tells linking: its statements as columns, and the places and bodies that they speak of.

It is made once of a page and the name of its site, wherever the page is analysed, and is all that a run over known
pages reads of it. What a statement says in words is read again only where it must be compared anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pipeline.link import event_likeness, events, join_events, likeness, people, statements
from pipeline.link.columns import ID, Columns, in_columns, mark
from pipeline.link.components import Row
from pipeline.link.names import body, fold, is_generic
from pipeline.link.page_names import Lists, lists_of, told_places
from pipeline.model import Document, EventStatement, Place

PEOPLE = [("key", ID), ("digest", "<u8"), ("same", "<u8"), ("same_short", "<u8"), ("as_short", "<u8"), ("short", "u1")]
PEOPLE_LISTS = dict.fromkeys(("keys", "site", "site_short", "posts", "posts_short", "prefixes"), "<u8")
EVENTS = [
    *(("key", ID), ("digest", "<u8"), ("same", "<u8"), ("day", "<u8"), ("city", "<i4"), ("whole", "<i4")),
    *(("parent_here", "<i4"), ("parent", "<u8"), ("name", "<u8"), ("confidence", "<f8")),
    *(("start", "S25"), ("end", "S25"), ("told", "<u8")),  # of the event that it is by itself, and what that tells
]
EVENT_LISTS = {"keys": "<u8", "people": "<i4", "cities": "<i4"}


@dataclass(frozen=True, slots=True)
class Telling:
    """All that linking needs of a page, unless one of its statements must be compared."""

    site: str
    years: tuple[int, ...]  # that it speaks of
    people: Columns
    events: Columns
    places: tuple[Place, ...]  # that the page tells of
    silent: tuple[str, ...]  # keys of places that it only names
    told: tuple[tuple[int, float], ...]  # each time that it tells of a place: which, and how sure
    cities: tuple[tuple[str, int, str], ...]  # statement id, place, name
    bodies: tuple[tuple[str, str, int, float], ...]  # statement id, name, place or -1, how sure
    served: tuple[str, ...]  # bodies of people at events that are none of `bodies`, without their legal form


def telling(document: Document) -> Telling:
    """What a page tells; `document` may be without text, blocks and evidence."""
    site, lists = document.page.site, lists_of(document)
    number = {place: i for i, place in enumerate(lists.places)}
    served = (p.affiliation for e in document.events for p in e.people if p.affiliation)
    return Telling(
        site=site,
        years=(years := tuple(sorted(people.years_of(document)))),
        people=_people(document, site, years),
        events=_events(document, site, lists),
        places=lists.places,
        silent=lists.silent,
        told=tuple((number[place], confidence) for place, confidence in told_places(document)),
        cities=tuple((key, lists.place_at(s.place.key), s.name) for key, s in statements.of_cities(document)),
        bodies=tuple((b.key, b.name, b.place, b.confidence) for b in lists.bodies),
        served=tuple(dict.fromkeys(body(a) for a in served if lists.names.get("ORG", a) < 0)),
    )


def _people(document: Document, site: str, years: tuple[int, ...]) -> Columns:
    rows: list[tuple[Any, ...]] = []
    lists: dict[str, tuple[str, list[list[int]]]] = {name: (kind, []) for name, kind in PEOPLE_LISTS.items()}
    for key, s in statements.of_people(document):
        said = likeness.said(s, site, frozenset(years))
        offices = sorted(set(said.offices))
        same, short = ((mark("same", said.name, offices, y) if offices else 0) for y in ((), sorted(said.years)))
        rows.append((key.encode(), mark(key, s, site, years), same, short, people.as_short(said), said.short))
        for name, keys in people.keys(said).items():
            lists[name][1].append([mark(*k) for k in keys])
    return in_columns(rows, PEOPLE, lists)


def _events(document: Document, site: str, lists: Lists) -> Columns:
    rows: list[tuple[Any, ...]] = []
    keys: list[list[int]] = []
    takes: dict[str, list[list[int]]] = {"people": [], "cities": []}
    for key, s in statements.of_events(document):
        said = event_likeness.said(s, site)
        row = {"key": key.encode(), "digest": mark(key, s, site), "same": events.same(said), "day": events.day(said)}
        row |= _of_event(key, s, said, lists)
        rows.append(tuple(row[name] for name, _ in EVENTS))
        keys.append([mark(*k) for k in events.keys(said)])
        who, where = taking_part(s, lists)
        takes["people"].append(who)
        takes["cities"].append(where)
    return in_columns(rows, EVENTS, {"keys": ("<u8", keys), **{n: ("<i4", v) for n, v in takes.items()}})


def _of_event(key: str, s: EventStatement, said: event_likeness.Said, lists: Lists) -> dict[str, Any]:
    """The columns of what an event is by itself, and of its whole."""
    alone = join_events.alone(Row(0, key, s, said))
    return {
        "city": lists.place_at(s.place.key) if s.place else -1,
        "whole": whole_of(s.parent, lists),
        "parent_here": lists.names.get("EVENT", s.parent) if s.parent else -1,
        "parent": mark(fold(s.parent)) if s.parent and not is_generic(s.parent) else 0,
        "name": mark(fold(s.name)),
        "confidence": s.confidence,
        "start": alone.thing.start.encode(),
        "end": alone.thing.end.encode(),
        "told": mark(*alone.supports) if alone.supports else 0,
    }


def whole_of(parent: str, lists: Lists) -> int:
    """The number of the page's statement that it calls the whole; -1 where there is none."""
    return lists.names.folded.get(("EVENT", fold(parent)), -1) if parent else -1


def taking_part(s: EventStatement, lists: Lists) -> tuple[list[int], list[int]]:
    """Of a statement about an event the people and the places of the page that take part, each once."""
    who = {lists.names.get("PERSON", p.entity, p.name) for p in s.people}
    where = {lists.names.get("CITY", c.entity, c.name) for c in s.cities}
    if s.place:
        where.add(lists.place_at(s.place.key))
    return sorted(who - {-1}), sorted(where - {-1})
