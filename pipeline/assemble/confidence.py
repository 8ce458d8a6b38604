"""How likely a statement is right, from how it was found. The counts lie in data/confidence.tsv."""

from __future__ import annotations

from functools import cache

from pipeline import vocabulary
from pipeline.assemble import words
from pipeline.assemble.record import Record
from pipeline.assemble.when import When

DATE = {"": -0.3, "year": -0.15, "month": -0.05, "day": 0.0, "minute": 0.0}  # a coarse date is more often another's
SURE = ("explicit", "list", "range", "row", "heading", "section", "sentence", "title", "sequence", "published_on")


@cache
def _counted() -> dict[str, float]:
    """Layout → share of right statements, drawn towards what real pages gave at first sight: seven of ten more."""
    rows = vocabulary.read("assemble", "confidence")
    return {r["layout"]: (int(r["right"]) + 7) / (int(r["of"]) + 10) for r in rows}


def scored(record: Record, name: str, when: When, placed: bool) -> float:
    """How sure a statement is: its layout's share, less for a weak name, a coarse or inferred date."""
    value = _counted().get(record.layout, 0.7) + DATE[when.precision]
    noun = words.noun_at_end(name) or words.noun_inside(name)
    value += 0.04 if noun and not noun.weak else 0.0 if noun else -0.06
    value += 0.0 if when.basis in SURE or not when.start else -0.08
    value += 0.03 if placed else 0.0
    return round(min(0.98, max(0.05, value)), 2)
