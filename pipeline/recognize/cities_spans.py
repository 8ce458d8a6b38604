"""Sets of spans that answer quickly, however many names a page has."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from pipeline.model import Span


class Spans:
    """Spans in any order, overlapping or not; every question takes logarithmic time."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._sorted = sorted(spans)
        self._starts = [s for s, _ in self._sorted]
        self._widest: list[Span] = []  # of the spans up to here the one that ends last
        for span in self._sorted:
            last = self._widest[-1] if self._widest else span
            self._widest.append(span if span[1] > last[1] else last)

    def covering(self, start: int, end: int) -> Span | None:
        """A span that holds all of start:end."""
        k = bisect_right(self._starts, start) - 1
        return self._widest[k] if k >= 0 and self._widest[k][1] >= end else None

    def overlap(self, start: int, end: int) -> bool:
        k = bisect_left(self._starts, end) - 1
        return k >= 0 and self._widest[k][1] > start

    def last_before(self, start: int) -> Span | None:
        """The last span that begins before `start`."""
        k = bisect_left(self._starts, start) - 1
        return self._sorted[k] if k >= 0 else None

    def first_from(self, start: int) -> Span | None:
        k = bisect_left(self._starts, start)
        return self._sorted[k] if k < len(self._sorted) else None
