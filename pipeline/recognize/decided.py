"""A segment with its people and offices, and what kind of line or cell these make of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.recognize.candidates import Candidate, without_honorific
from pipeline.recognize.phrases import NOWHERE, Phrase
from pipeline.recognize.reading import Reading

DECORATION = re.compile(r"[\s○◯●・■□◆◇▪▫※•\-*►▶➤◎☆★↑↓←→0-9.,、。:()\[\]<>【】「」]+")
IN_BRACKETS = re.compile(r"\([^()]{1,12}\)|「[^「」]{1,80}」|[0-9一二三四五六七八九十]{1,3}[名人]")
MOSTLY = 0.6  # of a line's characters that must belong to its office


@dataclass(slots=True)
class Decided:
    """A segment with its people, their offices, and the offices that nobody of the segment holds."""

    reading: Reading
    people: list[Candidate]
    offices: list[list[Phrase]]
    free: list[Phrase] = field(default_factory=list)

    @property
    def text(self) -> str:
        return self.reading.text[self.reading.segment.start : self.reading.segment.end]

    @property
    def is_name(self) -> bool:
        """One person and nothing else, without an office."""
        if len(self.people) != 1 or self.offices[0] or self.free:
            return False
        person, segment = self.people[0], self.reading.segment
        before = self.reading.text[segment.start : person.start]
        behind = re.sub(r"\([^()]*\)", "", without_honorific(self.reading.text[person.end : segment.end]))
        return not DECORATION.sub("", before) and len(DECORATION.sub("", behind)) < 2

    @property
    def is_list(self) -> bool:
        """Two people or more and little else."""
        rest = len(DECORATION.sub("", self.text)) - sum(c.end - c.start for c in self.people)
        return len(self.people) > 1 and rest <= 4 * len(self.people)

    @property
    def is_people(self) -> bool:
        """One person or more, with offices or without, and little else."""
        held = sum(p.end - min(p.start, p.body[0] if p.body != NOWHERE else p.start) for o in self.offices for p in o)
        rest = len(DECORATION.sub("", self.text)) - sum(c.end - c.start for c in self.people) - held
        return bool(self.people) and not self.free and rest <= 4 * len(self.people)

    @property
    def is_counted_label(self) -> bool:
        """A label that is an office: 出席委員, with how many of them there are as its value."""
        return self.reading.segment.is_label and not self.people and self._covered()

    @property
    def is_office(self) -> bool:
        """An office, with its body or not, and no person."""
        if self.people or not self.free or self.reading.segment.is_label:
            return False
        return self._covered()

    def _covered(self) -> bool:
        text = IN_BRACKETS.sub("", self.text)
        covered = sum(p.end - min(p.start, p.body[0] if p.body != NOWHERE else p.start) for p in self.free)
        return covered >= MOSTLY * max(1, len(DECORATION.sub("", text)))


@dataclass(frozen=True, slots=True)
class Lent:
    """An office from another segment for a person of this one; spans count in that other sheet."""

    source: Decided
    phrase: Phrase
