"""Words of a text as spaCy's Japanese tokenizer gives them (split mode A): Sudachi's units, and blanks between them."""

from __future__ import annotations

from pipeline.recognize import units
from pipeline.recognize.ner.lexicon import Lexicon


def units_of(text: str, lexicon: Lexicon) -> list[int]:
    """The units of a text of at most 49,149 bytes without lone surrogates, by their numbers in the lexicon's table."""
    numbers = units.units(text, lexicon.table)
    return numbers if lexicon.table.blanks.isdisjoint(numbers) else _with_gaps(numbers, text, lexicon)


def _with_gaps(numbers: list[int], text: str, lexicon: Lexicon) -> list[int]:
    """With blanks as spaCy has them: a run of them is one word, without one space right behind the word before it."""
    table = lexicon.table
    out, at, run = list[int](), 0, 0  # `run`: code points of blanks right before `at`
    for number in numbers:
        size = len(table.long[number].text)
        if number in table.blanks:
            run += size
        else:
            if run:
                out += _gap(text, at - run, at, lexicon)
                run = 0
            out.append(number)
        at += size
    return out + _gap(text, at - run, at, lexicon) if run else out


def _gap(text: str, start: int, end: int, lexicon: Lexicon) -> list[int]:
    found = []
    if start > 0 and text[start] == " ":
        found.append(lexicon.skipped(" "))
        start += 1
    return [*found, lexicon.gap(text[start:end])] if start < end else found
