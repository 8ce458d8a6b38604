"""The place of an event whose own sentence names none: a later sentence or field of its report tells it."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.assemble.family import HEADS
from pipeline.assemble.record import Record
from pipeline.assemble.view import View
from pipeline.assemble.where_told import of_sentence
from pipeline.assemble.where_value import Where, of_value
from pipeline.model import EventStatement, Evidence, Span

HELD = re.compile(r"開催|開か|開き|開いた|行わ|行い|実施|挙行|執り|会場|場所|於[：:]")
SENTENCE = re.compile(r"[^。\n]{4,300}")
OTHER_TIME = re.compile(r"次回|来年|昨年|前回|翌年|これまで|過去|例年|毎年|第[0-9０-９]{1,3}回(?:目)?(?:は|を|の)")
FURTHEST = 1200  # characters behind the name


def placed(view: View, events: list[EventStatement]) -> list[EventStatement]:
    """The statements; those of a heading that have no place with the one that is told behind them."""
    starts = sorted(e.start_char for e in events)
    return [_placed(view, e, starts) if e.rule in HEADS and not (e.venue or e.city) else e for e in events]


def _placed(view: View, event: EventStatement, starts: list[int]) -> EventStatement:
    end = min((s for s in starts if s > event.end_char), default=len(view.text))
    found = _found(view, event, (event.end_char, min(end, event.end_char + FURTHEST)))
    if not (found.venue or found.city):
        return event
    spans = (("venue", found.venue_span), ("city", found.city_span))
    said = [Evidence(c, a, b, view.text[a:b], "rule", f"{event.rule}_{c}_behind") for c, (a, b) in spans if 0 <= a < b]
    return replace(
        event,
        venue=found.venue,
        city=found.city,
        place=found.place,
        country_code=found.country or event.country_code,
        evidence=(*event.evidence, *said),
    )


def _found(view: View, event: EventStatement, within: Span) -> Where:
    for field in view.fields_in(*within):
        if field.role == "where":
            return of_value(view, (field.start, field.end))
    kept = [b for b in view.body if within[0] <= b.end and b.start < within[1]]
    for block in kept:
        for m in SENTENCE.finditer(view.text, max(block.start, within[0]), min(block.end, within[1])):
            if not HELD.search(m[0]) or OTHER_TIME.search(m[0]):
                continue
            where = of_sentence(view, Record(event.rule, (event.start_char, event.end_char), (), told=m.span()))
            if where.venue or where.city:
                return where
    return Where()
