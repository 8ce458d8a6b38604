"""What the statements of a table, people or events, have become: things, and what nearly was one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

import numpy as np

from pipeline.ids import make_id
from pipeline.link.columns import Flags, Hashes, Keys, Numbers, Table, hashes_of, mark, mixed, summed
from pipeline.link.components import Connected, Row
from pipeline.link.corpus import LinkProblem, Merge, Support, Thing
from pipeline.link.grouping import placed
from pipeline.link.groups import LITTLE
from pipeline.link.parts import Outcome, Settled
from pipeline.link.spool import Spool
from pipeline.link.things import Misses, nearest


@dataclass(frozen=True, slots=True)
class Method:
    """How statements of one table become things."""

    table: Thing
    prefix: str
    how: ModuleType  # a Compare
    settled: Callable[[Sequence[Row]], Outcome[Any]]
    evidence: Callable[[Any, Any], str]


@dataclass(frozen=True, slots=True)
class Statements:
    """The statements of a table, all that is asked of them."""

    ids: Any  # statement ids, as bytes
    digests: Hashes  # of all that each says
    same: Hashes  # what agrees has this in common; 0: nothing agrees with it
    keys: Callable[[Flags], Keys]  # of some statements, those of blocks
    rows: Callable[[Sequence[int]], list[Row]]
    said: Callable[[Sequence[int]], list[Any]]
    alone: Hashes  # of each a digest of what its page must be told if it is a thing by itself, 0 for nothing

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(slots=True)
class Joined:
    """What the statements of a table have become."""

    method: Method
    statements: Statements
    connected: Connected
    founders: Numbers  # of each statement the number of the one that has founded its thing
    misses: tuple[Misses, list[tuple[str, str]]]  # with what kept each apart and speaks for it
    several: Flags  # whether a statement is in a component with others
    told: dict[int, list[Support | LinkProblem]]  # statement → what its page must be told, of components of several
    spans: dict[int, tuple[str, str]]  # founder → start and end, of things of several statements
    outcomes: Spool
    ids: dict[int, str] = field(init=False)  # of things, by their founders

    def __post_init__(self) -> None:
        things = np.unique(self.founders).tolist()
        ids = self.statements.ids
        self.ids = {founder: make_id(self.method.prefix, ids[founder].decode()) for founder in things}

    def id_of(self, number: int) -> str:
        """The id of a statement's thing."""
        return self.ids[int(self.founders[number])]

    def components(self, wanted: Collection[str] | None = None) -> Iterator[int]:
        """Those that hold one of the things, all without any."""
        of = self.connected.of
        yield from sorted({int(of[f]) for f, thing in self.ids.items() if wanted is None or thing in wanted})

    def things(self, component: int) -> Iterator[tuple[int, Settled[Any]]]:
        """(founder, thing) of a component."""
        numbers = self.connected.groups.of(component)
        founders = {self.ids[f]: f for f in np.unique(self.founders[numbers]).tolist()}
        for settled in self.outcome(component).settled:
            yield founders[settled.id], settled

    def digests(self) -> dict[int, int]:
        """Founder → a digest of all that its component is made of."""
        groups = self.connected.groups
        if not len(groups):
            return {}
        rows = placed(groups, self.connected.digests(self.statements.digests))
        whole = np.add.reduceat(rows, groups.begins[:-1])
        return {founder: int(whole[self.connected.of[founder]]) for founder in self.ids}

    def outcome(self, component: int) -> Outcome[Any]:
        """What a component has settled."""
        if component in self.outcomes:
            found: Outcome[Any] = self.outcomes.get(component)
            return found
        rows = self.statements.rows(self.connected.groups.of(component).tolist())
        rows[0] = rows[0]._replace(edges=self.connected.edges_of(component))
        return self.method.settled(rows)

    def told_of(self, begin: int, end: int) -> Iterator[Support | LinkProblem]:
        """What the page of these statements must be told of what they have become."""
        for n in range(begin, end):
            yield from self.told.get(n, ())
            if self.statements.alone[n] and not self.several[n]:
                yield from next(iter(self.outcome(int(self.connected.of[n])).settled)).supports

    def on_pages(self, table: Table) -> Hashes:
        """Of each page a digest of what its statements have become, and of what it must be told of that."""
        place = np.arange(len(table)) - table.begins[table.pages]
        with np.errstate(over="ignore"):
            value = mixed(hashes_of(self.statements.ids)[self.founders], 1) + mixed(place, 2)
        told = np.where(self.several, np.uint64(0), self.statements.alone)
        for n, rows in self.told.items():
            told[n] = mark(*rows)
        return summed(table.pages, mixed(value ^ mixed(told, 3)), len(table.begins) - 1)

    def near_misses(self) -> list[tuple[int, int, int]]:
        """(place among the misses, thing, other thing), things by their founders, of those that are told of."""
        misses, _ = self.misses
        chosen = nearest(misses)
        pairs = zip(misses.thing_a[chosen].tolist(), misses.thing_b[chosen].tolist(), strict=True)
        return [(at, a, b) for at, (a, b) in zip(chosen.tolist(), pairs, strict=True)]

    def miss(self, at: int) -> tuple[Any, ...]:
        """All that the row of a near miss is made of, as numbers and words."""
        misses, why = self.misses
        digests = self.statements.digests
        said = [int(digests[n]) for n in (misses.a[at], misses.b[at])]
        things = [self.ids[int(n)] for n in (misses.thing_a[at], misses.thing_b[at])]
        return *said, *things, float(misses.score[at]), *(why[at] if at < len(why) else ())

    def merge(self, at: int) -> Merge:
        """A near miss as a row."""
        misses, why = self.misses
        a, b = sorted((int(misses.a[at]), int(misses.b[at])))
        kept_apart, speaks = why[at] if at < len(why) else (LITTLE, "")
        speaks = speaks or self.method.evidence(*self.statements.said([a, b]))
        first, second = sorted((self.id_of(a), self.id_of(b)))
        words = "; ".join(filter(None, (speaks, kept_apart)))
        return Merge(self.method.table, first, second, round(float(misses.score[at]), 4), "kept_apart", words)
