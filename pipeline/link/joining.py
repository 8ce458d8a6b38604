"""Which statements of one table, people or events, belong together: found by groups of them.

First what agrees is joined, then the first ones of these are compared in blocks, then each component settles what
things it holds. All three are work on groups (grouping.py), so that of known statements nothing is read but columns.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from pipeline.link.blocks import Compared, Edge, Kind, agreeing, neighbouring
from pipeline.link.columns import Flags, Keys, Numbers
from pipeline.link.components import Connected, connected, numbered, once
from pipeline.link.grouping import Members, Task, keys_of, once_each, sharing
from pipeline.link.groups import Groups
from pipeline.link.joined import Joined, Statements
from pipeline.link.settling import settle
from pipeline.link.ties import Numbers as Tied


def join(told: Statements, ties: tuple[Tied, Tied], more: Callable[[Flags], Edge], whole: Numbers) -> Joined:
    """`more` gives edges of other blocks of some statements; `whole` is of each the number of its whole, or -1."""
    exact, firsts = _agreeing(told)
    if any(ties):
        _tied(told, connected(len(told), exact, whole, ties), firsts)
    near = once(in_blocks(told, "near", sharing(told.keys(firsts)), neighbouring), more(firsts))
    used = near["kind"] == Kind.NEAR
    parts = near["kind"] == Kind.PARTS
    while True:  # parts are of use where their wholes may be one, which other parts may decide
        components = connected(len(told), np.concatenate([exact, near[used]]), whole, ties)
        a, b = (components.of[whole[near[end]]] for end in ("a", "b"))
        if not (more_used := parts & ~used & (a == b)).any():
            return settle(told, components, near[~used])
        used |= more_used


def in_blocks(told: Statements, name: str, groups: Members, do: Any) -> Edge:
    """What is found in groups of statements, by one way of comparing."""
    method = told.method
    all_keys = keys_of(f"{method.table} {name} ", groups, told.digests[groups.rows], told.common(groups))
    groups, keys = once_each(groups, list(all_keys))
    return numbered(groups, told.desk.done(groups, keys, Task(Compared(do, method.how.__name__), told.said)))


def _agreeing(told: Statements) -> tuple[Edge, Flags]:
    """The pairs of those that agree, and for each statement whether it stands for itself, or for some that agree."""
    some = np.flatnonzero(told.same)
    groups = sharing(Keys(some, told.same[some]))
    found = in_blocks(told, "same", groups, agreeing)
    firsts = np.ones(len(told), bool)
    firsts[groups.rows] = False
    firsts[found["a"][found["kind"] == Kind.FIRST]] = True
    return found[found["kind"] == Kind.EXACT], firsts


def _tied(told: Statements, components: Connected, firsts: Flags) -> None:
    """Of statements that people have tied, with those that agree with them, one of each group is a first one."""
    how = told.method.how
    for component in {int(components.of[end]) for pairs in components.ties for pair in pairs for end in pair}:
        numbers = components.groups.of(component)
        edges = components.edges_of(component)
        if edges is not None:
            said = told.said(numbers.tolist())
            groups: Groups[Any] = Groups(map(how.known, said), how.THRESHOLD, edges.ties)
            groups.join(edges.exact)
            firsts[numbers] = False
            firsts[[numbers[members[0]] for members in groups.all()]] = True
