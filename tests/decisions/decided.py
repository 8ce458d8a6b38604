"""What decisions have made of pages, as tests ask for it."""

from __future__ import annotations

from typing import Any

from pipeline.decisions import Decided, conclude
from pipeline.link import link
from pipeline.model import EventStatement
from pipeline.tables import faults, frames


def event(decided: Decided, name: str) -> EventStatement:
    return next(e for d in decided.documents for e in d.events if e.name == name)


def statuses(decided: Decided) -> list[tuple[str, str]]:
    return [(o.what, o.status) for o in decided.outcomes]


def tables(decided: Decided) -> dict[str, Any]:
    """All tables, which checks every row against the contract."""
    for d in decided.documents:
        assert faults(d) == []
    return frames(conclude(link(decided.documents, ties=decided.ties), decided))
