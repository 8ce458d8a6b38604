"""Over all pages: cities, then bodies, then people, then events, each standing on the ones before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipeline.link.all_events import link_events
from pipeline.link.all_people import link_people
from pipeline.link.cities import Cities, link_cities
from pipeline.link.columns import Columns, table
from pipeline.link.grouping import Desk
from pipeline.link.joined import Joined
from pipeline.link.organizations import Bodies, link_organizations
from pipeline.link.parents import parents_of
from pipeline.link.source import OpenPage, Source
from pipeline.link.telling import EVENT_LISTS, EVENTS, PEOPLE, PEOPLE_LISTS, Telling
from pipeline.link.ties import NONE, Ties

NONE_TOLD = Columns(b"", {})


@dataclass(frozen=True, slots=True)
class Given:
    """All that is linked: pages in the order of their ids, what they tell, and how one is opened."""

    pages: Sequence[str]
    tellings: Iterable[Telling]
    open_page: OpenPage


@dataclass(frozen=True, slots=True)
class Linked:
    """What all pages say exists; what a thing is in words is worked out when it is asked for."""

    cities: Cities
    bodies: Bodies
    people: Joined
    events: Joined
    served: Sequence[Sequence[str]]  # of each page the bodies of other pages that its people serve
    parents: Mapping[int, int] = field(default_factory=dict)  # event → its whole, by their founders


def link_all(given: Given, desk: Desk, ties: Ties = NONE) -> Linked:
    """What the pages together say; the order of pages makes no difference, `ties` stand above likeness."""
    sites: list[str] = []
    years: list[frozenset[int]] = []
    columns: tuple[list[Columns], list[Columns]] = [], []
    places: list[Telling] = []
    for t in given.tellings:  # may be opened as they are asked for: all is not in memory twice
        sites.append(t.site)
        years.append(frozenset(t.years))
        columns[0].append(t.people)
        columns[1].append(t.events)
        places.append(replace(t, people=NONE_TOLD, events=NONE_TOLD))
    persons = table(columns[0], PEOPLE, PEOPLE_LISTS)
    happenings = table(columns[1], EVENTS, EVENT_LISTS)
    source = Source(given.open_page, sites, years, desk, ties)
    cities = link_cities(given.pages, places)
    bodies = link_organizations(given.pages, places, cities)
    people = link_people(persons, source)
    events = link_events(happenings, cities, people, source)
    return Linked(cities, bodies, people, events, [t.served for t in places], parents_of(events))
