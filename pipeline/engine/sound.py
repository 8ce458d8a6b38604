"""The offset law on a document: on every row that has offsets, `text[start:end]` is its text.

A row that breaks it is a fault of a stage and would end the whole run when the tables are written; here it costs that
row alone, which becomes a reject with its reason.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from pipeline.model import Document, Reject

PARTS = ("mentions", "times", "events", "people", "cities", "organizations")


def sound(document: Document, stage: str) -> Document:
    """The document without the rows that break the offset law, each of them a reject."""
    text = document.page.text
    changes: dict[str, Any] = {}
    broken: list[Reject] = []
    for part in PARTS:
        rows = getattr(document, part)
        kept = tuple(row for row in rows if holds(row, text))
        if len(kept) < len(rows):
            changes[part] = kept
            broken += (_reject(row, part, stage, document.page.page_id) for row in rows if not holds(row, text))
    rejects = tuple(row for row in document.rejects if holds(row, text))
    if not broken and len(rejects) == len(document.rejects):
        return document
    return replace(document, rejects=(*rejects, *broken), **changes)


def holds(row: Any, text: str) -> bool:
    start, end = span(row)
    return 0 <= start <= end <= len(text) and text[start:end] == row.text


def span(row: Any) -> tuple[int, int]:
    if hasattr(row, "start_char"):
        return row.start_char, row.end_char
    return row.start, row.end


def _reject(row: Any, part: str, stage: str, page_id: str) -> Reject:
    reason = f"a row of {part} does not stand at its offsets {span(row)}: {row.text[:60]!r}"
    return Reject(page_id, stage, 0, 0, "", part, "offset_law", reason)


def faults(documents: Iterable[Document]) -> list[Reject]:
    """The rows that broke the law, for tests that no stage makes any."""
    return [r for d in documents for r in d.rejects if r.rule == "offset_law"]
