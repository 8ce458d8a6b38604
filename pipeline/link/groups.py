"""Grouping by candidate pairs, best first, where every group keeps to hard facts; and the log of what was decided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Generic, Literal, NamedTuple, Protocol, Self, TypeVar

from pipeline.link.ties import DECIDED, Numbers


class Pair(NamedTuple):
    """Two statements (by their number) that may mean one thing."""

    score: float
    a: int
    b: int
    evidence: str = ""  # what speaks for it; "": it is told of those that are written


class Decision(NamedTuple):
    pair: Pair
    decision: Literal["joined", "kept_apart"]
    why: str  # what kept them apart, "" when joined


class Facts(Protocol):
    """What is known of a whole group, small enough to compare two groups by it."""

    def clash(self, other: Self, /) -> str:
        """The hard fact that keeps the groups apart, in words; "" where there is none."""

    def take(self, other: Self, /) -> None:
        """Take in the facts of a group that has joined."""


F = TypeVar("F", bound=Facts)


class Groups(Generic[F]):
    """Union-find over the numbers of statements; each group has its members and its facts."""

    def __init__(self, facts: Iterable[F], threshold: float, ties: tuple[Numbers, Numbers] = ((), ())) -> None:
        """`ties` are pairs that people have called one, whatever speaks against it, and pairs that never join."""
        self.facts = dict(enumerate(facts))
        self.parent = list(self.facts)
        self.members = {i: [i] for i in self.parent}
        self.threshold = threshold
        self.log: list[Decision] = []
        self.more: dict[int, list[F]] = {}  # root → facts that people have joined against those of the group
        one, apart = ties
        self.foes: dict[int, set[int]] = defaultdict(set)  # root → statements that may not join its group
        for a, b in apart:
            self.foes[a].add(b)
            self.foes[b].add(a)
        for a, b in one:
            if self.find(a) != self.find(b) and not self._are_foes(self.find(a), self.find(b)):
                self._unite(Pair(1.0, a, b, DECIDED))

    def find(self, i: int) -> int:
        while self.parent[i] != i:
            self.parent[i] = self.parent[self.parent[i]]
            i = self.parent[i]
        return i

    def of(self, i: int) -> F:
        """The facts of the group that a statement is in."""
        return self.facts[self.find(i)]

    def consider(self, pair: Pair) -> bool:
        """Join the groups of a pair unless it scores too low or a fact forbids it; whether they are one now."""
        a, b = self.find(pair.a), self.find(pair.b)
        if a == b:
            return True
        why = LITTLE if pair.score < self.threshold else self.clash(a, b)
        if why:
            self.log.append(Decision(pair, "kept_apart", why))
            return False
        self._unite(pair)
        return True

    def clash(self, i: int, j: int) -> str:
        """What keeps the groups of two statements apart, in words; "" where nothing does."""
        a, b = self.find(i), self.find(j)
        if self._are_foes(a, b):
            return DECIDED
        found = (x.clash(y) for x in self._all_facts(a) for y in self._all_facts(b))
        first = next(found)
        return first and ("" if not all(found) else first)

    def _all_facts(self, root: int) -> list[F]:
        """What is known of a group: of one that people have joined against the facts, of each of its sides."""
        return [self.facts[root], *self.more.get(root, ())]

    def _are_foes(self, a: int, b: int) -> bool:
        return a in self.foes and any(self.find(i) == b for i in self.foes[a])

    def _unite(self, pair: Pair) -> None:
        a, b = self.find(pair.a), self.find(pair.b)
        if len(self.members[a]) < len(self.members[b]):
            a, b = b, a
        self.parent[b] = a
        self.members[a] += self.members.pop(b)
        theirs = [*self._all_facts(b)]
        self.more.pop(b, None)
        del self.facts[b]
        for facts in theirs:
            mine = self._all_facts(a)
            side = mine[0] if len(mine) == len(theirs) == 1 and pair.evidence != DECIDED else None
            side = side or next((known for known in mine if not known.clash(facts)), None)
            if side is None:
                self.more.setdefault(a, []).append(facts)
            else:
                side.take(facts)
        if b in self.foes:
            self.foes[a] |= self.foes.pop(b)
        self.log.append(Decision(pair, "joined", ""))

    def join(self, pairs: Iterable[Pair]) -> None:
        """Consider all pairs, best first."""
        for pair in sorted(pairs, key=lambda p: (-p.score, p.a, p.b)):
            self.consider(pair)

    def attach(self, pairs: Iterable[Pair], prefer: Callable[[int, Sequence[int]], int | None]) -> None:
        """Pairs (weak statement, strong statement): the weak one joins a group only where no other comes into question.

        `prefer(weak, roots)` picks one of several groups, or none.
        """
        by_weak: dict[int, list[Pair]] = defaultdict(list)
        for pair in sorted(pairs, key=lambda p: (p.a, -p.score, p.b)):
            by_weak[self.find(pair.a)].append(pair)
        for _, mine in sorted(by_weak.items()):
            fits: dict[int, Pair] = {}
            for pair in mine:
                if why := self.clash(pair.a, pair.b) or (LITTLE if pair.score < self.threshold else ""):
                    self.log.append(Decision(pair, "kept_apart", why))
                else:
                    fits.setdefault(self.find(pair.b), pair)
            chosen = next(iter(fits), None) if len(fits) < 2 else prefer(mine[0].a, sorted(fits))
            for root, pair in fits.items():
                if root == chosen:
                    self.consider(pair)
                else:
                    self.log.append(Decision(pair, "kept_apart", "another fits as well"))

    def all(self) -> list[list[int]]:
        """The groups, each in ascending order, by their smallest number."""
        return sorted(sorted(group) for group in self.members.values())


LITTLE = "too little speaks for it"
