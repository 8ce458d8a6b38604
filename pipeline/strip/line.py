"""A block with what the rules have found out about it: what the passes of strip look at and mark."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline import vocabulary
from pipeline.model import Block, Document
from pipeline.strip import rules, signs
from pipeline.text import remembered, squeeze

DATED = re.compile(r"[0-9]{1,2}[/月][0-9]{1,2}|[0-9]{1,2}:[0-9]{2}|[0-9]{4}年")
STRUCTURED = ("field", "table_row", "date_line", "caption", "footnote")
FACT = vocabulary.listed("strip", "fact")
MAX_FACT = 60  # characters of a line that gives a date of the page


@dataclass(slots=True)
class Line:
    """A block, its text with single spaces, and why it is dropped: "" while it is kept."""

    block: Block
    text: str
    hits: tuple[rules.Hit, ...]
    reason: str = ""
    _running: bool | None = None  # what the two slow signs said of the text, asked once
    _contact: bool | None = None

    def where(self, kind: str) -> rules.Hit | None:
        return next((h for h in self.hits if h.where == kind), None) if self.hits else None

    @property
    def running(self) -> bool:
        if self._running is None:
            self._running = signs.is_running(self.text)
        return self._running

    @property
    def body(self) -> bool:
        """Clearly the page's own: running Japanese text, or a field of an event."""
        if self.reason or self.hits:
            return False
        if self.block.kind == "field":
            return not is_contact(self.block) and not self.contact
        return self.running and not self.contact

    @property
    def contact(self) -> bool:
        """An address, a telephone number, a mail or web address; never a date (10/28 Sat), a place with its address."""
        if self.block.kind == "date_line" or (self.block.kind == "field" and self.block.label in _event_labels()):
            return False
        if self._contact is None:
            self._contact = signs.is_contact(self.text)
        return self._contact


def line_of(document: Document, block: Block) -> Line:
    """The line of a block before any pass; what the markup has dropped carries its reason already."""
    text = signs.line_of(document, block)
    first = text
    if block.kind == "field" and "\n" in document.text_of(block):
        first = squeeze(document.text_of(block).split("\n")[0])  # お問い合わせ, and below it who
    hits = () if block.kind in ("title", "table_row", "other") else rules.match(first)
    return Line(block, text, hits, "" if block.kept else block.reason)


@cache
def _labels(role: str) -> frozenset[str]:
    return frozenset(r["label"] for r in vocabulary.read("clean", "field_labels") if r["role"] == role)


EVENT_ROLES = ("when", "where", "visited")


@cache
def _event_labels() -> frozenset[str]:
    """Labels of what an event has of its own, be it an address."""
    return frozenset(label for role in EVENT_ROLES for label in _labels(role))


def is_contact(block: Block) -> bool:
    """A field that says whom to ask."""
    return block.label in _labels("contact")


def says_when(line: Line) -> bool:
    """A field that gives the date of an event."""
    return line.block.kind == "field" and line.block.label in _labels("when") and bool(DATED.search(line.text))


def drop(lines: list[Line], reason: str) -> None:
    """Drop lines that nothing has dropped and no user's rule keeps."""
    for line in lines:
        line.reason = line.reason or reason


@remembered(signs.KNOWN)
def is_page_fact(text: str) -> bool:
    """A date of the page: 更新日：2024年3月1日."""
    return len(text) <= MAX_FACT and any(w in text for w in FACT) and any(c.isdigit() for c in text)


def title_at(lines: list[Line]) -> int:
    return next((i for i, line in enumerate(lines) if line.block.kind == "title"), -1)


def gap(a: Line, b: Line) -> int:
    """Characters between two lines: 1 where they stand on neighbouring lines."""
    return b.block.start - a.block.end


def is_label(text: str, longest: int) -> bool:
    """A short line that is no sentence."""
    return len(text) <= longest and "。" not in text
