"""What the statements of a table, people or events, have become: things, and what nearly was one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from pipeline.ids import make_id
from pipeline.link.columns import Flags, Hashes, Keys, Numbers, Table, hashes_of, mark, mixed, summed
from pipeline.link.components import Connected, Row
from pipeline.link.corpus import LinkProblem, Merge, Support
from pipeline.link.grouping import Desk, Members, in_common, placed
from pipeline.link.methods import Method
from pipeline.link.misses import Miss, Misses
from pipeline.link.opening import said_in
from pipeline.link.parts import Outcome, Settled
from pipeline.link.settled import settled
from pipeline.link.spool import Spool


@dataclass(frozen=True, slots=True)
class Statements:
    """The statements of a table, all that is asked of them."""

    method: Method
    desk: Desk
    table: Table
    digests: Hashes  # of all that each says, but for who takes part
    same: Hashes  # what agrees has this in common; 0: nothing agrees with it
    keys: Callable[[Flags], Keys]  # of some statements, those of blocks
    rows: Callable[[Sequence[int]], list[Row]]
    alone: Hashes  # of each a digest of what its page must be told if it is a thing by itself, 0 for nothing
    takes: Keys  # the people who take part in each, by numbers that tell them apart and nothing else

    def __len__(self) -> int:
        return len(self.table)

    def common(self, groups: Members) -> Hashes:
        """Of each group a digest of which statements have people in common; what ids these have makes no difference."""
        return in_common(groups, self.takes)

    def said(self, numbers: Sequence[int]) -> list[Any]:
        """Some of them, made comparable."""
        return said_in(self.rows(numbers))


@dataclass(slots=True)
class Joined:
    """What the statements of a table have become."""

    statements: Statements
    connected: Connected
    founders: Numbers  # of each statement the number of the one that has founded its thing
    misses: Misses  # that are told of, afterwards in the order of `owners`
    told: dict[int, list[Support | LinkProblem]]  # statement → what its page must be told, of components of several
    spans: dict[int, tuple[str, str]]  # founder → start and end, of things of several statements
    outcomes: Spool
    ids: dict[int, str] = field(init=False)  # of things, by their founders
    owners: Numbers = field(init=False)  # of each near miss the founder of the thing under which it stands, ascending
    several: Flags = field(init=False)  # whether a statement is in a component with others

    def __post_init__(self) -> None:
        keys, prefix = self.statements.table.rows["key"], self.statements.method.prefix
        things = np.unique(self.founders).tolist()
        self.ids = {founder: make_id(prefix, keys[founder].decode()) for founder in things}
        self._own()
        self.several = self.connected.sizes[self.connected.of] > 1

    def _own(self) -> None:
        """A near miss stands under the thing that has the smaller id."""
        pairs = zip(self.misses.rows["thing_a"].tolist(), self.misses.rows["thing_b"].tolist(), strict=True)
        owners = np.array([min(pair, key=self.ids.__getitem__) for pair in pairs], np.int64)
        self.misses, self.owners = self.misses.ordered(owners), np.sort(owners)

    def id_of(self, number: int) -> str:
        """The id of a statement's thing."""
        return self.ids[int(self.founders[number])]

    def on_page(self, page: int) -> tuple[str, ...]:
        """The ids of what the statements of a page have become."""
        return tuple(map(self.id_of, self.statements.table.of_page(page)))

    def components(self, wanted: Collection[str] | None = None) -> Iterator[int]:
        """Those that hold one of the things, all without any."""
        of = self.connected.of
        yield from sorted({int(of[f]) for f, thing in self.ids.items() if wanted is None or thing in wanted})

    def things(self, component: int) -> Iterator[tuple[int, Settled[Any]]]:
        """(founder, thing) of a component."""
        numbers = self.connected.groups.of(component)
        founders = {self.ids[f]: f for f in np.unique(self.founders[numbers]).tolist()}
        for thing in self.outcome(component).settled:
            yield founders[thing.id], thing

    def digests(self) -> dict[int, int]:
        """Founder → a digest of all that its component is made of, and its near misses."""
        groups = self.connected.groups
        if not len(groups):
            return {}
        rows = placed(groups, self.connected.digests(self.statements.digests))
        whole = np.add.reduceat(rows, groups.begins[:-1]) + mixed(self.statements.common(groups))
        founders = np.fromiter(self.ids, np.int64)
        near = summed(self.owners, self._misses(), len(self.founders))
        return dict(zip(self.ids, (whole[self.connected.of[founders]] + near[founders]).tolist(), strict=True))

    def _misses(self) -> Hashes:
        """Of each near miss a digest of all that its row is made of."""
        rows = self.misses.rows
        pairs = Members(np.stack([rows["a"], rows["b"]], axis=1).ravel().astype(np.int64), np.arange(len(rows) + 1) * 2)
        things = hashes_of(self.statements.table.rows["key"])
        return mixed(self.misses.digests(self.statements.digests, things) ^ self.statements.common(pairs))

    def outcome(self, component: int) -> Outcome[Any]:
        """What a component has settled."""
        if component in self.outcomes:
            found: Outcome[Any] = self.outcomes.get(component)
            return found
        rows = self.statements.rows(self.connected.groups.of(component).tolist())
        rows[0] = rows[0]._replace(edges=self.connected.edges_of(component))
        return settled(rows, self.statements.method)

    def told_of(self, page: int) -> Iterator[Support | LinkProblem]:
        """What a page must be told of what its statements have become."""
        for n in self.statements.table.of_page(page):
            yield from self.told.get(n, ())
            if self.statements.alone[n] and not self.several[n]:
                yield from next(iter(self.outcome(int(self.connected.of[n])).settled)).supports

    def page_digests(self) -> Hashes:
        """Of each page a digest of what its statements have become, and of what it must be told of that."""
        table = self.statements.table
        place = np.arange(len(table)) - table.begins[table.pages]
        with np.errstate(over="ignore"):
            value = mixed(hashes_of(table.rows["key"])[self.founders], 1) + mixed(place, 2)
        told = np.where(self.several, np.uint64(0), self.statements.alone)
        for n, rows in self.told.items():
            told[n] = mark(*rows)
        return summed(table.pages, mixed(value ^ mixed(told, 3)), len(table.begins) - 1)

    def near(self, founder: int) -> Iterator[Merge]:
        """The rows of the near misses that stand under a thing."""
        begin, end = np.searchsorted(self.owners, (founder, founder + 1)).tolist()
        yield from (self._merge(self.misses[number]) for number in range(begin, end))

    def _merge(self, miss: Miss) -> Merge:
        method = self.statements.method
        speaks = miss.evidence or method.evidence(*self.statements.said(sorted((miss.a, miss.b))))
        first, second = sorted((self.ids[miss.thing_a], self.ids[miss.thing_b]))
        words = "; ".join(filter(None, (speaks, miss.why)))
        return Merge(method.table, first, second, round(miss.score, 4), "kept_apart", words)
