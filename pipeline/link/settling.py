"""Components settle what things they hold; of one that has done so in an earlier run only the outline is read.

The outline, JSON, is what all runs need of a component: who has founded what, near misses, what pages must be told.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import astuple, dataclass, replace
from functools import partial
from typing import Any

import numpy as np

from pipeline.link.blocks import EDGE, Edge
from pipeline.link.columns import Numbers
from pipeline.link.components import Connected, Row
from pipeline.link.corpus import LinkProblem, Support
from pipeline.link.grouping import Desk, Members, Opened, keys_of
from pipeline.link.joined import Joined, Method, Statements
from pipeline.link.parts import Outcome
from pipeline.link.spool import Spool
from pipeline.link.things import Misses
from pipeline.packing import packed, unpacked

KEPT = 1000  # components whose things are in memory
NEWS: dict[str, Any] = {"Support": Support, "LinkProblem": LinkProblem}


def settle(method: Method, told: Statements, desk: Desk, components: Connected, low: Edge) -> Joined:
    """What all components settle; `low` are pairs that connect nothing, near misses at best."""
    size = np.diff(components.groups.begins)
    several = np.flatnonzero(size > 1)
    groups = Members(components.groups.rows[np.repeat(size > 1, size)], np.concatenate([[0], np.cumsum(size[several])]))
    digests = components.digests(told.digests)[np.repeat(size > 1, size)]
    outcomes = Spool(KEPT, desk.waiting)

    def headed(group: int, row: Row) -> Row:
        return row._replace(edges=components.edges_of(int(several[group])))

    work = partial(_worked, work=method.settled)
    keys = keys_of(f"{method.table} settled ", groups, digests)
    keep = _Keeping(desk, outcomes, several)
    found = keep.done(groups, keys, work, told.rows, headed)
    founders = np.arange(len(told))
    apart: list[tuple[int, int, float]] = []
    why: list[tuple[str, str]] = []
    about: dict[int, list[Support | LinkProblem]] = {}
    spans: dict[int, tuple[str, str]] = {}
    for group, data in enumerate(found):
        numbers = groups.of(group)
        of, misses, news, when = json.loads(data)
        founders[numbers] = numbers[of]
        for score, a, b, *words in misses:
            apart.append((int(numbers[a]), int(numbers[b]), score))
            why.append(tuple(words))
        about |= {int(numbers[at]): [NEWS[kind](*values) for kind, values in rows] for at, rows in news}
        spans |= {int(numbers[at]): (start, end) for at, start, end in when}
    near = np.array([(a, b, score, 0) for a, b, score in apart], EDGE)
    both = np.concatenate([near, low])
    a, b = both["a"].astype(np.int64), both["b"].astype(np.int64)
    misses = Misses(a, b, founders[a], founders[b], both["score"])
    many = size[components.of] > 1
    return Joined(method, told, components, founders, (misses, why), many, about, spans, outcomes)


@dataclass(frozen=True, slots=True)
class _Keeping:
    """A desk that also keeps the whole of what is settled now, of which the memo needs only the outline."""

    desk: Desk
    outcomes: Spool
    components: Numbers

    def done(self, groups: Members, keys: Any, work: Any, opened: Opened, headed: Any) -> list[bytes]:
        def grouped(do: Any, of: Sequence[int], rows: Sequence[Any]) -> list[Any]:
            out: list[Any] = []
            for group, value in zip(of, self.desk.grouped(do, of, rows), strict=True):
                if value is not None:
                    brief, outcome = value
                    self.outcomes.put(int(self.components[group]), unpacked(outcome))
                    out.append(brief)
                else:
                    out.append(None)
            return out

        return replace(self.desk, grouped=grouped).done(groups, keys, work, opened, headed)


def _worked(rows: Sequence[Row], work: Callable[[Sequence[Row]], Outcome[Any]]) -> list[tuple[bytes, bytes] | None]:
    """For the first of the rows: the outline of what they settle, and the whole."""
    outcome = work(rows)
    return [(_outline(rows, outcome), packed(outcome)), *[None] * (len(rows) - 1)]


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
