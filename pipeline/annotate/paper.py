"""The page that an annotation is held against: its lines, its body, and whether a name stands there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cached_property
from typing import TypeAlias

from pipeline.annotate.faults import Pointer

Told: TypeAlias = tuple[Pointer, str, bool]  # where, what is wrong, whether it is grave
UNSEEN = re.compile(r"[\s\u200b-\u200d\u2060\ufeff]+")


def fold(text: str) -> str:
    """NFKC without any space, of no width either: what a name is looked for in."""
    return UNSEEN.sub("", unicodedata.normalize("NFKC", text))


class Paper:
    """A page's text, seen as lines from 1."""

    def __init__(self, text: str, ranges: Sequence[Sequence[int]]) -> None:
        self.text = text
        self.lines = text.split("\n")
        self.ranges = tuple((first, last) for first, last in ranges)

    @cached_property
    def body_lines(self) -> frozenset[int]:
        """Numbers of the body's lines; all of them where the annotation does not say."""
        if not self.ranges:
            return frozenset(range(1, len(self.lines) + 1))
        end = len(self.lines)
        return frozenset(n for first, last in self.ranges for n in range(first, min(last, end) + 1))

    @cached_property
    def body(self) -> str:
        return fold("\n".join(self.lines[n - 1] for n in sorted(self.body_lines)))

    @cached_property
    def all(self) -> str:
        return fold(self.text)

    def line(self, number: int) -> str | None:
        return self.lines[number - 1] if 1 <= number <= len(self.lines) else None

    def stands_in_body(self, name: str) -> bool:
        return fold(name) in self.body

    def stands_on_page(self, name: str) -> bool:
        return fold(name) in self.all
