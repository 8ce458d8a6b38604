"""Near misses: pairs of things that nearly were one, as columns, those that are told of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from pipeline.link.blocks import Edge
from pipeline.link.columns import Hashes, Numbers, mark, mixed
from pipeline.link.groups import LITTLE
from pipeline.link.things import NEAR

SHOWN = 5  # near misses of one thing that are rows; more tell a reader nothing, and a 例会 has hundreds
MISS = np.dtype([("a", "<i4"), ("b", "<i4"), ("thing_a", "<i4"), ("thing_b", "<i4"), ("score", "<f8"), ("at", "<i4")])
TOO_LITTLE = (LITTLE, "")


class Miss(NamedTuple):
    """Two statements that nearly were one, with what they have become; all four by the numbers of statements."""

    a: int
    b: int
    thing_a: int
    thing_b: int
    score: float
    why: str  # what kept them apart
    evidence: str  # what speaks for it; "": it is told of those that are written


@dataclass(frozen=True, slots=True)
class Misses:
    """Those of a table."""

    rows: npt.NDArray[Any]  # of MISS
    words: Mapping[int, tuple[str, str]]  # by `at`: why and evidence; of others too little speaks for them

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, number: int) -> Miss:
        a, b, thing_a, thing_b, score, at = self.rows[number].tolist()
        return Miss(a, b, thing_a, thing_b, score, *self.words.get(at, TOO_LITTLE))

    def ordered(self, by: Numbers) -> Misses:
        """The same in the order of a column."""
        return Misses(self.rows[np.argsort(by, kind="stable")], self.words)

    def digests(self, said: Hashes, things: Hashes) -> Hashes:
        """Of each all that its row is made of; given are digests of what statements say, and of the ids of things."""
        rows = self.rows
        told = {at: mark(*words) for at, words in self.words.items()}
        words = np.array([told.get(at, 0) for at in rows["at"].tolist()], np.uint64)
        with np.errstate(over="ignore"):
            out = mixed(words, 1) + mixed(rows["score"].view(np.uint64), 2)
            for salt, (column, of) in enumerate((("a", said), ("b", said), ("thing_a", things), ("thing_b", things))):
                out += mixed(of[rows[column]], 3 + salt)
        return mixed(out)


def nearest(pairs: Edge, founders: Numbers, why: Sequence[tuple[str, str]]) -> Misses:
    """The near misses between two things that are told of, each pair of things once, the surest first.

    Of the misses of one thing the nearest few are told, where they are among the nearest few of the other one too.
    `why` tells of the first pairs what kept them apart, and what speaks for them; of the others too little does.
    """
    a, b, score = pairs["a"], pairs["b"], pairs["score"]
    apart = np.flatnonzero((founders[a] != founders[b]) & (score >= NEAR))
    apart = apart[np.lexsort((b[apart], a[apart], -score[apart]))]
    one, other = founders[a[apart]], founders[b[apart]]
    low, high = np.minimum(one, other), np.maximum(one, other)
    first = np.sort(np.unique(low << 32 | high, return_index=True)[1])
    shown = (_ranks(np.concatenate([low[first], high[first]])) < SHOWN).reshape(2, -1).all(axis=0)
    apart = apart[first][shown]
    rows = np.empty(len(apart), MISS)
    rows["a"], rows["b"], rows["score"], rows["at"] = a[apart], b[apart], score[apart], apart
    rows["thing_a"], rows["thing_b"] = founders[rows["a"]], founders[rows["b"]]
    return Misses(rows, {at: why[at] for at in apart.tolist() if at < len(why)})


def _ranks(things: Numbers) -> Numbers:
    """For each the number of equal ones before it, where the two halves stand side by side."""
    half = len(things) // 2
    order = np.lexsort((np.tile(np.arange(half), 2), things))
    begins = np.flatnonzero(np.diff(things[order], prepend=-1))
    ranks = np.empty(len(things), np.int64)
    ranks[order] = np.arange(len(things)) - np.repeat(begins, np.diff(begins, append=len(things)))
    return ranks
