"""Names of conferences in Latin letters inside Japanese text: The 28th International Conference on …, BioEM2022."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline import vocabulary
from pipeline.assemble.record import Record
from pipeline.assemble.view import View
from pipeline.assemble.words import alternation, sign
from pipeline.model import Span, Time

RUN = re.compile(r"(?<![A-Za-z0-9])(?:[A-Z]|[0-9]{1,3}(?:-?(?:st|nd|rd|th))\s)[A-Za-z0-9'’.,&/\- –]{2,140}[A-Za-z0-9)]")
BRACKET = re.compile(r"[\s　]?[（(][^（）()\n]{2,120}[）)]")
# an abbreviation with its year: BioEM2022, ISPACS 2024, ASPACC'05, but neither ISO 9001 nor R5
SHORT = re.compile(
    r"(?<![A-Za-z])(?=[a-z]*+[A-Z][a-z]*+[A-Z])[A-Za-z]++(?:[ '’\-]?(?:19|20)[0-9]{2}|['’][0-9]{2})(?![0-9])"
)

TOOK_PART = re.compile(
    r"[」』]?[\s　]*(?:に|へ|で|にて|において|を|が|は)[^。]{0,24}?"
    rf"{sign('attending', 'joining', 'hearing', 'going', 'speaking', 'took_place')}"
)


def latin_names(text: str, start: int, end: int) -> Iterator[Span]:
    """Where conferences are named in Latin letters, with the full or short name in brackets behind."""
    for m in RUN.finditer(text, start, end):
        note = BRACKET.match(text, m.end(), end)
        stop = note.end() if note else m.end()
        if tells(text[m.start() : stop]):
            yield m.start(), stop


def tells(name: str) -> bool:
    """Whether a name in Latin letters is an event's: by its noun, or an abbreviation with its year."""
    return bool(_nouns().search(name) or SHORT.search(name))


@cache
def _nouns() -> re.Pattern[str]:
    nouns = [r["word"] for r in vocabulary.read("assemble", "event_nouns") if r["word"].isascii() and not r["weak"]]
    return re.compile(r"(?<![A-Za-z])(?:" + alternation(nouns) + r")(?![A-Za-z])", re.IGNORECASE)


def taken_part(view: View, span: Span, rows: list[Time]) -> list[Record]:
    """6月2日から島国の8th World Congress of Gerontologyで発表しました: a conference, and what was done there."""
    for at in latin_names(view.text, *span):
        if rows and rows[0].start_char < at[0] and TOOK_PART.match(view.text, at[1], span[1]):
            return [Record("prose", at, (span,), tuple(rows), told=span, trust=0.66)]
    return []
