"""Texts in which cities are marked: 【】 one that takes part, 〔〕 one that only locates."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.model import Block, Document, Mention, Page
from pipeline.recognize.cities import find_cities

MARK = re.compile(r"[【】〔〕]")


def document(text: str, labels: Sequence[str] = ()) -> Document:
    """A page whose lines are its blocks."""
    blocks, at = [], 0
    for i, line in enumerate(text.split("\n")):
        label = labels[i] if i < len(labels) else ""
        if line.strip():
            blocks.append(Block("p", len(blocks), at, at + len(line), "paragraph", label=label))
        at += len(line) + 1
    return Document(Page("p", "s", text=text), blocks=tuple(blocks))


def marked(doc: Document, mentions: Sequence[Mention]) -> str:
    out, at = "", 0
    for m in mentions:
        left, right = "【】" if m.scored else "〔〕"
        out += doc.page.text[at : m.start] + left + m.text + right
        at = m.end
    return out + doc.page.text[at:]


def run(case: str, **others: object) -> None:
    doc = document(MARK.sub("", case))
    assert marked(doc, find_cities(doc, **others)) == case  # type: ignore[arg-type]
