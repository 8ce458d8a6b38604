"""Words of a text as spaCy's Japanese tokenizer gives them (SudachiPy, split mode A), as numbers of word types.

A word type is what the model sees of a word by itself: its surface, Sudachi's entry for it, and its place in the longer
word (mode C) around it. Texts are analysed in mode C and split, which is as fast as mode A alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from pipeline.recognize.ner import features
from pipeline.recognize.ner.hashing import string_ids

GAP_TAG = "空白"
PAD = 0  # the type of what stands between two texts
BLANK = -1  # of blanks, as long as it is open whether they are a word

Unit = tuple[str, int]  # a long word: its surface, Sudachi's number of its entry
Part = tuple[int, int]  # a short word: how many code points it has, its type; BLANK for blanks


@dataclass(slots=True)
class Words:
    """The words of one text: offsets (code points) and types, one each."""

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    types: list[int] = field(default_factory=list)


class Lexicon:
    """Numbers word types in the order in which they come, and keeps what the model needs of each."""

    def __init__(self) -> None:
        self.units: dict[Unit, tuple[Part, ...]] = {}
        self.index: dict[tuple[str, ...], int] = {(): PAD}
        self.spaces: set[int] = set()  # types that are blanks
        self.new: list[tuple[str, ...]] = []  # types that have no embedding yet: ORTH, each attribute, the long word

    def parts(self, key: Unit, unit: Any) -> tuple[Part, ...]:
        """The short words of a long one that was not met before; what normalised signs leave empty is no word."""
        surface = key[0]
        if not surface or surface.isspace():
            found: tuple[Part, ...] = ((len(surface), BLANK),)
        else:
            tag, first, last = _tag(unit), unit.begin(), unit.end()
            found = tuple(
                self._part(part, features.unit(tag, part.begin(), part.end(), first, last), surface)
                for part in (unit.split(_mode_a(), add_single=False) or [unit])
                if part.surface()
            )
        self.units[key] = found
        return found

    def gap(self, surface: str) -> int:
        """The type of blanks between two words (more than the one space that spaCy leaves out)."""
        found = self._type(surface, surface, GAP_TAG, "", "")
        self.spaces.add(found)
        return found

    def take_new(self) -> npt.NDArray[np.uint64]:
        """The ids of the types added since the last call, one row each, in the order of their numbers."""
        rows, self.new = self.new, []
        known: dict[str, int] = {}
        at = [[known.setdefault(word, len(known)) for word in row] for row in rows]
        return string_ids(list(known))[np.array(at, np.int64)] if rows else np.zeros((0, 0), np.uint64)

    def _part(self, word: Any, place: str, unit: str) -> Part:
        surface = word.surface()
        norm = word.normalized_form() or surface.lower()
        return len(surface), self._type(surface, norm, _tag(word), place, unit if place else "")

    def _type(self, surface: str, norm: str, tag: str, place: str, unit: str) -> int:
        key = (surface, norm, tag, place, unit)
        found = self.index.get(key)
        if found is None:
            shape = features.script_shape(surface)
            self.new.append((surface, norm, surface[0], surface[-3:], shape, tag, place, unit))
            found = self.index[key] = len(self.index)
        return found


def words(text: str, lexicon: Lexicon) -> Words:
    """The words of a text of at most 49,149 bytes without lone surrogates."""
    out, known = Words(), lexicon.units
    starts, ends, types = out.starts, out.ends, out.types
    at = end = 0  # where the next word begins, and where the last one that is none of blanks ended
    for unit in _tokenizer().tokenize(text):
        key = (unit.surface(), unit.word_id())
        for size, kind in known.get(key) or lexicon.parts(key, unit):
            if kind != BLANK:
                if at > end:
                    _put_gap(out, lexicon, text, end, at)
                starts.append(at)
                types.append(kind)
                end = at + size
                ends.append(end)
            at += size
    if end < len(text):
        _put_gap(out, lexicon, text, end, len(text))
    return out


def _put_gap(out: Words, lexicon: Lexicon, text: str, start: int, end: int) -> None:
    """Adds the blanks between two words as spaCy does: without one space right behind a word."""
    if start and text[start] == " ":
        start += 1
    if start < end:
        out.starts.append(start)
        out.types.append(lexicon.gap(text[start:end]))
        out.ends.append(end)


@cache
def _tokenizer() -> Any:
    from sudachipy import Dictionary, SplitMode

    return Dictionary(dict="core").create(SplitMode.C)


@cache
def _mode_a() -> Any:
    from sudachipy import SplitMode

    return SplitMode.A


TAGS: dict[int, str] = {}


def _tag(word: Any) -> str:
    """Sudachi's part of speech as spaCy writes it: 名詞-固有名詞-人名-姓."""
    number = word.part_of_speech_id()
    tag = TAGS.get(number)
    if tag is None:
        tag = TAGS[number] = "-".join(part for part in word.part_of_speech()[:4] if part != "*")
    return tag
