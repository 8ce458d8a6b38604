"""Statements that pairs connect: what they are in the end, they settle among themselves, one component at a time.

Nothing in a component depends on another one, so that components can be settled anywhere, and what one settled holds
for every run in which its statements and pairs are the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np

from pipeline.grouped import components
from pipeline.link.blocks import EDGE, Edge, Kind
from pipeline.link.columns import Hashes, Numbers, mixed, summed
from pipeline.link.grouping import Members, members
from pipeline.link.groups import Pair
from pipeline.link.ties import Numbers as Tied


@dataclass(slots=True)
class Edges:
    """Pairs of statements of one component, by place in it."""

    exact: list[Pair] = field(default_factory=list)  # that agree in all that is compared
    near: list[Pair] = field(default_factory=list)  # of which it takes the others of the component to say more
    one: list[tuple[int, int]] = field(default_factory=list)  # that people have called one
    apart: list[tuple[int, int]] = field(default_factory=list)  # and that they have told apart

    @property
    def ties(self) -> tuple[Tied, Tied]:
        return tuple(self.one), tuple(self.apart)


class Row(NamedTuple):
    """A statement on its way to the others of its component."""

    number: int
    key: str  # statement id
    statement: Any
    said: Any  # the statement made comparable
    edges: Edges | None = None  # of the whole component, with its first row; None where it has no other


@dataclass(frozen=True, slots=True)
class Connected:
    """The components over the statements of a table, by their least number."""

    groups: Members
    of: Numbers  # of each statement the number of its component
    edges: Edge  # that connect, by component
    ends: Numbers  # of each component where its edges end
    ties: tuple[Tied, Tied]

    @property
    def sizes(self) -> Numbers:
        """Of each component the number of its statements."""
        return np.diff(self.groups.begins)

    def edges_of(self, component: int) -> Edges | None:
        """None for a statement by itself."""
        numbers = self.groups.of(component)
        if len(numbers) == 1:
            return None
        place = {number: i for i, number in enumerate(numbers.tolist())}
        out = Edges()
        some = self.edges[self.ends[component - 1] if component else 0 : self.ends[component]]
        for a, b, score, kind in some.tolist():
            pairs = out.exact if kind == Kind.EXACT else out.near
            pairs.append(Pair(score, place[a], place[b]))
        for ours, told in ((out.one, self.ties[0]), (out.apart, self.ties[1])):
            ours += [(place[a], place[b]) for a, b in told if a in place]
        return out

    def digests(self, statements: Hashes) -> Hashes:
        """Of each row of `groups`, from its own digest and the pairs that it is the first of."""
        told = statements.copy()
        with np.errstate(over="ignore"):
            other = mixed(statements[self.edges["b"]], 4) + mixed(self.edges["score"].view(np.uint64), 5)
            told += summed(self.edges["a"], mixed(other + self.edges["kind"], 6), len(told))
            for salt, pairs in enumerate(self.ties):
                for a, b in pairs:
                    told[a] += mixed(statements[b], 7 + salt)
        return told[self.groups.rows]


def connected(count: int, pairs: Edge, whole: Numbers, ties: tuple[Tied, Tied]) -> Connected:
    """Of so many statements; parts must know what becomes of their wholes, though nothing else speaks for these."""
    parts = pairs[pairs["kind"] == Kind.PARTS]
    beside = [(e, int(whole[e])) for end in ("a", "b") for e in parts[end].tolist()]
    ends = [*zip(pairs["a"].tolist(), pairs["b"].tolist(), strict=True), *beside, *ties[0], *ties[1]]
    of = np.array(components(count, ends), np.int64)
    groups = members(of)
    number = np.empty(count, np.int64)
    number[groups.rows] = np.repeat(np.arange(len(groups)), np.diff(groups.begins))
    mine = number[pairs["a"]]
    order = np.argsort(mine, kind="stable")
    last = np.cumsum(np.bincount(mine, minlength=len(groups)))
    return Connected(groups, number, pairs[order], last, ties)


def numbered(groups: Members, found: Sequence[bytes]) -> Edge:
    """What blocks have given, with the numbers of statements in place of places."""
    edges = np.frombuffer(b"".join(found), EDGE).copy()
    many = np.array([len(data) // EDGE.itemsize for data in found], np.int64)
    begins = np.repeat(groups.begins[:-1], many)
    for end in ("a", "b"):
        edges[end] = groups.rows[begins + edges[end]]
    return edges


def once(*several: Edge) -> Edge:
    """Each pair once, in order."""
    edges = np.concatenate(several)
    _, first = np.unique(edges["a"].astype(np.int64) << 32 | edges["b"], return_index=True)
    return edges[first]
