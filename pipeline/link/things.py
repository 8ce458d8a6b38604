"""From groups of statements to ids: which one has founded a thing, which ids it has taken over, and the log of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

import numpy as np

from pipeline.ids import make_id
from pipeline.link.blocks import Edge
from pipeline.link.columns import Numbers
from pipeline.link.corpus import FormerId, Merge, Thing
from pipeline.link.groups import LITTLE, Decision

NEAR = 0.5  # a pair below this is no near miss
SHOWN = 5  # near misses of one thing that are rows; more tell a reader nothing, and a 例会 has hundreds

Say: TypeAlias = Callable[[int, int], str]
Joins: TypeAlias = Mapping[int, Sequence[tuple[int, Decision]]]  # statement → the others that joined it, with why


class Apart(NamedTuple):
    """Two statements (by their number) that nearly were one."""

    score: float
    a: int
    b: int
    why: str  # what kept them apart
    evidence: str = ""  # what speaks for it all the same; "": it is told of those that are written


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
class Founded:
    """A thing: its id, its statements by number, the one that founded it first; the ids that these have given up."""

    thing: str
    members: tuple[int, ...]
    former: tuple[FormerId, ...]


@dataclass(frozen=True, slots=True)
class Naming:
    """What the things of some statements are called."""

    table: Thing
    prefix: str
    ids: Sequence[str]  # of the statements

    def found(self, groups: Iterable[Sequence[int]]) -> list[Founded]:
        """A thing has the id of its smallest statement; the ids that its others would have founded are former ones."""
        out = []
        for group in groups:
            first, *others = sorted(group, key=self.ids.__getitem__)
            thing = self._id(first)
            former = [FormerId(self.table, self._id(i), thing) for i in others]
            out.append(Founded(thing, (first, *others), tuple(sorted(former, key=lambda f: f.old_id))))
        return sorted(out, key=lambda f: f.thing)

    def joined(self, founded: Founded, joins: Joins, say: Say) -> tuple[Merge, ...]:
        """Each former id of a thing with what joined it.

        `say` tells what speaks for two statements being one, the lower number first.
        """
        out = []
        for i, d in _tree(founded.members[0], joins):
            said = d.pair.evidence or say(min(d.pair[1:3]), max(d.pair[1:3]))
            out.append(Merge(self.table, founded.thing, self._id(i), round(d.pair.score, 4), "joined", said))
        return tuple(out)

    def _id(self, number: int) -> str:
        return make_id(self.prefix, self.ids[number])


def joins_of(log: Iterable[Decision]) -> Joins:
    """What joined each statement with others; the pairs form a tree for each group."""
    out: dict[int, list[tuple[int, Decision]]] = defaultdict(list)
    for d in log:
        if d.decision == "joined":
            out[d.pair.a].append((d.pair.b, d))
            out[d.pair.b].append((d.pair.a, d))
    return out


def kept_apart(log: Sequence[Decision]) -> tuple[Apart, ...]:
    """The pairs of the log that nearly joined."""
    pairs = ((d.pair, d.why) for d in log if d.decision == "kept_apart" and d.pair.score >= NEAR)
    return tuple(Apart(p.score, p.a, p.b, why, p.evidence) for p, why in pairs)


def nearest(pairs: Edge, founders: Numbers, why: Sequence[tuple[str, str]]) -> list[Miss]:
    """The near misses between two things that are told of, each pair of things once, in order.

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
    out = []
    for at in apart[first][shown].tolist():
        x, y = int(a[at]), int(b[at])
        told = why[at] if at < len(why) else (LITTLE, "")
        out.append(Miss(x, y, int(founders[x]), int(founders[y]), float(score[at]), *told))
    return out


def _ranks(things: Numbers) -> Numbers:
    """For each the number of equal ones before it, where the two halves stand side by side."""
    half = len(things) // 2
    order = np.lexsort((np.tile(np.arange(half), 2), things))
    begins = np.flatnonzero(np.diff(things[order], prepend=-1))
    ranks = np.empty(len(things), np.int64)
    ranks[order] = np.arange(len(things)) - np.repeat(begins, np.diff(begins, append=len(things)))
    return ranks


def _tree(root: int, joins: Joins) -> list[tuple[int, Decision]]:
    """Each statement that hangs on the root, with the decision that joined it."""
    out = []
    seen = {root}
    stack = [root]
    while stack:
        at = stack.pop()
        for other, decision in joins.get(at, ()):
            if other not in seen:
                seen.add(other)
                stack.append(other)
                out.append((other, decision))
    return out
