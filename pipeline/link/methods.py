"""How statements of a table become things: what is told apart for people and events, by the name of the table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from types import ModuleType
from typing import Any, Final

from pipeline.link import event_likeness, events, join_events, join_people, likeness, people
from pipeline.link.components import Row
from pipeline.link.corpus import Thing
from pipeline.link.parts import Settled
from pipeline.link.things import Founded


@dataclass(frozen=True, slots=True)
class Method:
    """How statements of one table become things."""

    table: Thing
    prefix: str  # of the ids of things
    how: ModuleType  # a Compare, which also groups the statements of a component
    evidence: Callable[[Any, Any], str]  # what speaks for two statements being one, in words
    one: Callable[[Founded, Sequence[Row]], Settled[Any]]  # a thing from its statements, without what joined them


METHODS: Final[dict[Thing, Method]] = {
    "people": Method("people", "pe", people, likeness.evidence, join_people.one_person),
    "events": Method("events", "ev", events, event_likeness.evidence, join_events.one_event),
}


def comparable(rows: Sequence[Row]) -> list[Any]:
    """The statements of a component, in which events know their wholes by the place in it."""
    place = {row.number: i for i, row in enumerate(rows)}
    whole = [getattr(row.said, "whole", -1) for row in rows]
    return [
        replace(row.said, whole=place.get(w, -1)) if w >= 0 else row.said for row, w in zip(rows, whole, strict=True)
    ]
