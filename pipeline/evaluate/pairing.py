"""Which row of the tables is which annotated event."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.annotate import EventRow
from pipeline.annotate.extracted import Row
from pipeline.evaluate.judge_times import moments
from pipeline.evaluate.likeness import ALIKE, NEARLY, best, norm

DAY = 0.5  # what the same day adds to the likeness of the names
EXACT = 0.6  # the same start and end
OWN_NAME = 0.05  # the name itself, not an alias
REQUIRED = 0.01  # an event that must be found, before one that may be


def pair_events(gold: Sequence[EventRow], got: Sequence[Row]) -> dict[int, tuple[int, float]]:
    """Index of an annotated event → (index of its row, likeness of the names); best pairs first, each used once."""
    pairs = []
    for i, want in enumerate(gold):
        for k, row in enumerate(got):
            likeness = best(want.names, row.get("name", ""))
            same_day = bool(want.when[0]) and moments(row)[0][:10] == want.when[0][:10]
            if likeness >= ALIKE or (same_day and likeness >= NEARLY):
                weight = likeness + DAY * same_day + EXACT * (moments(row) in want.accepted)
                weight += OWN_NAME * (norm(row.get("name", "")) == norm(want.name)) + REQUIRED * (not want.optional)
                pairs.append((weight, -i, -k, likeness))
    out: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    for _, i, k, likeness in sorted(pairs, reverse=True):
        if -i not in out and -k not in taken:
            out[-i] = (-k, likeness)
            taken.add(-k)
    return out
