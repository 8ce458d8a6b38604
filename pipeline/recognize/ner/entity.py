"""What every backend gives: a named entity."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

NerLabel: TypeAlias = Literal["PERSON", "PLACE", "ORG", "FACILITY", "EVENT"]
LABELS: tuple[NerLabel, ...] = ("EVENT", "FACILITY", "ORG", "PERSON", "PLACE")

SURROGATE = re.compile("[\ud800-\udfff]")


def without_surrogates(text: str) -> str:
    """Lone surrogates as U+FFFD: neither Sudachi nor spaCy takes them; offsets stay."""
    return SURROGATE.sub("\ufffd", text)


@dataclass(frozen=True, slots=True)
class Entity:
    """A name in a text. `start` and `end` count code points of that text, end exclusive; `score` is from 0 to 1."""

    start: int
    end: int
    label: NerLabel
    score: float
