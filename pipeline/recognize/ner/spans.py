"""Which runs of words may be names, and which of them are taken: spans of words, in numpy.

A word's tag is no name, or for each label one of: begins a name, inside it, ends it, is one by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from pipeline.recognize.ner.entity import LABELS

Ints: TypeAlias = npt.NDArray[np.integer[Any]]
Flags: TypeAlias = npt.NDArray[np.bool_]
Floats: TypeAlias = npt.NDArray[np.float32]

LENGTHS = 24  # words of the longest name
ENDS = 8  # possible last words of a first one that are looked at, the nearest
LIKELY = 0.05  # from which share of a tag a word may begin or end a name
ENOUGH = 0.5  # from which share of its likeliest label a candidate is a name

BEGIN, INSIDE, END, SINGLE = range(1, 5)  # tags of the first label; 4 more for each that follows; 0 is no name
BEGINS = [4 * label + tag for label in range(len(LABELS)) for tag in (BEGIN, SINGLE)]
ENDINGS = [4 * label + tag for label in range(len(LABELS)) for tag in (END, SINGLE)]


@dataclass(frozen=True, slots=True)
class Spans:
    """Spans of words by their first and last row, and the rows before and behind them: -1 where their text ends."""

    first: Ints
    last: Ints
    before: Ints
    behind: Ints

    @classmethod
    def of(cls, first: Ints, last: Ints, words: Ints) -> Spans:
        """With what stands around them, given each text's first word and how many words there are."""
        text = np.searchsorted(words, first, side="right") - 1
        before = np.where(first > words[text], first - 1, -1)
        return cls(first, last, before, np.where(last + 1 < words[text + 1], last + 1, -1))


def candidates(tags: Floats, blank: Flags, words: Ints) -> Spans:
    """The spans that may be names, by the shares of each word's tags; `blank` words neither begin nor end one."""
    none = np.ascontiguousarray(tags[:, 0])
    first = np.flatnonzero((_sum(tags, BEGINS) > LIKELY) & ~blank)
    ends = np.flatnonzero((_sum(tags, ENDINGS) > LIKELY) & ~blank)
    stops = np.cumsum(none > 1 - LIKELY)  # words that are surely no part of a name, up to each
    stops += np.repeat(np.arange(len(words) - 1), np.diff(words))  # and ends of texts
    low = np.searchsorted(ends, first)
    high = np.minimum(np.searchsorted(ends, first + LENGTHS), low + ENDS)
    counts = high - low
    firsts = np.repeat(first, counts)
    lasts = ends[np.repeat(low - np.cumsum(counts) + counts, counts) + np.arange(counts.sum())]
    whole = stops[firsts] == stops[lasts]
    return Spans.of(firsts[whole], lasts[whole], words)


def _sum(tags: Floats, columns: list[int]) -> Floats:
    """Columns added up one after the other: so the sum of a row does not depend on how many there are."""
    total = tags[:, columns[0]].copy()
    for column in columns[1:]:
        total += tags[:, column]
    return total


def chosen(spans: Spans, shares: Floats) -> list[int]:
    """Which spans are names, in order: the surest ones first, and none over another."""
    best = shares[:, 1:].max(axis=1)
    some = np.flatnonzero(best >= ENOUGH)
    taken, keep = set[int](), []
    for at in some[np.argsort(-best[some], kind="stable")].tolist():
        rows = range(int(spans.first[at]), int(spans.last[at]) + 1)
        if taken.isdisjoint(rows):
            taken.update(rows)
            keep.append(at)
    return sorted(keep, key=lambda at: int(spans.first[at]))
