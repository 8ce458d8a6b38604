"""A page made of lines of text, and who is read on it by the rules alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.model import Block, Cell, Document, Page
from pipeline.recognize import recognize
from pipeline.settings import Settings

RULES_ALONE = Settings(ner="none")


def _page(text: str) -> Document:
    """A block a line; a line with | is a row of a table whose first row is its header."""
    blocks, at, header = [], 0, []
    for line in text.split("\n"):
        if line.strip():
            cells = []
            if "|" in line:
                start = at
                for i, part in enumerate(line.split("|")):
                    a = start + len(part) - len(part.lstrip())
                    title = header[i] if i < len(header) else ""
                    cells.append(Cell(a, a + len(part.strip()), title, not header))
                    start += len(part) + 1
                header = header or [p.strip() for p in line.split("|")]
            kind = "table_row" if cells else "paragraph"
            blocks.append(Block("p", len(blocks), at, at + len(line), kind, cells=tuple(cells)))
        at += len(line) + 1
    return Document(Page("p", "p", text), tuple(blocks))


def _read(text: str) -> dict[str, list[str]]:
    document = recognize(_page(text), RULES_ALONE)
    for m in document.mentions:
        assert document.page.text[m.start : m.end] == m.text
    return {p.name: [f"{o.title}/{o.affiliation}" for o in p.offices] for p in document.people}


@pytest.fixture
def page() -> Callable[[str], Document]:
    return _page


@pytest.fixture
def read() -> Callable[[str], dict[str, list[str]]]:
    """Each person's offices as title/body, by name."""
    return _read
