"""Word types, and what the model needs of them.

A word type is what the model sees of a word by itself: its surface, Sudachi's entry for it, and its place in the longer
word around it. All waits until a sheet of words is full.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import chain, islice
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from pipeline.recognize.ner import features
from pipeline.recognize.ner.hashing import string_ids
from pipeline.recognize.units import Table, Word

Ints: TypeAlias = npt.NDArray[np.integer[Any]]

Type = tuple[str, str, str, str, str]  # surface, normal form, tag, place in the longer word, and that word
GAP, SKIPPED = -2, -3  # in place of an entry of Sudachi's: blanks that are a word, and blanks that are none
BLANK = ("空白",)  # their part of speech


@dataclass(frozen=True, slots=True)
class Sheet:
    """The words of some texts laid end to end; offsets count code points from where the first text begins."""

    starts: Ints
    ends: Ints
    types: Ints
    texts: Ints  # where each text begins, and where the last one ends
    words: Ints  # which is each text's first word, and how many words there are


class Lexicon:
    """Numbers word types in the order in which they come."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.types: dict[Type, int] = {}  # from 1
        self.spaces: list[int] = []  # types that are blanks
        self.strings: dict[str, int] = {}  # what types are known by
        self.ids = string_ids([])  # of the strings, as far as they are made
        self.units = np.zeros((3, 0), np.int64)  # of the table's: size, number of words (-1: new), first word
        self.words = np.zeros((2, 0), np.int64)  # of all of them: size, type

    def gap(self, surface: str) -> int:
        """The unit of blanks that are a word."""
        word = Word(surface, BLANK, surface)
        return self.table.add((surface, GAP), word, (word,))

    def skipped(self, surface: str) -> int:
        """The unit of what stands between words and is none."""
        return self.table.add((surface, SKIPPED), Word(surface, BLANK, surface), ())

    def _type(self, key: Type) -> int:
        return self.types.setdefault(key, len(self.types) + 1)

    def new_types(self, known: int) -> npt.NDArray[np.uint64]:
        """The ids of the types behind the `known` first ones: ORTH, each attribute (weights.ATTRS), the longer word."""
        new = list(islice(self.types, known, None))
        if not new:
            return np.zeros((0, 8), np.uint64)
        surface, norm, tag, place, unit = zip(*new, strict=True)
        first, last, shape = [s[0] for s in surface], [s[-3:] for s in surface], map(features.script_shape, surface)
        columns = [self._numbers(words) for words in (surface, norm, first, last, shape, tag, place, unit)]
        strings = list(islice(self.strings, len(self.ids), None))
        self.ids = np.concatenate([self.ids, string_ids(strings)])
        found: npt.NDArray[np.uint64] = self.ids[np.array(columns).T]
        return found

    def _numbers(self, words: Any) -> list[int]:
        known = self.strings
        return [known.setdefault(word, len(known)) for word in words]

    def lay(self, texts: list[list[int]]) -> Sheet:
        """The words of texts that are given as units; every text has one at least."""
        units = np.fromiter(chain.from_iterable(texts), np.int64)
        self._meet(units)
        sizes, counts, first = self.units[:, units]
        done, behind = np.cumsum(sizes), np.cumsum(counts)  # code points and words up to the end of each unit
        length, types = self.words[:, np.repeat(first - behind + counts, counts) + np.arange(behind[-1])]
        skipped = np.cumsum(np.where(counts == 0, sizes, 0))
        ends = np.cumsum(length) + np.repeat(skipped, counts)
        last = np.cumsum([len(text) for text in texts]) - 1
        return Sheet(ends - length, ends, types, np.append(0, done[last]), np.append(0, behind[last]))

    def _meet(self, units: Ints) -> None:
        """Takes those units in that are new."""
        more = len(self.table.words) - self.units.shape[1]
        self.units = np.concatenate([self.units, np.full((3, more), -1)], axis=1) if more else self.units
        new = np.unique(units[self.units[1, units] < 0])
        long, short = self.table.long, self.table.words
        of_each = [self._words(long[number], short[number]) for number in new.tolist()]
        counts = np.fromiter(map(len, of_each), np.int64) // 2
        self.units[0, new] = [len(long[number].text) for number in new.tolist()]
        self.units[1, new] = counts
        self.units[2, new] = self.words.shape[1] + np.cumsum(counts) - counts
        words = np.fromiter(chain.from_iterable(of_each), np.int64).reshape(-1, 2)
        self.words = np.concatenate([self.words, words.T], axis=1)

    def _words(self, unit: Word, words: tuple[Word, ...]) -> list[int]:
        """Size and type of each word of a unit; blanks, and what normalised signs leave empty, are none."""
        if not unit.text or (unit.text.isspace() and unit.pos is not BLANK):
            return []
        out: list[int] = []
        tag, start, whole = _tag(unit.pos), 0, len(unit.text)
        for text, pos, norm in words:
            if text:
                end = start + len(text)
                place = features.unit(tag, start, end, 0, whole)
                out += end - start, self._type((text, norm, _tag(pos), place, unit.text if place else ""))
                start = end
        if words and unit.pos is BLANK:
            self.spaces.append(out[1])
        return out


@cache
def _tag(pos: tuple[str, ...]) -> str:
    """Sudachi's part of speech as spaCy writes it: 名詞-固有名詞-人名-姓."""
    return "-".join(part for part in pos[:4] if part != "*")
