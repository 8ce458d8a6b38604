"""Who and what takes part in the events of a page, as rows between things; what cannot be told becomes a problem.

All of it is told by the page and by what linking calls the things of the page (its share), so that it can be worked out
page by page, wherever the page's other rows are made.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.link import statements
from pipeline.link.corpus import (
    CityOfEvent,
    LinkProblem,
    OrganizationOfEvent,
    PersonOfEvent,
    Support,
)
from pipeline.link.names import body
from pipeline.link.page_names import Label, Lists, lists_of
from pipeline.model import Document, EventStatement

Told = list[tuple[tuple[str, EventStatement], str]]  # the statements about events, each with its id, and its event


@dataclass(frozen=True, slots=True)
class Share:
    """What linking has concluded of a page: the ids of what it speaks of, in its order, and what it must know."""

    events: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()  # those told, then the silent ones; "" for one that is no city
    bodies: tuple[str, ...] = ()
    served: Mapping[str, str] | None = None  # body of another page, without its legal form → its id
    supports: tuple[Support, ...] = ()
    problems: tuple[LinkProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class Related:
    """What a page's share says of the page."""

    thing_of: dict[str, str]  # statement id → thing id
    named: dict[tuple[str, str, str], str]  # (page id, label, name) → thing id
    people: tuple[PersonOfEvent, ...]
    cities: tuple[CityOfEvent, ...]
    organizations: tuple[OrganizationOfEvent, ...]
    problems: tuple[LinkProblem, ...]


def related(document: Document, share: Share) -> Related:
    """The rows between the things of a page, and what each of its statements and names is."""
    page = _Page(document, share, lists_of(document))
    told = list(zip(statements.of_events(document), share.events, strict=True))
    problems: list[LinkProblem] = []
    thing_of = {key: thing for (key, _), thing in told}
    thing_of |= {key: s for (key, _), s in zip(statements.of_people(document), share.people, strict=True)}
    thing_of |= {key: page.get("PLACE", s.place.key) for key, s in statements.of_cities(document)}
    thing_of |= {one.key: thing for one, thing in zip(page.lists.bodies, share.bodies, strict=True)}
    return Related(
        thing_of,
        page.named(),
        tuple(_people(page, told, problems)),
        tuple(_cities(page, told, problems)),
        tuple(_organizations(page, told)),
        tuple(problems),
    )


@dataclass(frozen=True, slots=True)
class _Page:
    document: Document
    share: Share
    lists: Lists

    def get(self, label: Label, *names: str) -> str:
        """The thing of the first of the names that is known on the page, "" if none is."""
        at = self.lists.names.get(label, *names)
        return self.ids(label)[at] if at >= 0 else ""

    def ids(self, label: str) -> tuple[str, ...]:
        s = self.share
        return {"PERSON": s.people, "CITY": s.places, "PLACE": s.places, "EVENT": s.events}.get(label, s.bodies)

    def named(self) -> dict[tuple[str, str, str], str]:
        """What is known by name, and each mention's entity, which may be written in another way."""
        page_id = self.document.page.page_id
        exact = self.lists.names.exact.items()
        out: dict[tuple[str, str, str], str] = {}
        for (label, name), at in exact:
            if label != "BODY" and (thing := self.ids(label)[at]):
                out[page_id, label, name] = thing
        for m in self.document.mentions:
            entity = m.entity or m.name
            if thing := self.get(m.label, entity, m.name):
                out.setdefault((page_id, m.label, entity), thing)
        return out


def _people(page: _Page, told: Told, problems: list[LinkProblem]) -> Iterator[PersonOfEvent]:
    """A row for each event, person and role; of several the one that tells most of the person's office."""
    best: dict[tuple[str, str, str, str], PersonOfEvent] = {}
    for (key, s), event in told:
        for p in s.people:
            person = page.get("PERSON", p.entity, p.name)
            if not person:
                problems.append(LinkProblem("event_pages", key, s.page_id, "unknown_person", f"no row for {p.name}"))
                continue
            at = (event, person, s.page_id, p.role)
            served = page.get("ORG", p.affiliation) or (page.share.served or {}).get(body(p.affiliation), "")
            row = PersonOfEvent(*at[:3], p.name, p.title, p.affiliation, served if p.affiliation else "", p.role)
            if at not in best or _told(row) > _told(best[at]):
                best[at] = row
    return (row for _, row in sorted(best.items()))


def _told(row: PersonOfEvent) -> int:
    return bool(row.title) + bool(row.affiliation)


def _cities(page: _Page, told: Told, problems: list[LinkProblem]) -> Iterator[CityOfEvent]:
    """The city where an event is held, and those that take part."""
    rows: dict[tuple[str, str, str, str], CityOfEvent] = {}
    for (key, s), event in told:
        if s.place:
            city = page.get("PLACE", s.place.key)
            row = CityOfEvent(event, city, s.page_id, s.city or s.place.name, "venue")
            rows.setdefault((event, city, s.page_id, "venue"), row)
        for c in s.cities:
            city = page.get("CITY", c.entity, c.name)
            if city:
                row = CityOfEvent(event, city, s.page_id, c.name, c.role)
                rows.setdefault((event, city, s.page_id, c.role), row)
            else:
                problems.append(LinkProblem("event_pages", key, s.page_id, "unknown_city", f"no row for {c.name}"))
    return (row for _, row in sorted(rows.items()))


def _organizations(page: _Page, told: Told) -> list[OrganizationOfEvent]:
    """The bodies that hold, support or attend an event; each has a row, since linking takes them all."""
    rows = [
        OrganizationOfEvent(event, page.get("ORG", o.name), s.page_id, o.role)
        for (_, s), event in told
        for o in s.organizations
        if o.name
    ]
    return sorted(set(rows), key=lambda r: (r.event_id, r.organization_id, r.page_id, r.role))
