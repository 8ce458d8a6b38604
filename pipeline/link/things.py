"""From groups of statements to ids: which one has founded a thing, which ids it has taken over, and the log of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from pipeline.ids import make_id
from pipeline.link.corpus import FormerId, Merge, Thing
from pipeline.link.groups import Decision

NEAR = 0.5  # a pair below this is no near miss

Say: TypeAlias = Callable[[int, int], str]
Joins: TypeAlias = Mapping[int, Sequence[tuple[int, Decision]]]  # statement → the others that joined it, with why


class Apart(NamedTuple):
    """Two statements (by their number) that nearly were one."""

    score: float
    a: int
    b: int
    why: str  # what kept them apart
    evidence: str = ""  # what speaks for it all the same; "": it is told of those that are written


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
