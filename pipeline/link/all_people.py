"""The people of all pages: their statements as columns, joined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from pipeline.link.blocks import Edge, Kind, anchored, shortened
from pipeline.link.columns import Flags, Keys, Table, mixed, together
from pipeline.link.components import Row
from pipeline.link.grouping import sharing
from pipeline.link.joined import Joined, Statements
from pipeline.link.joining import in_blocks, join
from pipeline.link.methods import METHODS
from pipeline.link.opening import people_opening
from pipeline.link.opening import shortened as as_short
from pipeline.link.source import Source

NOBODY = Keys(np.empty(0, np.int64), np.empty(0, np.int64))  # takes part in a statement about a person


def link_people(told: Table, source: Source) -> Joined:
    """Every person that a page states; `told` are the statements of all pages."""
    opening = people_opening(told, source)
    nothing = np.zeros(len(told), np.uint64)
    lists, digests = told.lists, mixed(told.rows["digest"])
    plain = Statements(
        METHODS["people"], source.desk, told, digests, nothing, lists["keys"].of, opening.rows, nothing, NOBODY
    )
    short = _short(plain)

    def keys(firsts: Flags) -> Keys:
        sites = lists["site"].of(firsts & ~short), lists["site_short"].of(firsts & short)
        return together(lists["keys"].of(firsts), *sites)

    def posts(firsts: Flags) -> Edge:
        posted = together(lists["posts"].of(firsts & ~short), lists["posts_short"].of(firsts & short))
        return in_blocks(statements, "posts", sharing(posted, short[posted.rows]), anchored)

    def opened(numbers: Sequence[int]) -> list[Row]:
        return as_short(opening.rows(numbers), short)

    statements = replace(
        plain,
        digests=np.where(short, mixed(digests, 1), digests),
        same=np.where(short, told.rows["same_short"], told.rows["same"]),
        keys=keys,
        rows=opened,
    )
    return join(statements, source.tied(told.rows["key"]), posts, np.full(len(told), -1))


def _short(plain: Statements) -> Flags:
    """Whose name is a family name: it tells so, or it is that of another one with a fitting office."""
    told = plain.table
    short = told.rows["short"].astype(bool)
    some = np.flatnonzero(told.rows["as_short"])
    full = told.lists["prefixes"]
    begins = Keys(np.concatenate([some, full.rows]), np.concatenate([told.rows["as_short"][some], full.values]))
    wanted = np.zeros(len(begins.rows), bool)
    wanted[: len(some)] = True
    found = in_blocks(plain, "short", sharing(begins, wanted), shortened)
    short[found["a"][found["kind"] == Kind.SHORT]] = True
    return short
