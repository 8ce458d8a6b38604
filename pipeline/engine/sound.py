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
EVERY = (*PARTS, "rejects")
RULE = "not_sound"


def sound(document: Document, stage: str, before: Document | None = None) -> Document:
    """The document without the rows that the tables cannot hold, each of them a reject.

    Rows that stood in the document `before`, which was sound, are not looked at again.
    """
    if not faults(_new(document, before) if before else document):
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


def _new(document: Document, before: Document) -> Document:
    """The document with those rows alone that the one before had not; all of them if its text is another."""
    if document.page.text != before.page.text:
        return document
    return _with(document, {part: _others(getattr(document, part), getattr(before, part)) for part in EVERY})


def _others(rows: tuple[Any, ...], before: tuple[Any, ...]) -> tuple[Any, ...]:
    seen = set(map(id, before))
    return tuple(row for row in rows if id(row) not in seen)


def _with(document: Document, parts: dict[str, Any]) -> Document:
    return replace(document, **parts)
