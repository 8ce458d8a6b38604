"""What the names on one page mean, by the page alone: which of its own statements, places and bodies.

Linking says later which things these are; that never changes what a name on a page refers to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, TypeAlias

from pipeline.ids import make_id
from pipeline.link import statements
from pipeline.link.names import body, fold
from pipeline.model import Document, Place

Label: TypeAlias = Literal["PERSON", "CITY", "PLACE", "ORG", "BODY", "EVENT", "VENUE", "TITLE"]


class Body(NamedTuple):
    """One body that a page states, or that takes part in one of its events."""

    key: str  # statement id
    name: str
    place: int  # of the city that its name gives, among the page's places; -1 for none
    confidence: float


@dataclass(slots=True)
class PageNames:
    """(label, name) → place in a list of the page; the first one that claims a name keeps it."""

    exact: dict[tuple[Label, str], int] = field(default_factory=dict)
    folded: dict[tuple[Label, str], int] = field(default_factory=dict)

    def add(self, label: Label, name: str, at: int) -> None:
        if name:
            self.exact.setdefault((label, name), at)
            self.folded.setdefault((label, fold(name)), at)

    def get(self, label: Label, *names: str) -> int:
        """Of the first of the names that is known; -1 if none is."""
        for name in names:
            for known, spelling in ((self.exact, name), (self.folded, fold(name))):
                if (found := known.get((label, spelling), -1)) >= 0:
                    return found
        return -1


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists of a page that its names point into; people and events are those of the document."""

    places: tuple[Place, ...]  # that it tells of, each once; two may have one key
    silent: tuple[str, ...]  # keys of places that it only names in passing: cities if some page tells of them
    bodies: tuple[Body, ...]
    names: PageNames

    def place_at(self, key: str) -> int:
        """The number of a place: of those told, then of the silent ones."""
        return self.names.exact["PLACE", key]


def lists_of(document: Document) -> Lists:
    """The lists of a page, and what its names point at."""
    places = tuple(dict.fromkeys(place for place, _ in told_places(document)))
    told = {place.key for place in places}
    cities = [m for m in document.mentions if m.label == "CITY" and m.place]
    silent = tuple(dict.fromkeys(m.place.key for m in cities if m.place and m.place.key not in told))
    at: dict[str, int] = {}
    for i, key in enumerate((*(p.key for p in places), *silent)):
        at.setdefault(key, i)
    bodies = tuple(_bodies(document, at))
    names = PageNames()
    for city in document.cities:
        names.add("CITY", city.name, at[city.place.key])
    for key, i in at.items():
        names.exact["PLACE", key] = i
    for m in cities:
        for name in (m.entity, m.name):
            names.add("CITY", name, at[m.place.key] if m.place else -1)
    for i, one in enumerate(bodies):
        names.add("ORG", one.name, i)
        names.add("BODY", body(one.name), i)
    _add_told(names, "PERSON", [(p.name, p.aliases) for p in document.people])
    _add_told(names, "EVENT", [(e.name, e.aliases) for e in document.events])
    return Lists(places, silent, bodies, names)


def told_places(document: Document) -> Iterator[tuple[Place, float]]:
    """Every place that the page tells of, or that one of its events or bodies is in, and how sure that is."""
    for city in document.cities:
        yield city.place, city.confidence
    for event in document.events:
        if event.place:
            yield event.place, event.confidence
    for organization in document.organizations:
        if organization.place:
            yield organization.place, organization.confidence
    taking_part = {c.entity for e in document.events for c in e.cities}
    for m in document.mentions:
        if m.label == "CITY" and m.place and (m.entity in taking_part or m.name in taking_part):
            yield m.place, m.confidence


def _bodies(document: Document, place_at: Mapping[str, int]) -> Iterator[Body]:
    names = set()
    for key, s in statements.of_organizations(document):
        names.add(s.name)
        yield Body(key, s.name, place_at[s.place.key] if s.place else -1, s.confidence)
    for event in document.events:
        for o in event.organizations:
            if o.name and o.name not in names:
                names.add(o.name)
                key = make_id("st", document.page.page_id, "event_organizations", o.name)
                yield Body(key, o.name, -1, event.confidence)


def _add_told(names: PageNames, label: Label, told: Sequence[tuple[str, Sequence[str]]]) -> None:
    """Names before aliases: nobody loses a name to somebody's other spelling."""
    for i, (name, _) in enumerate(told):
        names.add(label, name, i)
    for i, (_, aliases) in enumerate(told):
        for alias in aliases:
            names.add(label, alias, i)
