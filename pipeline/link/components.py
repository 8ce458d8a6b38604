"""Statements that pairs connect: what they are in the end, they settle among themselves, one component at a time.

Nothing in a component depends on another one, so that components can be settled anywhere. The results lie side by side.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, Generic, NamedTuple, TypeVar

from pipeline.grouped import Grouped, components
from pipeline.link.corpus import Thing
from pipeline.link.groups import LITTLE, Facts, Groups, Pair
from pipeline.link.parts import Outcome, Part, side_by_side
from pipeline.link.things import Apart, near_misses
from pipeline.link.ties import Numbers

T = TypeVar("T")
F = TypeVar("F", bound=Facts)


@dataclass(slots=True)
class Edges:
    """Pairs of statements by their numbers, each kind in its order."""

    exact: list[Pair] = field(default_factory=list)  # that agree in all that is compared
    near: list[Pair] = field(default_factory=list)  # of which it takes the others of the component to say more
    low: list[Pair] = field(default_factory=list)  # that score too low to connect anything: near misses at best
    one: list[tuple[int, int]] = field(default_factory=list)  # that people have called one
    apart: list[tuple[int, int]] = field(default_factory=list)  # and that they have told apart
    beside: list[tuple[int, int]] = field(default_factory=list)  # of which one must know what becomes of the other

    def ends(self) -> Iterator[tuple[int, int]]:
        """The two numbers of every pair."""
        for pairs in (self.exact, self.near):
            yield from [(p.a, p.b) for p in pairs]
        for ties in (self.one, self.apart, self.beside):
            yield from ties

    @property
    def ties(self) -> tuple[Numbers, Numbers]:
        return tuple(self.one), tuple(self.apart)


class Row(NamedTuple):
    """A statement on its way to the others of its component."""

    number: int
    key: str  # statement id
    statement: Any
    said: Any  # the statement made comparable
    edges: Edges | None = None  # of the whole component, by place in it, with its first row


def split(count: int, edges: Edges) -> list[tuple[list[int], Edges]]:
    """The components, by their least number: their numbers, and their edges by place among these."""
    of = components(count, edges.ends())
    members: dict[int, list[int]] = defaultdict(list)
    place = []
    for i, root in enumerate(of):
        place.append(len(members[root]))
        members[root].append(i)
    own: dict[int, Edges] = defaultdict(Edges)
    for pair in edges.exact:
        own[of[pair.a]].exact.append(Pair(pair.score, place[pair.a], place[pair.b]))
    for pair in edges.near:
        own[of[pair.a]].near.append(Pair(pair.score, place[pair.a], place[pair.b]))
    for kind in ("one", "apart"):
        for a, b in getattr(edges, kind):
            getattr(own[of[a]], kind).append((place[a], place[b]))
    return [(numbers, own.get(root) or Edges()) for root, numbers in members.items()]


class Settling(NamedTuple, Generic[T]):
    """How the statements of one table become things."""

    table: Thing
    settled: Callable[[Sequence[Row]], Outcome[T]]  # of the rows of a component
    evidence: Callable[[Any, Any], str]  # what speaks for two statements being one, the one of the lower number first


def settle(how: Settling[T], rows: Sequence[Row], edges: Edges, grouped: Grouped) -> Part[T]:
    """What all components settle."""
    groups, sent = [], []
    parts = split(len(rows), edges)
    for numbers, own in parts:
        groups += [numbers[0]] * len(numbers)
        sent += [rows[numbers[0]]._replace(edges=own), *(rows[i] for i in numbers[1:])]
    found = grouped(partial(_told_by_first, work=how.settled), groups, sent)
    outcomes = [outcome for outcome in found if outcome]
    part = side_by_side(outcomes)
    apart = [Apart(p.score, p.a, p.b, LITTLE) for p in edges.low]
    for (numbers, _), outcome in zip(parts, outcomes, strict=True):
        apart += [d._replace(a=numbers[d.a], b=numbers[d.b]) for d in outcome.apart]
    things = [part.thing_of[row.key] for row in rows]
    near = near_misses(how.table, things, apart, lambda a, b: how.evidence(rows[a].said, rows[b].said))
    return replace(part, merges=tuple(sorted((*part.merges, *near), key=lambda m: (m.id_a, m.id_b))))


def _told_by_first(rows: Sequence[Row], work: Callable[[Sequence[Row]], Outcome[T]]) -> list[Outcome[T] | None]:
    """`grouped` wants something for each row: the outcome for the first, nothing for the others."""
    return [work(rows), *[None] * (len(rows) - 1)]


def firsts_of(count: int, edges: Edges, facts: Callable[[int], F], threshold: float) -> list[int]:
    """One statement of each group that exact pairs and people make: what holds for it holds for the group."""
    out = []
    for numbers, own in split(count, edges):
        if len(numbers) == 1:
            out += numbers
        else:
            groups = Groups(map(facts, numbers), threshold, own.ties)
            groups.join(own.exact)
            out += [numbers[members[0]] for members in groups.all()]
    return sorted(out)
