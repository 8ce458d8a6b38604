"""One event, from the statements about it; of which event it is a part is said later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.link import agreement, resolve, supports
from pipeline.link.components import Row
from pipeline.link.corpus import Event
from pipeline.link.parts import Settled, aliases
from pipeline.link.things import Founded


def one_event(founded: Founded, rows: Sequence[Row]) -> Settled[Event]:
    """`rows` are the event's statements."""
    thing, told = founded.thing, [(r.key, r.statement) for r in rows]
    own = [s for _, s in told]
    city = resolve.commonest((r.said.city, r.statement.confidence) for r in rows) or ""
    event = resolve.event(thing, own, city, "")
    against = agreement.conflicts(event, told) if len(told) > 1 else []
    if against:
        event = replace(event, confidence=event.confidence * agreement.DISPUTED ** agreement.columns(against))
    other = ((thing, name, s.page_id) for s in own for name in (s.name, *s.aliases))
    shown = aliases("events", {thing: event.name}, other)
    taken = supports.of_event(event, told)
    keys = tuple(r.key for r in rows)
    return Settled(thing, event, keys, shown, tuple(against), tuple(taken), founded.former)


def alone(row: Row) -> Settled[Event]:
    """The event of a single statement."""
    return one_event(Founded("", (0,), ()), [row])
