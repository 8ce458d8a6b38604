"""The place of an event whose own sentence names none: a later sentence or field of its report tells it."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.assemble.family import JOURNEY
from pipeline.assemble.record import HEADS, Record
from pipeline.assemble.view import View
from pipeline.assemble.where_names import visited_city
from pipeline.assemble.where_told import city_told, of_sentence
from pipeline.assemble.where_value import Where, of_value, settle
from pipeline.assemble.words import sign
from pipeline.model import EventStatement, Evidence, Mention, Span

HELD = re.compile(sign("holding", "hold", "place_here"))
OTHER_TIME, THIS_TIME = re.compile(sign("habit", "otherwise", "counted_time")), re.compile(sign("this_time"))
SENTENCE = re.compile(r"[^。\n]{4,300}")
LABEL = re.compile(rf"[■●○◆【\s]*{sign('holding')}?{sign('place_label')}(?:について|は)?[】\s]*")
LONGEST = 60  # characters of a hall on a line
FURTHEST = 1200  # characters behind the name


def placed(view: View, events: list[EventStatement]) -> list[EventStatement]:
    """The statements; those of a heading that have no place with the one that is told behind them."""
    events = _labelled(view, events)
    starts = sorted(e.start_char for e in events)
    return [_placed(view, e, starts) if e.rule in HEADS and not e.city else e for e in events]


def _labelled(view: View, events: list[EventStatement]) -> list[EventStatement]:
    """The events of a page whose one heading 場所について says where all of them are."""
    if not events or any(e.venue or e.city for e in events):
        return events
    labels = [k for k in range(len(view.body) - 1) if LABEL.fullmatch(view.block_text(k).strip())]
    if len(labels) != 1:
        return events
    block = view.body[labels[0] + 1]
    found = of_value(view, (block.start, min(block.end, block.start + LONGEST)))
    return [_with(view, e, found) for e in events] if found.venue else events


def _placed(view: View, event: EventStatement, starts: list[int]) -> EventStatement:
    end = min((s for s in starts if s > event.end_char), default=len(view.text))
    behind = (event.end_char, min(end, event.end_char + FURTHEST))
    if event.venue:
        return _in_city(view, event, behind)
    found = _found(view, event, behind)
    return _with(view, event, found) if found.venue or found.city else event


def _with(view: View, event: EventStatement, found: Where) -> EventStatement:
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


def _in_city(view: View, event: EventStatement, within: Span) -> EventStatement:
    """The same event in the city of Japan that a later sentence says it was held in."""
    for m in SENTENCE.finditer(view.text, *within):
        if event.country_code not in ("", "JP") or not HELD.search(m[0]):
            continue
        city = city_told(view, m.span())
        if city is not None and _of_this(view, m.span(), city):
            said = Evidence("city", city.start, city.end, city.text, "rule", f"{event.rule}_city_behind")
            country = city.place.country_code if city.place else event.country_code
            return replace(
                event,
                city=city.name or city.text,
                place=city.place,
                country_code=country or event.country_code,
                evidence=(*event.evidence, said),
            )
    return event


def _of_this(view: View, sentence: Span, city: Mention) -> bool:
    """Whether a sentence tells of the event itself: no other year in it, or 今回は right before the city."""
    here = THIS_TIME.search(view.text, max(sentence[0], city.start - 40), city.start)
    other = OTHER_TIME.search(view.text, here.end() if here else sentence[0], city.start if here else sentence[1])
    return other is None


def _found(view: View, event: EventStatement, within: Span) -> Where:
    for field in view.fields_in(*within):
        if field.role == "where":
            return of_value(view, (field.start, field.end))
    kept = [b for b in view.body if within[0] <= b.end and b.start < within[1]]
    for block in kept:
        for m in SENTENCE.finditer(view.text, max(block.start, within[0]), min(block.end, within[1])):
            if OTHER_TIME.search(m[0]):
                continue
            going = JOURNEY.search(event.name) and visited_city(view, (m.span(),))
            if going:
                return settle(view, "", (-1, -1), going, False, m.span())
            if not HELD.search(m[0]):
                continue
            where = of_sentence(view, Record(event.rule, (event.start_char, event.end_char), (), told=m.span()))
            if where.venue or where.city:
                return where
    return Where()
