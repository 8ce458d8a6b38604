"""What is compared with what: statements that share a key are a block, and those of a block are compared.

What a block gives depends on nothing outside it, so that blocks can be worked on anywhere, and what one gave holds
for every run in which its statements are the same. Statements come in their order and are told by their place in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from importlib import import_module
from itertools import pairwise
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from pipeline.link.groups import Facts, Groups, Pair

WINDOW = 10  # in a block of more than three times as many, only so many neighbours in the order of names are compared
EDGE = np.dtype([("a", "<i4"), ("b", "<i4"), ("score", "<f8"), ("kind", "u1")])  # a < b

Found = tuple[int, int, float, int]  # an EDGE
Edge = npt.NDArray[Any]  # of EDGE


class Kind(IntEnum):
    """What two statements of a block are to each other; or one to itself."""

    EXACT = 0  # they agree in all that is compared
    NEAR = 1  # it takes the others of the component to say more
    PARTS = 2  # too little speaks for them, unless the wholes that their pages name turn out to be one
    LOW = 3  # they score too low to connect anything: near misses at best
    FIRST = 4  # what holds for this one holds for others that agree with it
    SHORT = 5  # its name is a family name


class Compare(Protocol):
    """How statements of one table are compared (people.py, events.py)."""

    @property
    def THRESHOLD(self) -> float: ...
    def score(self, x: Any, y: Any, /) -> float: ...
    def edge(self, x: Any, y: Any, /) -> tuple[float, Kind] | None: ...
    def order(self, r: Any, /) -> str: ...
    def known(self, r: Any, /) -> Facts: ...


@dataclass(frozen=True, slots=True)
class Compared:
    """Comparing the statements of a group; both are found by their names, so that it can travel."""

    do: Callable[..., Iterable[Found]]
    how: str  # the module that says how statements are compared

    def __call__(self, rows: Sequence[Any]) -> list[bytes | None]:
        """The edges, for the first of the rows."""
        found = np.array(list(self.do(rows, import_module(self.how))), EDGE).tobytes()
        return [found, *[None] * (len(rows) - 1)]


def agreeing(rows: Sequence[Any], how: Compare) -> Iterator[Found]:
    """Statements that agree: neighbours joined, and the first one of each group that facts do not forbid."""
    pairs = [(how.score(x, y), i) for i, (x, y) in enumerate(pairwise(rows))]
    exact = [Pair(score, i, i + 1) for score, i in pairs if score >= how.THRESHOLD]
    groups = Groups(map(how.known, rows), how.THRESHOLD)
    groups.join(exact)
    yield from ((p.a, p.b, p.score, Kind.EXACT) for p in exact)
    yield from ((members[0], members[0], 1.0, Kind.FIRST) for members in groups.all())


def neighbouring(rows: Sequence[Any], how: Compare) -> Iterator[Found]:
    """The pairs of a block that say something, in a large one of neighbours only."""
    ordered = sorted(range(len(rows)), key=lambda i: (how.order(rows[i]), i))
    width = WINDOW if len(rows) > 3 * WINDOW else len(rows)
    for at, i in enumerate(ordered):
        for j in ordered[at + 1 : at + 1 + width]:
            yield from _pair(rows, min(i, j), max(i, j), how)


def anchored(rows: Sequence[Any], how: Compare) -> Iterator[Found]:
    """Family names with full ones: one of each name, however many pages say it."""
    full: dict[str, int] = {}
    for i, row in enumerate(rows):
        if not row.only_family:
            full.setdefault(row.modern, i)
    anchors = list(full.values())[:WINDOW]
    for i, row in enumerate(rows):
        for j in anchors if row.only_family else ():
            yield from _pair(rows, min(i, j), max(i, j), how)


def shortened(rows: Sequence[Any], how: Any) -> Iterator[Found]:
    """Names that turn out to be the family names of longer ones."""
    for i, row in enumerate(rows):
        longer = [full for full in rows if row.modern in full.families]
        if not (row.alone or row.short or not row.name) and how.is_short(row, longer):
            yield i, i, 1.0, Kind.SHORT


def _pair(rows: Sequence[Any], i: int, j: int, how: Compare) -> Iterator[Found]:
    found = how.edge(rows[i], rows[j])
    if found:
        yield i, j, found[0], found[1]
