"""Foreign names from one of their ends: in katakana with ・ or =, of one word, in Latin letters."""

from __future__ import annotations

import re

from pipeline.recognize import names
from pipeline.recognize.lexicon import COUNTRY, classes
from pipeline.recognize.names import KATAKANA, Window

ACRONYM = re.compile(r"[A-Z]{3,8} (?=[A-Z][a-z\'’-]+ [A-Z])")
FIRST_PART = re.compile("([^・= ]+)[・= ]+(?=.)")
LAST_PART = re.compile("(?<=.)[・= ]+([^・= ]+)$")
# what each of the patterns begins and ends with: most names begin with kanji, and are not asked about four times
FOREIGN_START = re.compile(rf"[{KATAKANA}A-Z]")
FOREIGN_END = re.compile(rf"[{KATAKANA}A-Za-zÀ-ɏ'’.]")
PATTERNS = (
    (names.FOREIGN, "katakana"),
    (names.FOREIGN_SPACED, "katakana"),
    (names.FOREIGN_ONE, "katakana"),
    (names.LATIN, "latin"),
)


def foreign_ending_at(text: str, floor: int, end: int) -> Window | None:
    """The longest foreign name (katakana with ・ or =, one word, or Latin letters) that ends at `end`."""
    piece = text[max(floor, end - 60) : end]
    if not FOREIGN_END.match(piece[-1:]):
        return None
    shift = end - len(piece)
    for pattern, kind in PATTERNS:
        for m in pattern.finditer(piece):
            if m.end() == len(piece):
                return _foreign(m.group(), shift + m.start(), kind)
    return None


def foreign_starting_at(text: str, start: int, ceiling: int) -> Window | None:
    if not FOREIGN_START.match(text, start):
        return None
    for pattern, kind in PATTERNS:
        m = pattern.match(text, start, min(ceiling, start + 60))
        if m:
            return _foreign(m.group(), start, kind)
    return None


def _foreign(text: str, start: int, kind: str) -> Window | None:
    """Without a country in front or behind: アメリカ・, ・ボリビア of ボリビア共和国."""
    while kind == "katakana" and (m := FIRST_PART.match(text)) and COUNTRY in classes(m.group(1)):
        start += m.end()
        text = text[m.end() :]
    while kind == "katakana" and (m := LAST_PART.search(text)) and COUNTRY in classes(m.group(1)):
        text = text[: m.start()]
    if kind == "latin" and (m := ACRONYM.match(text)):
        start += m.end()
        text = text[m.end() :]  # SFSU Lynn Mahoney
    shape = names.katakana(text) if kind == "katakana" else names.latin(text)
    return Window(start, start + len(text), shape, kind) if shape.score > 0 else None
