"""The people of all pages: their statements as columns, joined."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.link import join_people, likeness, people
from pipeline.link.blocks import Edge, Kind, anchored, shortened
from pipeline.link.columns import Flags, Keys, Table, mixed, together
from pipeline.link.components import Row
from pipeline.link.grouping import Desk, sharing
from pipeline.link.joined import Joined, Method, Statements
from pipeline.link.joining import in_blocks, join
from pipeline.link.opening import people_opening
from pipeline.link.opening import shortened as as_short
from pipeline.link.source import Source

PERSON = Method("people", "pe", people, join_people.settled, likeness.evidence)


def link_people(told: Table, source: Source) -> Joined:
    """Every person that a page states; `told` are the statements of all pages."""
    rows, desk = told.rows, source.desk
    opening = people_opening(told, source.open_page, source.sites, desk.waiting)
    digests = mixed(rows["digest"])
    nothing = np.zeros(len(told), np.uint64)
    plain = Statements(rows["key"], digests, nothing, lambda f: told.lists["keys"], opening.rows, opening.said, nothing)
    short = _short(told, plain, desk)
    lists = told.lists

    def keys(firsts: Flags) -> Keys:
        sites = lists["site"].of(firsts & ~short), lists["site_short"].of(firsts & short)
        return together(lists["keys"].of(firsts), *sites)

    def posts(firsts: Flags) -> Edge:
        posted = together(lists["posts"].of(firsts & ~short), lists["posts_short"].of(firsts & short))
        return in_blocks(PERSON, "posts", statements, desk, sharing(posted, short[posted.rows]), anchored)

    def opened(numbers: Sequence[int]) -> list[Row]:
        return as_short(opening.rows(numbers), short)

    statements = Statements(
        rows["key"],
        np.where(short, mixed(digests, 1), digests),
        np.where(short, rows["same_short"], rows["same"]),
        keys,
        opened,
        lambda numbers: [row.said for row in opened(numbers)],
        nothing,
    )
    return join(PERSON, statements, desk, source.tied(rows["key"]), posts, np.full(len(told), -1))


def _short(told: Table, plain: Statements, desk: Desk) -> Flags:
    """Whose name is a family name: it tells so, or it is that of another one with a fitting office."""
    short = told.rows["short"].astype(bool)
    some = np.flatnonzero(told.rows["as_short"])
    full = told.lists["prefixes"]
    begins = Keys(np.concatenate([some, full.rows]), np.concatenate([told.rows["as_short"][some], full.values]))
    wanted = np.zeros(len(begins.rows), bool)
    wanted[: len(some)] = True
    found = in_blocks(PERSON, "short", plain, desk, sharing(begins, wanted), shortened)
    short[found["a"][found["kind"] == Kind.SHORT]] = True
    return short
