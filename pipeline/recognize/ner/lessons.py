"""Annotated text as what the recognizer learns from: words by their ids, the tag of each, and which spans are names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from pipeline.recognize.ner.corpus import Sample
from pipeline.recognize.ner.entity import LABELS
from pipeline.recognize.ner.lexicon import Lexicon
from pipeline.recognize.ner.spans import BEGIN, END, INSIDE, SINGLE
from pipeline.recognize.ner.words import units_of
from pipeline.recognize.units import Table

Ints: TypeAlias = npt.NDArray[np.integer[Any]]
Flags: TypeAlias = npt.NDArray[np.bool_]
Ids: TypeAlias = npt.NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A text's words, one row each."""

    types: Ints
    tags: Ints
    scored: Flags  # False where nothing is known: annotation that was left open, or that does not end where words end
    names: dict[tuple[int, int], int]  # first and last word: number of the label


class Reader:
    """Makes lessons, and remembers what words it has met."""

    def __init__(self) -> None:
        self.lexicon = Lexicon(Table())
        self.known = np.zeros((1, 8), np.uint64)  # ids by word type; the first is none

    def lesson(self, sample: Sample) -> Lesson | None:
        """What is to be learnt of a sample; None where it has no words."""
        units = units_of(sample.text, self.lexicon)
        if not units:
            return None
        sheet = self.lexicon.lay([units])
        starts, ends = sheet.starts, sheet.ends
        tags, scored = np.zeros(len(starts), np.int64), np.ones(len(starts), bool)
        for start, end in sample.unscored:
            scored[(starts < end) & (ends > start)] = False
        first_at = {start: at for at, start in enumerate(starts.tolist())}
        last_at = {end: at for at, end in enumerate(ends.tolist())}
        names, free = dict[tuple[int, int], int](), 0
        for start, end, label in sorted(sample.entities):
            first, last = first_at.get(start), last_at.get(end)
            if first is None or last is None or first < free:
                scored[(starts < end) & (ends > start)] = False
                continue
            names[first, last] = LABELS.index(label)
            tags[first : last + 1] = _tags(last - first + 1) + 4 * LABELS.index(label)
            scored[first : last + 1] = True
            free = last + 1
        return Lesson(sheet.types, tags, scored, names)

    def ids(self, lessons: Sequence[Lesson]) -> Ids:
        """The ids of all their words, one row each."""
        new = self.lexicon.new_types(len(self.known) - 1)
        self.known = np.concatenate([self.known, new]) if len(new) else self.known
        found: Ids = self.known[np.concatenate([lesson.types for lesson in lessons])]
        return found


def _tags(words: int) -> Ints:
    """The tags of a name's words, if its label is the first."""
    return np.array([SINGLE] if words == 1 else [BEGIN, *[INSIDE] * (words - 2), END])
