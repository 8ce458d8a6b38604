"""A document that the tables can hold: every row stands where it says, and has only values that its columns allow.

A row that does not is a fault of a stage and would end the whole run when the tables are written; here it costs that
row alone, which becomes a reject with its reason.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pipeline.model import Document, Reject
from pipeline.tables.checks import faults

PARTS = ("mentions", "times", "events", "people", "cities", "organizations", "problems")
RULE = "not_sound"


def sound(document: Document, stage: str) -> Document:
    """The document without the rows that the tables cannot hold, each of them a reject."""
    if not faults(document):
        return document
    alone = Document(document.page)
    changes: dict[str, Any] = {}
    said: list[Reject] = []
    for part in PARTS:
        kept = []
        for row in getattr(document, part):
            found = faults(_with(alone, {part: (row,)}))
            if found:
                reason = f"a row of {part} cannot be written: {found[0]}"
                said.append(Reject(document.page.page_id, stage, 0, 0, "", part, RULE, reason))
            else:
                kept.append(row)
        changes[part] = tuple(kept)
    changes["rejects"] = (*(r for r in document.rejects if not faults(replace(alone, rejects=(r,)))), *said)
    return _with(document, changes)


def _with(document: Document, parts: dict[str, Any]) -> Document:
    return replace(document, **parts)
