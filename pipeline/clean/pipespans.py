"""Rows of a text table that have lost the cells that span down to them (rowspan).

`9月3日 | 10時 | 本会議 |` / `13時 | 委員会 |`: the second row begins in the column of clock times, under the day above.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipeline import vocabulary
from pipeline.clean.draft import Draft, bare
from pipeline.model import Span

GRAINS = tuple(
    (grain, re.compile(vocabulary.any_of("clean", sign)))
    for grain, sign in ((1, "cell_month"), (2, "cell_day"), (4, "cell_clock"))
)
FULL = 3  # columns that a table has at least


@cache
def _grains() -> dict[str, int]:
    return {bare(r["word"]): int(r["grain"]) for r in vocabulary.read("clean", "calendar_columns")}


def lost(cells: Sequence[str], headers: Sequence[str]) -> int:
    """How many columns of a row stand only in a row above: it begins with a finer time than the first."""
    if len(headers) < FULL or not cells or not cells[0].strip():
        return 0
    heads = [_grains().get(bare(h), 0) for h in headers]
    grain = next((g for g, pattern in GRAINS if pattern.match(bare(cells[0]))), 0)
    if not grain or grain not in heads:
        return 0
    column = heads.index(grain)
    return column if all(0 < g < grain for g in heads[:column]) else 0


class Above:
    """The cells of the last rows of a table that had them all, by column."""

    def __init__(self) -> None:
        self._cells: dict[int, Span] = {}

    def settle(self, row: Draft, first: int) -> None:
        """Give a row that begins in column `first` the cells over it, and remember its own for the rows below."""
        row.over = [span for column, span in sorted(self._cells.items()) if column < first]
        own = {first + n: (c.start, c.end) for n, c in enumerate(row.cells) if c.end > c.start}
        self._cells = {k: v for k, v in self._cells.items() if k < first} | own
