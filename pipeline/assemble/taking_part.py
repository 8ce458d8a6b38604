"""Which cities take part, weighed: what the rules leave out is added, what speaks against it is taken out.

The rules (which.py) tell what a record's own words say. Here every city of the page is weighed for every event by a
logistic regression (data/taking_part.tsv, fitted by benchmarks/taking_part_fit.py on annotated pages).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.assemble.taking_part_signs import Happening, Town, happenings, of_pair, towns
from pipeline.assemble.view import View
from pipeline.assemble.weighing import Signs, probability, weights
from pipeline.model import EventCity, EventStatement

ENOUGH = 0.55  # from which probability a city takes part that no rule has found, in an event between cities
HOPELESS = 0.12  # below which one does not, although a rule says so, unless the event's name has it
CROWD = 2000  # pairs of a page from which only cities are weighed that stand with the event


def weighed(view: View, events: Sequence[EventStatement]) -> list[EventStatement]:
    """The events, each with the cities that take part in it."""
    known = towns(view)
    if not known:
        return list(events)
    crowded = len(known) * len(events) > CROWD
    return [_settled(known, h, crowded) for h in happenings(view, events)]


def _settled(known: Sequence[Town], happening: Happening, crowded: bool) -> EventStatement:
    event = happening.event
    said = {c.entity: c for c in event.cities}
    for town in known:
        was = said.get(town.key)
        if was is None and crowded and not _stands_with(town, happening):
            continue
        ruled = was is not None and was.role != "venue"
        part = takes_part(of_pair(town, happening), ruled)
        if part and not ruled:
            said[town.key] = EventCity(town.mentions[0].text, town.key, "participant")
        elif ruled and not part:
            del said[town.key]
            if event.city in town.names:
                said[town.key] = EventCity(event.city, town.key, "venue")
    return replace(event, cities=tuple(said.values()))


def _stands_with(town: Town, happening: Happening) -> bool:
    """Whether a city stands in an event's text."""
    return any(town.within(span) for span in (*happening.told, happening.below))


def takes_part(signs: Signs, ruled: bool) -> bool:
    """Whether a city takes part of which these signs hold; `ruled`: the rules say so."""
    if ruled:
        return "name" in signs or likely(signs) >= HOPELESS
    return "mutual" in signs and likely(signs) >= ENOUGH


def likely(signs: Signs) -> float:
    """The probability that a city takes part."""
    ours = weights("taking_part")
    return probability(ours.always + ours.summed(signs))
