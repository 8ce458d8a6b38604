"""Who and what takes part in an event, as rows between things; what cannot be told becomes a problem, not a guess."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.link.corpus import CityOfEvent, LinkProblem, OrganizationOfEvent, PersonOfEvent
from pipeline.link.names import body
from pipeline.link.parts import Named
from pipeline.link.statements import Told


def people(told: Told, thing_of: Mapping[str, str], named: Named) -> tuple[list[PersonOfEvent], list[LinkProblem]]:
    """A row for each event, person, page and role; of several the one that tells most of the person's office."""
    best: dict[tuple[str, str, str, str], PersonOfEvent] = {}
    problems = []
    bodies = _bodies(named)
    for key, s in told:
        for p in s.people:
            person = named.get(s.page_id, "PERSON", p.entity, p.name)
            if not person:
                problems.append(LinkProblem("event_pages", key, s.page_id, "unknown_person", f"no row for {p.name}"))
                continue
            at = (thing_of[key], person, s.page_id, p.role)
            organization = named.get(s.page_id, "ORG", p.affiliation) or bodies.get(body(p.affiliation), "")
            row = PersonOfEvent(*at[:3], p.name, p.title, p.affiliation, organization if p.affiliation else "", p.role)
            if at not in best or _told(row) > _told(best[at]):
                best[at] = row
    return [row for _, row in sorted(best.items())], problems


def _told(row: PersonOfEvent) -> int:
    return bool(row.title) + bool(row.affiliation)


def _bodies(named: Named) -> dict[str, str]:
    """Name of a body without its legal form → its id, where all pages mean one."""
    out: dict[str, str] = {}
    for (_, label, name), thing in named.exact.items():
        if label == "BODY":
            out[name] = thing if out.get(name, thing) == thing else ""
    return out


def cities(told: Told, thing_of: Mapping[str, str], named: Named) -> tuple[list[CityOfEvent], list[LinkProblem]]:
    """The city where an event is held, and those that take part."""
    rows: dict[tuple[str, str, str, str], CityOfEvent] = {}
    problems = []
    for key, s in told:
        event = thing_of[key]
        if s.place:
            city = named.get(s.page_id, "PLACE", s.place.key)
            row = CityOfEvent(event, city, s.page_id, s.city or s.place.name, "venue")
            rows.setdefault((event, city, s.page_id, "venue"), row)
        for c in s.cities:
            city = named.get(s.page_id, "CITY", c.entity, c.name)
            if city:
                row = CityOfEvent(event, city, s.page_id, c.name, c.role)
                rows.setdefault((event, city, s.page_id, c.role), row)
            else:
                problems.append(LinkProblem("event_pages", key, s.page_id, "unknown_city", f"no row for {c.name}"))
    return [row for _, row in sorted(rows.items())], problems


def organizations(told: Told, thing_of: Mapping[str, str], named: Named) -> list[OrganizationOfEvent]:
    """The bodies that hold, support or attend an event; each has a row, since link_organizations takes them all."""
    rows = [
        OrganizationOfEvent(thing_of[key], named.get(s.page_id, "ORG", o.name), s.page_id, o.role)
        for key, s in told
        for o in s.organizations
        if o.name
    ]
    return sorted(set(rows), key=lambda r: (r.event_id, r.organization_id, r.page_id, r.role))
