"""The events of a component, and which event is a part of which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.link import agreement, event_likeness, events, resolve, supports
from pipeline.link.components import Row
from pipeline.link.corpus import Event, Merge
from pipeline.link.parts import Outcome, Settled, aliases
from pipeline.link.things import Founded, found, joined, kept_apart


def settled(rows: Sequence[Row]) -> Outcome[Event]:
    """The events of a component, without their wholes."""
    keys, said = [r.key for r in rows], _within([r.said for r in rows], [r.number for r in rows])
    groups = events.group(said, rows[0].edges) if rows[0].edges else None
    log = groups.log if groups else []
    out = []
    for founded in found("events", "ev", keys, groups.all() if groups else [[0]]):
        why = joined("events", "ev", keys, founded, log, lambda a, b: event_likeness.evidence(said[a], said[b]))
        out.append(_settled(founded, [rows[i] for i in founded.members], why))
    return Outcome(tuple(out), kept_apart(log))


def _settled(founded: Founded, rows: Sequence[Row], why: tuple[Merge, ...]) -> Settled[Event]:
    """One event, from the statements about it."""
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
    return Settled(thing, event, keys, shown, tuple(against), tuple(taken), founded.former, why)


def _within(rows: Sequence[event_likeness.Said], numbers: Sequence[int]) -> list[event_likeness.Said]:
    """The statements of a component, which know their wholes by the place in it."""
    if all(r.whole < 0 for r in rows):
        return list(rows)
    place = {number: i for i, number in enumerate(numbers)}
    return [replace(r, whole=place.get(r.whole, -1)) for r in rows]
