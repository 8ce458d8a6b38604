"""How tools count characters, and whether they have kept the text.

Python counts code points, JavaScript UTF-16 code units (two for 😀 or 𠮷), a doccano project that counts "grapheme
clusters as one character" what a reader takes for one (か + ゛, a family of emoji, `\\r\\n`).
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Literal, TypeAlias

Unit: TypeAlias = Literal["code-points", "utf-16", "graphemes"]
UNITS: tuple[Unit, ...] = ("code-points", "utf-16", "graphemes")
LAST_OF_BMP = "\uffff"


class Counter:
    """Offsets of one text in a tool's unit, to and from code points."""

    def __init__(self, text: str, unit: Unit) -> None:
        self._starts = _starts(text, unit)  # offset in code points of each unit, then the end
        self._same = len(self._starts) == len(text) + 1

    def to_tool(self, offset: int) -> int:
        """The unit that begins at a code point, or that holds it."""
        return offset if self._same else bisect_right(self._starts, offset) - 1

    def from_tool(self, offset: int) -> int | None:
        """The code point; None where the text is not so long."""
        return self._starts[offset] if 0 <= offset < len(self._starts) else None


def _starts(text: str, unit: Unit) -> list[int]:
    if unit == "graphemes":
        import regex

        return [*(m.start() for m in regex.finditer(r"\X", text)), len(text)]
    out = []
    for i, char in enumerate(text):
        out += [i, i] if unit == "utf-16" and char > LAST_OF_BMP else [i]
    return [*out, len(text)]


class Carrier:
    """Carries offsets of a text that a tool gave back over to the page's own.

    Tools turn line ends into `\\r\\n` or back, trade one white space for another and cut it at the end; nothing else
    may have changed.
    """

    def __init__(self, theirs: str, ours: str) -> None:
        self.same = theirs == ours
        self._map = None if self.same else _walk(theirs, ours)

    @property
    def possible(self) -> bool:
        return self.same or self._map is not None

    def at(self, offset: int) -> int:
        return offset if self._map is None else self._map[min(offset, len(self._map) - 1)]


def _walk(theirs: str, ours: str) -> list[int] | None:
    """For each offset of `theirs` that of `ours`; None where the texts differ in more than white space."""
    out, k = [], 0
    for i, char in enumerate(theirs):
        out.append(min(k, len(ours)))
        if char == "\r" and theirs[i + 1 : i + 2] == "\n" and ours[k : k + 1] != "\r":
            continue
        if char == "\n" and ours[k : k + 2] == "\r\n":
            k += 1
        if k >= len(ours):
            if not char.isspace():
                return None
            continue
        if char != ours[k] and not (char.isspace() and ours[k].isspace()):
            return None
        k += 1
    return None if ours[k:].strip() else [*out, k]
