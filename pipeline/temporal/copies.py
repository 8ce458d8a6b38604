"""`pipeline.text.normalize`, faster on Japanese: only the runs that need it are normalised character by character."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import overload

from pipeline.text import INVISIBLE, Normalized, normalize

PLAIN = r"\n\t -~、。々〈-】〔〕ぁ-ゖゝゞァ-ヺー-ヾ一-鿿"  # characters that NFKC leaves as they are, alone and in a row
WIDE = "\u3000！-～・◎○●◇◆□■△▲▽▼☆★※→←×–—―‘’“”"  # characters that become one other, or stay
_ONE = {code: unicodedata.normalize("NFKC", chr(code)) for code in (0x3000, *range(0xFF01, 0xFF5F))}
_FOLDED = re.compile("[\u3000！-～]+")
_MARKS = "\u0300-\u036f\u3099\u309a" + "".join(sorted(INVISIBLE))  # which change the character before, or hide a mark
_SPECIAL = re.compile(f"[^{PLAIN}{WIDE}]+")
_MARK = re.compile(f"[{_MARKS}]")


@dataclass(frozen=True, slots=True)
class Origin(Sequence[int]):
    """Where each character of a copy comes from: stretches that run along with the text, each by where it begins in
    the copy (`starts`) and how much further on it stands in the text (`shifts`)."""

    length: int
    starts: list[int]
    shifts: list[int]

    def __len__(self) -> int:
        return self.length

    @overload
    def __getitem__(self, at: int) -> int: ...
    @overload
    def __getitem__(self, at: slice) -> list[int]: ...
    def __getitem__(self, at: int | slice) -> int | list[int]:
        if isinstance(at, slice):
            return [self[i] for i in range(*at.indices(self.length))]
        if at < 0:
            at += self.length
        if not 0 <= at < self.length:
            raise IndexError(at)
        return at + self.shifts[bisect_right(self.starts, at) - 1]


@lru_cache(4096)
def _run(text: str) -> tuple[str, tuple[int, ...]]:
    copy = normalize(text)
    return copy.text, tuple(copy.origin[: len(copy.text)])


def _fold(m: re.Match[str]) -> str:
    return m[0].translate(_ONE)


class _Copy:
    """A copy in the making."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.starts: list[int] = []
        self.shifts: list[int] = []

    def add(self, piece: str, shift: int) -> None:
        """A piece that stands `shift` further on in the text."""
        if not self.shifts or self.shifts[-1] != shift:
            self.starts.append(self.length)
            self.shifts.append(shift)
        self.pieces.append(piece)
        self.length += len(piece)

    def done(self, size: int) -> Normalized:
        """The copy of a text of `size` characters."""
        self.add("", size - self.length)
        text = "".join(self.pieces)
        if self.shifts == [0]:
            return Normalized(text, range(len(text) + 1))
        return Normalized(text, Origin(len(text) + 1, self.starts, self.shifts))


def normalized(text: str) -> Normalized:
    """The same as `normalize(text)`."""
    if text.isascii():
        return normalize(text)
    out, at = _Copy(), 0
    for m in _SPECIAL.finditer(text):
        start, end = m.span()
        if start > at and _MARK.match(text, start):
            start -= 1  # the mark changes the character before
        if start > at:
            out.add(_FOLDED.sub(_fold, text[at:start]), at - out.length)
        run = text[start:end]
        copy, places = _run(run) if end - start <= 4 else _run.__wrapped__(run)
        for char, place in zip(copy, places, strict=True):
            out.add(char, start + place - out.length)
        at = end
    if at < len(text):
        out.add(_FOLDED.sub(_fold, text[at:]), at - out.length)
    return out.done(len(text))
