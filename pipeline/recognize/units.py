"""What Sudachi says of texts, kept for the model and the rules alike: long words (mode C) by number, with their parts.

A text is analysed once in mode C. Its short words (mode A) are the parts of the long ones, and those are the same each
time that a long one is met.
"""

from __future__ import annotations

import threading
from functools import cache
from typing import Any, NamedTuple

MAX_UNITS = 50_000  # long words that are kept, about 20 MB; then the table begins anew
MAX_READ = 300_000  # characters of the texts whose analyses are kept, about 10 MB: many times what is read at once

Key = tuple[str, int]  # a long word: its surface, Sudachi's number of its entry
LOCK = threading.Lock()


class Word(NamedTuple):
    """A word, short or long."""

    text: str
    pos: tuple[str, ...]  # Sudachi's six levels: ("名詞", "固有名詞", "人名", "姓", "*", "*")
    norm: str  # Sudachi's normal form; small letters where it has none


class Table:
    """The long words met so far, and of each the short ones: itself alone where it is one."""

    def __init__(self) -> None:
        self.numbers: dict[Key, int] = {}
        self.long: list[Word] = []
        self.words: list[tuple[Word, ...]] = []
        self.blanks: set[int] = set()
        self.read: dict[str, list[int]] = {}  # texts analysed lately
        self.size = 0  # of these texts, in characters

    def add(self, key: Key, long: Word, words: tuple[Word, ...], blank: bool = False) -> int:
        """The number of a long word, a new one where it has none."""
        with LOCK:
            number = self.numbers.get(key)
            if number is None:
                number = len(self.words)
                self.long.append(long)
                self.words.append(words)
                if blank:
                    self.blanks.add(number)
                self.numbers[key] = number
            return number

    def keep(self, text: str, numbers: list[int]) -> None:
        """Remembers the analysis of a text."""
        if self.size + len(text) > MAX_READ:
            self.read, self.size = {}, 0
        self.read[text] = numbers
        self.size += len(text)


def units(text: str, table: Table) -> list[int]:
    """The long words of a text of at most 49,149 bytes without lone surrogates, by their numbers in the table."""
    kept = table.read.get(text)
    if kept is not None:
        return kept
    found = _tokenizer().tokenize(text)
    keys = [(unit.surface(), unit.word_id()) for unit in found]
    numbers: list[Any] = list(map(table.numbers.get, keys))
    if None in numbers:
        numbers = [
            _added(table, key, unit) if number is None else number
            for number, key, unit in zip(numbers, keys, found, strict=True)
        ]
    table.keep(text, numbers)
    return numbers


def table() -> Table:
    """The one in use; another one once it is full."""
    global _table
    if len(_table.words) > MAX_UNITS:
        _table = Table()
    return _table


_table = Table()
PARTS: dict[int, tuple[str, ...]] = {}  # Sudachi's parts of speech by their number, as they are met


def _added(table: Table, key: Key, unit: Any) -> int:
    parts, long = unit.split(_mode_a(), add_single=False), _word(unit)
    words = tuple(map(_word, parts)) if len(parts) else (long,)
    return table.add(key, long, words, blank=not key[0] or key[0].isspace())


def _word(word: Any) -> Word:
    text, part = word.surface(), word.part_of_speech_id()
    pos = PARTS.get(part)
    if pos is None:
        pos = PARTS[part] = word.part_of_speech()
    return Word(text, pos, word.normalized_form() or text.lower())


@cache
def dictionary() -> Any:
    """SudachiPy's core dictionary, opened once a process."""
    from sudachipy import Dictionary

    return Dictionary(dict="core")


THREAD = threading.local()  # a tokenizer serves one thread at a time


def _tokenizer() -> Any:
    found = getattr(THREAD, "tokenizer", None)
    if found is None:
        found = THREAD.tokenizer = dictionary().create()
    return found


@cache
def _mode_a() -> Any:
    from sudachipy import SplitMode

    return SplitMode.A
