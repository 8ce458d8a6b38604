"""How likely a statement is right, from how it was found. The table is counted on annotated pages."""

from __future__ import annotations

from dataclasses import replace

from pipeline.assemble import words
from pipeline.assemble.record import Record
from pipeline.model import EventStatement

DATE = {"": -0.35, "year": -0.2, "month": -0.1, "day": 0.0, "minute": 0.03}
SURE = ("explicit", "list", "range", "row", "heading", "section", "sentence", "title", "sequence", "published_on")


def scored(event: EventStatement, record: Record) -> EventStatement:
    """The statement with its confidence: the layout's trust, better with an event noun and a settled date."""
    value = record.trust + DATE[event.precision]
    noun = words.noun_at_end(event.name) or words.noun_inside(event.name)
    value += 0.08 if noun and not noun.weak else 0.03 if noun else -0.07
    value += 0.0 if event.basis in SURE else -0.08
    value += 0.04 if event.venue or event.city else 0.0
    return replace(event, confidence=round(min(0.98, max(0.05, value)), 2))
