"""The times that a name may have: those of its own line, of its table's row, of the nearest lines that tell any."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from pipeline.assemble import naming
from pipeline.assemble.mentioned import is_own
from pipeline.assemble.second_names import Named, names
from pipeline.assemble.view import View
from pipeline.assemble.when import When, combine, is_clock
from pipeline.assemble.words import sign
from pipeline.model import Span, Time

REACH = 6  # blocks between a name and its times, and times that are looked at over and below a line
TOGETHER = 12  # characters between two times that are told together
CLOSED = re.compile(sign("closed"))  # between a name and the day below it: that of the closing
APART = re.compile(r"。|[「」]|は|を")  # between two times that are not told together


@dataclass(frozen=True, eq=False)
class Told:
    """Times that are told together, or those of a line's day and its own hour: one for all names that may have them."""

    view: View
    rows: tuple[Time, ...]

    @cached_property
    def when(self) -> When:
        return combine(self.rows, self.view.text)


@dataclass(frozen=True, eq=False)
class Pair:
    """A name and times that may be its own."""

    named: Named
    times: Told
    bind: str  # before, after: on its line; row: in its table's row; prev, next: the nearest lines with times
    distance: int  # characters between the two
    blocks: int  # blocks between the two

    @cached_property
    def span(self) -> Span:
        return naming.trim(self.times.view, self.named.name)

    @cached_property
    def name(self) -> str:
        return self.named.prefix + naming.clean(self.times.view.text[slice(*self.span)]) + self.named.suffix

    @property
    def when(self) -> When:
        return self.times.when

    @property
    def day(self) -> str:
        return self.times.when.start[:10]

    @property
    def first(self) -> int:
        """Where the first of its times stands."""
        return self.times.rows[0].start_char


def pairs(view: View) -> list[Pair]:
    """The names of a page with the times that each may have, in page order."""
    page = _Page(view)
    found = [p for named in names(view) for p in page.pairs(named)] if page.times else []
    return [p for p in found if p.when.start]


class _Page:
    """The times of a page that may be an event's, each group of them once."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.times = [t for t in view.times if _usable(view, t) and view.position(t.start_char) >= 0]
        self._at = [t.start_char for t in self.times]
        self._told: dict[tuple[int, ...], Told] = {}
        self._lines: dict[Span, tuple[list[Time], list[Time], list[Time]]] = {}

    def told(self, rows: list[Time]) -> Told:
        key = tuple(t.start_char for t in rows)
        if key not in self._told:
            self._told[key] = Told(self.view, tuple(rows))
        return self._told[key]

    def pairs(self, named: Named) -> Iterator[Pair]:
        start, end = named.name
        own, over, below = self._near(named.line)
        before = self._last([t for t in own if t.end_char <= start])
        after = self._first([t for t in own if t.start_char >= end])
        if before:
            yield Pair(named, self.told(before), "before", start - before[-1].end_char, 0)
        if after:
            yield Pair(named, self.told(after), "after", after[0].start_char - end, 0)
        if all(is_clock(t) for t in (*before, *after)):
            yield from self._around(named, over, below, before or after)
        if self.view.body[named.position].kind == "table_row":
            yield from self._row(named)

    def _near(self, line: Span) -> tuple[list[Time], list[Time], list[Time]]:
        """The times of a line, the nearest told together over it, and the nearest below it."""
        if line not in self._lines:
            k = bisect_left(self._at, line[0])
            stop = bisect_left(self._at, line[1], k)
            over = [t for t in self._last(self.times[max(0, k - REACH) : k]) if t.end_char <= line[0]]
            self._lines[line] = self.times[k:stop], over, self._first(self.times[stop : stop + REACH])
        return self._lines[line]

    def _around(self, named: Named, over: list[Time], below: list[Time], clock: list[Time]) -> Iterator[Pair]:
        """The nearest times over a line, with its own hour; those below a line that has none."""
        if over:
            blocks = named.position - self.view.position(over[0].start_char)
            if blocks <= REACH:
                yield Pair(named, self.told([*over, *clock]), "prev", named.line[0] - over[-1].end_char, blocks)
        if below and not clock:
            blocks = self.view.position(below[0].start_char) - named.position
            if blocks <= REACH and not CLOSED.search(self.view.text, named.line[1], below[0].start_char):
                yield Pair(named, self.told(below), "next", below[0].start_char - named.line[1], blocks)

    def _row(self, named: Named) -> Iterator[Pair]:
        """The first times of the other cells of a table's row."""
        block = self.view.body[named.position]
        spans = [*block.over, *((c.start, c.end) for c in block.cells if not c.start <= named.name[0] < c.end)]
        every = sorted((t for s in spans for t in self.view.times_in(*s)), key=lambda t: t.start_char)
        group = self._first([t for t in every if _usable(self.view, t)])
        if group:
            yield Pair(named, self.told(group), "row", abs(group[0].start_char - named.name[0]), 0)

    def _first(self, rows: list[Time]) -> list[Time]:
        """The first times that are told together."""
        stop = next((k for k in range(1, len(rows)) if self._apart(rows[k - 1], rows[k])), len(rows))
        return rows[:stop]

    def _last(self, rows: list[Time]) -> list[Time]:
        """The last times that are told together."""
        begin = next((k for k in range(len(rows) - 1, 0, -1) if self._apart(rows[k - 1], rows[k])), 0)
        return rows[begin:]

    def _apart(self, a: Time, b: Time) -> bool:
        if b.start_char - a.end_char > TOGETHER:
            return True
        return APART.search(self.view.text, a.end_char, b.start_char) is not None


def _usable(view: View, row: Time) -> bool:
    return bool(row.start) and is_own(view, row)
