"""Numbers for words: long ones as Sudachi finds them (units), the short ones that they are made of, and word types.

A word type is what the model sees of a word by itself: its surface, Sudachi's entry for it, and its place in the longer
word around it. What is asked for every word is a dict's; all else waits until a sheet of words is full.
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

Ints: TypeAlias = npt.NDArray[np.integer[Any]]

GAP_TAG = "空白"
PAD = 0  # the type of what stands between two texts

Unit = tuple[str, int]  # a long word: its surface, Sudachi's number of its entry
Type = tuple[str, str, str, str, str]  # surface, normal form, tag, place in the longer word, and that word
GAP, SKIPPED = -2, -3  # in place of an entry: blanks that are a word, and blanks that are none


@dataclass(frozen=True, slots=True)
class Sheet:
    """The words of some texts laid end to end; offsets count code points from where the first text begins."""

    starts: Ints
    ends: Ints
    types: Ints
    texts: Ints  # where each text begins, and where the last one ends
    words: Ints  # which is each text's first word, and how many words there are


class Lexicon:
    """Numbers units and word types in the order in which they come, and keeps what the model needs of each."""

    def __init__(self) -> None:
        self.units: dict[Unit, int] = {}
        self.sizes: list[int] = []  # of units, in code points
        self.parts: list[tuple[int, ...]] = []  # of units not in the table yet: size and type of each short word
        self.blanks: set[int] = set()  # units of blanks, as long as it is open whether they are a word
        self.types: dict[Type, int] = {}  # from 1
        self.spaces: list[int] = []  # types that are blanks
        self.strings: dict[str, int] = {}  # what types are known by
        self.ids = string_ids([])  # of the strings, as far as they are made
        self.table = np.zeros((3, 0), np.int64)  # of units: size, number of parts, which part is the first
        self.flat = np.zeros((2, 0), np.int64)  # parts of all units: size, type

    def add(self, key: Unit, unit: Any) -> int:
        """The number of a unit that may be new; a part that normalised signs leave empty is no word."""
        known = self.units.get(key)
        if known is not None:
            return known
        surface = key[0]
        if not surface or surface.isspace():
            number = self._unit(key, ())
            self.blanks.add(number)
            return number
        parts = unit.split(_mode_a(), add_single=False)
        if len(parts):
            return self._unit(key, self._parts(parts, unit, surface))
        return self._unit(key, (len(surface), self._type((surface, _norm(unit), _tag(unit), "", ""))))

    def gap(self, surface: str) -> int:
        """The unit of blanks that are a word."""
        key = surface, GAP
        number = self.units.get(key)
        if number is None:
            kind = self._type((surface, surface, GAP_TAG, "", ""))
            self.spaces.append(kind)
            number = self._unit(key, (len(surface), kind))
        return number

    def skipped(self, surface: str) -> int:
        """The unit of what stands between words and is none."""
        key = surface, SKIPPED
        number = self.units.get(key)
        return self._unit(key, ()) if number is None else number

    def _parts(self, parts: Any, unit: Any, surface: str) -> tuple[int, ...]:
        tag, first, last = _tag(unit), unit.begin(), unit.end()
        out: list[int] = []
        for part in parts:
            word = part.surface()
            if word:
                place = features.unit(tag, part.begin(), part.end(), first, last)
                out += len(word), self._type((word, _norm(part), _tag(part), place, surface if place else ""))
        return tuple(out)

    def _unit(self, key: Unit, parts: tuple[int, ...]) -> int:
        self.sizes.append(len(key[0]))
        self.parts.append(parts)
        return self.units.setdefault(key, len(self.units))

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
        self._tabulate()
        units = np.fromiter(chain.from_iterable(texts), np.int32)
        sizes, counts, first = self.table[:, units]
        done, behind = np.cumsum(sizes), np.cumsum(counts)  # code points and words up to the end of each unit
        length, types = self.flat[:, np.repeat(first - behind + counts, counts) + np.arange(behind[-1])]
        skipped = np.cumsum(np.where(counts == 0, sizes, 0))
        ends = np.cumsum(length) + np.repeat(skipped, counts)
        last = np.cumsum([len(text) for text in texts]) - 1
        return Sheet(ends - length, ends, types, np.append(0, done[last]), np.append(0, behind[last]))

    def _tabulate(self) -> None:
        """Adds the units that are new to the tables."""
        parts, self.parts = self.parts, []
        if parts:
            counts = np.fromiter(map(len, parts), np.int32) // 2
            first = self.flat.shape[1] + np.cumsum(counts) - counts
            sizes = np.array(self.sizes[len(self.sizes) - len(parts) :])
            self.table = np.concatenate([self.table, np.stack([sizes, counts, first])], axis=1)
            flat = np.fromiter(chain.from_iterable(parts), np.int32).reshape(-1, 2)
            self.flat = np.concatenate([self.flat, flat.T], axis=1)


def _norm(word: Any) -> str:
    """Sudachi's normal form; small letters where it has none."""
    norm: str = word.normalized_form() or word.surface().lower()
    return norm


TAGS: dict[int, str] = {}


def _tag(word: Any) -> str:
    """Sudachi's part of speech as spaCy writes it: 名詞-固有名詞-人名-姓."""
    number = word.part_of_speech_id()
    tag = TAGS.get(number)
    if tag is None:
        tag = TAGS[number] = "-".join(part for part in word.part_of_speech()[:4] if part != "*")
    return tag


@cache
def _mode_a() -> Any:
    from sudachipy import SplitMode

    return SplitMode.A
