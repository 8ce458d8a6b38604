"""Words of a text by SudachiPy, with their offsets and part of speech; GiNZA's own tokenizer, without spaCy around it.

Sudachi takes at most 49,149 bytes at once, so a longer text is cut, at a line or a full stop where there is one.
"""

from __future__ import annotations

import re
from operator import attrgetter
from typing import NamedTuple

from pipeline.recognize import units
from pipeline.text import UNFOLDED

START, END = attrgetter("start"), attrgetter("end")  # of a token: keys of a search among them
MAX_CHARS = 12_000  # 4 bytes a character at most: below Sudachi's limit of 49,149 bytes
SURROGATE = re.compile("[\ud800-\udfff]")
ALIKE = re.compile(rf"[{UNFOLDED}\u3000！-～]*")  # that, and ASCII as wide as kanji
BREAK = re.compile(r"[\n。！？]")


class Token(NamedTuple):
    start: int
    end: int
    text: str
    pos: tuple[str, ...]  # Sudachi's six levels: ("名詞", "固有名詞", "人名", "姓", "*", "*")


def pieces(text: str) -> list[tuple[int, str]]:
    """The text in pieces that Sudachi takes, each with its offset."""
    out, start = [], 0
    while len(text) - start > MAX_CHARS:
        cuts = [m.end() for m in BREAK.finditer(text, start, start + MAX_CHARS)]
        end = cuts[-1] if cuts else start + MAX_CHARS
        out.append((start, text[start:end]))
        start = end
    out.append((start, text[start:]))
    return out


def tokenize(text: str, mode: str = "A", written: str = "") -> list[Token]:
    """All words of `text` in Sudachi's split mode A (short) or C (long). Lone surrogates become U+FFFD.

    `written` is what the model has read, where `text` is its NFKC: if nothing differs but wide signs, letters and
    digits, which Sudachi folds itself, both are cut alike, and one analysis serves both.
    """
    known = units.table()
    alike = len(written) == len(text) <= MAX_CHARS and text != written and bool(ALIKE.fullmatch(written))
    clean = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if _has_surrogate(text) else text
    out: list[Token] = []
    new = tuple.__new__  # what Token(…) does after three more calls
    for offset, piece in pieces(written if alike else clean):
        start = offset  # the words follow one another without gaps, so that their lengths tell their places
        for number in units.units(piece, known):
            for word, pos, _ in known.words[number] if mode == "A" else (known.long[number],):
                end = start + len(word)
                out.append(new(Token, (start, end, text[start:end] if alike else word, pos)))
                start = end
    return out


def _has_surrogate(text: str) -> bool:
    return bool(SURROGATE.search(text))
