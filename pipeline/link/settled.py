"""The statements of one component settle what things they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pipeline.link.components import Row
from pipeline.link.methods import Method, comparable
from pipeline.link.parts import Outcome, Settled
from pipeline.link.things import Naming, joins_of, kept_apart


def settled(rows: Sequence[Row], method: Method) -> Outcome[Any]:
    """The things of a component, without wholes; its pairs are with the first row."""
    edges = rows[0].edges
    naming = Naming(method.table, method.prefix, [r.key for r in rows])
    if edges is None:
        return Outcome(tuple(method.one(founded, rows) for founded in naming.found([[0]])))
    said = comparable(rows)
    groups = method.how.group(said, edges)
    joins = joins_of(groups.log)
    out: list[Settled[Any]] = []
    for founded in naming.found(groups.all()):
        thing = method.one(founded, [rows[i] for i in founded.members])
        why = naming.joined(founded, joins, lambda a, b: method.evidence(said[a], said[b]))
        out.append(replace(thing, merges=why))
    return Outcome(tuple(out), kept_apart(groups.log))
