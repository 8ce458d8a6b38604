"""A block in the making: what the passes of clean change until the page is finished."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from pipeline.model import Block, BlockKind, Cell, Span
from pipeline.text import remembered, squeeze

# Every character becomes one character, so that offsets in the copy are offsets in the text.
_FOLD = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_FOLD |= {0x3000: 0x20, 0xA0: 0x20, 0x09: 0x20, 0x200B: 0x20, 0xFEFF: 0x20, 0x2003: 0x20, 0x2002: 0x20, 0x2009: 0x20}
_WIDE = re.compile("[" + re.escape("".join(map(chr, _FOLD))) + "]+")
_SPACE = re.compile(r"\s+")
KNOWN = 4_096  # lines whose copies are remembered: each pass of clean asks for them again


def fold(text: str) -> str:
    """Full-width letters, digits and signs as ASCII and every space as U+0020; the length stays the same."""
    return text if text.isascii() else _fold(text)


@remembered(KNOWN)
def bare(text: str) -> str:
    """NFKC without any space: the form in which labels are compared."""
    return _SPACE.sub("", unicodedata.normalize("NFKC", text)).strip("\u200b\ufeff")


@remembered(KNOWN)
def _fold(text: str) -> str:
    return _WIDE.sub(_folded, text)


def _folded(m: re.Match[str]) -> str:
    return m[0].translate(_FOLD)


@dataclass(slots=True)
class Draft:
    """One or more whole lines of the text. `kind` is "" until a pass has settled it."""

    start: int
    end: int
    raw: str  # the text of these lines
    kind: BlockKind | str = ""
    level: int = 0
    label: str = ""
    cells: list[Cell] = field(default_factory=list)
    table: int = -1
    over: list[Span] = field(default_factory=list)
    links: list[Span] = field(default_factory=list)
    hrefs: list[str] = field(default_factory=list)
    gap: int = 0  # blank lines before it
    fixed: bool = False  # the markup has settled the kind
    lone: bool = False  # a label that stands over what follows
    bold: bool = False  # all of it stands in bold letters
    reason: str = ""  # why the markup says that it is chrome, "" where it does not
    squeezed: str = ""

    @property
    def text(self) -> str:
        """`squeeze` of the raw text, computed once."""
        if not self.squeezed:
            whole = squeeze(self.raw)
            self.squeezed = whole.rstrip("| ") or whole  # the bar of a cell that stands alone on its line
        return self.squeezed

    def finish(self, page_id: str, index: int) -> Block:
        """The frozen block; a kind that nothing has settled is a paragraph."""
        return Block(
            page_id=page_id,
            index=index,
            start=self.start,
            end=self.end,
            kind=self.kind or "paragraph",  # type: ignore[arg-type]  # passes set only kinds of the model
            level=self.level,
            label=self.label,
            cells=tuple(self.cells),
            table=self.table,
            over=tuple(self.over),
            links=tuple(self.links),
            hrefs=tuple(self.hrefs),
            kept=not self.reason,
            reason=self.reason,
        )


def join(first: Draft, rest: list[Draft], text: str) -> None:
    """Make `first` reach to the end of the last of `rest`."""
    for other in rest:
        first.links += other.links
        first.hrefs += other.hrefs
    first.end = rest[-1].end
    first.raw = text[first.start : first.end]
    first.squeezed = ""


def split_lines(text: str) -> list[Draft]:
    """A draft for each line with anything on it but spaces."""
    out: list[Draft] = []
    start, gap = 0, 0
    for line in text.split("\n"):
        end = start + len(line)
        if line.strip(" \u3000\t\u200b\ufeff\xa0\x0b\x0c\r"):
            out.append(Draft(start, end, line, gap=gap if out else 99))
            gap = 0
        else:
            gap += 1
        start = end + 1
    return out
