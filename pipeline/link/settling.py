"""Components settle what things they hold; of one that has done so in an earlier run only the outline is read.

The outline, JSON, is what all runs need of a component: who has founded what, near misses, what pages must be told.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import astuple, dataclass, field
from functools import partial
from typing import Any

import numpy as np

from pipeline.link.blocks import EDGE, Edge
from pipeline.link.columns import Numbers
from pipeline.link.components import Connected, Row
from pipeline.link.corpus import LinkProblem, Support, Thing
from pipeline.link.grouping import Task, keys_of
from pipeline.link.joined import Joined, Statements
from pipeline.link.methods import METHODS
from pipeline.link.misses import Misses, nearest
from pipeline.link.parts import Outcome
from pipeline.link.settled import settled
from pipeline.link.spool import Spool

KEPT = 1000  # components whose things are in memory
NEWS: dict[str, Any] = {"Support": Support, "LinkProblem": LinkProblem}


def settle(told: Statements, components: Connected, low: Edge) -> Joined:
    """What all components settle; `low` are pairs that connect nothing, near misses at best."""
    several = components.sizes > 1
    groups, number = components.groups.some(several), np.flatnonzero(several).tolist()
    digests = components.digests(told.digests)[np.repeat(several, components.sizes)]
    outcomes = Spool(KEPT, told.desk.waiting)

    def headed(group: int, row: Row) -> Row:
        return row._replace(edges=components.edges_of(number[group]))

    def kept(group: int, value: tuple[bytes, Outcome[Any]]) -> bytes:
        """The whole of what is settled now is kept for this run, the outline for all."""
        outcomes.put(number[group], value[1])
        return value[0]

    table = told.method.table
    task = Task(partial(outlined, table=table), told.rows, headed, kept)
    outlines = _Outlines(np.arange(len(told)))
    keys = keys_of(f"{table} settled ", groups, digests, told.common(groups))
    for group, data in enumerate(told.desk.done(groups, keys, task)):
        outlines.take(groups.of(group), json.loads(data))
    return Joined(told, components, outlines.founders, outlines.misses(low), outlines.told, outlines.spans, outcomes)


def outlined(rows: Sequence[Row], table: Thing) -> list[tuple[bytes, Outcome[Any]] | None]:
    """For the first of the rows: the outline of what they settle, and the whole."""
    outcome = settled(rows, METHODS[table])
    return [(_outline(rows, outcome), outcome), *[None] * (len(rows) - 1)]


@dataclass(frozen=True, slots=True)
class _Outlines:
    """What the outlines of all components say, by the numbers of statements (fields of Joined)."""

    founders: Numbers
    apart: list[tuple[int, int, float, int]] = field(default_factory=list)  # EDGEs
    why: list[tuple[str, str]] = field(default_factory=list)
    told: dict[int, list[Support | LinkProblem]] = field(default_factory=dict)
    spans: dict[int, tuple[str, str]] = field(default_factory=dict)

    def take(self, numbers: Numbers, outline: Any) -> None:
        """The outline of the component of these statements."""
        of, misses, news, spans = outline
        self.founders[numbers] = numbers[of]
        for score, a, b, why, speaks in misses:
            self.apart.append((int(numbers[a]), int(numbers[b]), score, 0))
            self.why.append((why, speaks))
        self.told.update((int(numbers[at]), [NEWS[kind](*values) for kind, values in rows]) for at, rows in news)
        self.spans.update((int(numbers[at]), (start, end)) for at, start, end in spans)

    def misses(self, low: Edge) -> Misses:
        """The near misses that are told of, those that connect nothing among them."""
        return nearest(np.concatenate([np.array(self.apart, EDGE), low]), self.founders, self.why)


def _outline(rows: Sequence[Row], outcome: Outcome[Any]) -> bytes:
    """As JSON: the founder of each row; near misses; what pages must be told; spans: all by place."""
    place = {row.key: i for i, row in enumerate(rows)}
    page = {row.statement.page_id: i for i, row in enumerate(rows)}
    founders = [0] * len(rows)
    about: dict[int, list[Any]] = {}
    spans = []
    for s in outcome.settled:
        first = place[min(s.keys)]
        for key in s.keys:
            founders[place[key]] = first
        for problem in s.problems:
            about.setdefault(page[problem.page_id], []).append(problem)
        for support in s.supports:
            about.setdefault(place[support.statement_id], []).append(support)
        if hasattr(s.thing, "start"):
            spans.append((first, s.thing.start, s.thing.end))
    misses = [(d.score, d.a, d.b, d.why, d.evidence) for d in outcome.apart]
    news = [(at, [(type(one).__name__, astuple(one)) for one in rows]) for at, rows in sorted(about.items())]
    return json.dumps([founders, misses, news, spans]).encode()
