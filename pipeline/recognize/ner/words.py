"""Words of a text as spaCy's Japanese tokenizer gives them (SudachiPy, split mode A), as numbers of a lexicon.

Texts are analysed in mode C, which gives the longer words (units) that the lexicon knows the short ones of.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from pipeline.recognize.ner.lexicon import Lexicon


def units(text: str, lexicon: Lexicon) -> list[int]:
    """The units of a text of at most 49,149 bytes without lone surrogates, numbered by the lexicon."""
    known = lexicon.units
    found = _tokenizer().tokenize(text)
    keys = [(unit.surface(), unit.word_id()) for unit in found]
    numbers: list[Any] = list(map(known.get, keys))
    if None in numbers:
        numbers = [
            number if number is not None else lexicon.add(key, unit)
            for number, key, unit in zip(numbers, keys, found, strict=True)
        ]
    return numbers if lexicon.blanks.isdisjoint(numbers) else _with_gaps(numbers, text, lexicon)


def _with_gaps(numbers: list[int], text: str, lexicon: Lexicon) -> list[int]:
    """With blanks as spaCy has them: a run of them is one word, without one space right behind the word before it."""
    out, at, run = list[int](), 0, 0  # `run`: code points of blanks right before `at`
    for number in numbers:
        if number in lexicon.blanks:
            run += lexicon.sizes[number]
        else:
            out += _gap(text, at - run, at, lexicon)
            out.append(number)
            run = 0
        at += lexicon.sizes[number]
    return out + _gap(text, at - run, at, lexicon)


def _gap(text: str, start: int, end: int, lexicon: Lexicon) -> list[int]:
    found = []
    if 0 < start < end and text[start] == " ":
        found.append(lexicon.skipped(" "))
        start += 1
    return [*found, lexicon.gap(text[start:end])] if start < end else found


@cache
def _tokenizer() -> Any:
    from sudachipy import Dictionary, SplitMode

    return Dictionary(dict="core").create(SplitMode.C)
