"""Words of a text as spaCy's Japanese tokenizer gives them (SudachiPy, split mode A), as numbers of word types.

A word type is what the model sees of a word by itself: its surface, Sudachi's entry for it, and its place in the longer
word (mode C) around it. Texts are analysed in mode C and split, which is as fast as mode A alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from pipeline.recognize.ner import features
from pipeline.recognize.ner.hashing import string_id

GAP_TAG = "空白"
GAP = -1  # stands for the entry of blanks in their key
PAD = 0  # the type of what stands between two texts

Key = tuple[str, int, str, str]  # surface, Sudachi's number of the entry, place in the longer word, the longer word


@dataclass(slots=True)
class Words:
    """The words of one text: offsets (code points) and types, one each."""

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    types: list[int] = field(default_factory=list)


class Lexicon:
    """Numbers word types in the order in which they come, and keeps what the model needs of each."""

    def __init__(self) -> None:
        self.index: dict[Key, int] = {("", 0, "", ""): PAD}
        self.spaces: set[int] = set()  # types that are blanks
        self.new: list[list[int]] = []  # ids of the types that have no embedding yet: ORTH, then of each attribute
        self._ids: dict[str, int] = {}

    def add(self, key: Key, norm: str, tag: str) -> int:
        """The number of a type that was not met before."""
        surface, _, place, unit = key
        ids, known = [], self._ids
        for word in (surface, norm, surface[0], surface[-3:], features.script_shape(surface), tag, place, unit):
            found = known.get(word)
            if found is None:
                found = known[word] = string_id(word)
            ids.append(found)
        self.new.append(ids)
        return self.index.setdefault(key, len(self.index))

    def gap(self, surface: str) -> int:
        """The type of blanks between two words (more than the one space that spaCy leaves out)."""
        key = (surface, GAP, "", "")
        found = self.index.get(key)
        if found is None:
            found = self.add(key, surface, GAP_TAG)
            self.spaces.add(found)
        return found

    def take_new(self) -> npt.NDArray[np.uint64]:
        """The ids of the types added since the last call, one row each, in the order of their numbers."""
        rows, self.new = self.new, []
        return np.array(rows, np.uint64)


def words(text: str, lexicon: Lexicon) -> Words:
    """The words of a text of at most 49,149 bytes without lone surrogates."""
    out, known = Words(), lexicon.index
    starts, ends, types = out.starts, out.ends, out.types
    at = end = 0  # where the next word begins, and where the last one that is none of blanks ended
    for word, surface, place, unit in _short_words(text):
        size = len(surface)
        if not surface.isspace():
            if at > end:
                _put_gap(out, lexicon, text, end, at)
            key = (surface, word.word_id(), place, unit)
            found = known.get(key)
            if found is None:
                found = lexicon.add(key, word.normalized_form() or surface.lower(), _tag(word))
            starts.append(at)
            types.append(found)
            end = at + size
            ends.append(end)
        at += size
    if end < len(text):
        _put_gap(out, lexicon, text, end, len(text))
    return out


def _short_words(text: str) -> Iterator[tuple[Any, str, str, str]]:
    """Sudachi's short words, their surfaces, the place of each in a longer one, and that one; they cover the text.

    Some are empty (what a normalised sign leaves), those are left out.
    """
    mode = _mode_a()
    for unit in _tokenizer().tokenize(text):
        surface = unit.surface()
        parts = unit.split(mode, add_single=False) if len(surface) > 1 else ()
        if parts:
            tag, first, last = _tag(unit), unit.begin(), unit.end()
            for part in parts:
                if part.surface():
                    place = features.unit(tag, part.begin(), part.end(), first, last)
                    yield part, part.surface(), place, surface if place else ""
        elif surface:
            yield unit, surface, "", ""


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
