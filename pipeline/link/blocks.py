"""Candidate pairs: statements that share a key are a block, and those of a block are compared, one block at a time.

What is compared within a block depends on nothing outside it, so that blocks can be worked on anywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple

from pipeline.grouped import Grouped
from pipeline.link.groups import Pair

WINDOW = 10  # in a block of more than three times as many, only so many neighbours in the order of names are compared

Compare = Callable[[Any, Any], float]  # two statements made comparable, the one of the lower number first → score
Block = list["Entry"]


class Entry(NamedTuple):
    """A statement in a block."""

    number: int
    said: Any
    anchor: bool = False  # in a block that has anchors, each other entry is compared with them and nothing else


def blocks(keys: Iterable[tuple[Hashable, int]], rows: Sequence[Any], order: Callable[[int], str]) -> list[Block]:
    """Statements that share a key, in the given order; `keys` come with the number of their statement, ascending."""
    found: dict[Hashable, list[int]] = {}
    for key, i in keys:
        block = found.setdefault(key, [])
        if not block or block[-1] != i:
            block.append(i)
    shared = [block for block in found.values() if len(block) > 1]
    entries = {i: Entry(i, rows[i]) for block in shared for i in block}
    place = {i: n for n, i in enumerate(sorted(entries, key=lambda i: (order(i), i)))}
    return [[entries[i] for i in sorted(block, key=place.__getitem__)] for block in shared]


def candidates(all_blocks: Sequence[Block], compare: Compare, least: float, grouped: Grouped) -> list[Pair]:
    """The pairs of all blocks that score at least so much, each once."""
    groups = [n for n, block in enumerate(all_blocks) for _ in block]
    entries = [entry for block in all_blocks for entry in block]
    found = iter(grouped(partial(scored, compare=compare, least=least), groups, entries))
    scores: dict[tuple[int, int], float] = {}
    for block in all_blocks:
        numbers = [entry.number for entry in block]
        for a, mine in zip(numbers, found, strict=False):
            for score, place in mine:
                b = numbers[place]
                scores[(a, b) if a < b else (b, a)] = score
    return [Pair(score, a, b) for (a, b), score in scores.items()]


def scored(block: Sequence[Entry], compare: Compare, least: float) -> list[list[tuple[float, int]]]:
    """For each entry those that it scores enough with, as (score, place in the block)."""
    out = []
    for one, places in zip(block, _near(block), strict=True):
        mine = []
        for place in places:
            other = block[place]
            first = one.number < other.number
            score = compare(one.said, other.said) if first else compare(other.said, one.said)
            if score >= least:
                mine.append((score, place))
        out.append(mine)
    return out


def _near(block: Sequence[Entry]) -> Iterator[Sequence[int]]:
    """For each entry the places of those that it is compared with."""
    anchors = [place for place, entry in enumerate(block) if entry.anchor]
    width = WINDOW if len(block) > 3 * WINDOW else len(block)
    for place, entry in enumerate(block):
        if anchors:
            yield () if entry.anchor else anchors
        else:
            yield range(place + 1, min(place + 1 + width, len(block)))


def chained(keys: Sequence[Hashable | None]) -> list[tuple[int, int]]:
    """Neighbours among the statements of one key: joining them joins all, without comparing each with each."""
    last: dict[Hashable, int] = {}
    out = []
    for i, key in enumerate(keys):
        if key is not None:
            if key in last:
                out.append((last[key], i))
            last[key] = i
    return out
