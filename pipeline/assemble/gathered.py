"""People and cities that an event has from its parts, and what people are by the event that theirs is a part of."""

from __future__ import annotations

from dataclasses import replace

from pipeline.assemble import words
from pipeline.assemble.record import HEADS, ROWS
from pipeline.model import EventStatement

TELLING = ("speaker", "moderator", "signatory", "host", "other")  # a part in a session says more than 出席


def spoken(event: EventStatement, names: dict[str, EventStatement]) -> EventStatement:
    """A line of the programme of a seminar or a conference: who stands in it speaks."""
    over = names.get(words.fold(event.parent)) if event.parent else None
    if over is None or over.kind not in ("seminar", "conference", "lecture") or event.kind not in ("other", "session"):
        return event
    people = tuple(replace(p, role="speaker") if p.role == "attendee" else p for p in event.people)
    return replace(event, people=people) if event.rule in ROWS else event


def gathered(events: list[EventStatement]) -> list[EventStatement]:
    """A conference has the people and the cities of its sessions too."""
    children: dict[str, list[EventStatement]] = {}
    for e in events:
        if e.parent:
            children.setdefault(words.fold(e.parent), []).append(e)
    return [_with(e, children.get(words.fold(e.name), [])) if e.rule in HEADS else e for e in events]


def _with(event: EventStatement, children: list[EventStatement]) -> EventStatement:
    people = {p.entity: p for p in event.people}
    cities = {c.entity: c for c in event.cities}
    for child in children:
        for person in child.people:
            known = people.setdefault(person.entity, person)
            if known.role == "attendee" and person.role in TELLING:
                people[person.entity] = replace(known, role=person.role)
        for city in child.cities:
            if city.role == "participant" and (city.entity not in cities or cities[city.entity].role == "venue"):
                cities[city.entity] = city
    return replace(event, people=tuple(people.values()), cities=tuple(cities.values()))
