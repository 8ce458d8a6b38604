"""The page rules as data: compiled from strip/data/chrome.tsv."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from pipeline import vocabulary

Where = Literal["start", "line", "section", "end"]
BULLET = re.compile(r"^(?:[•・‣▪◦●○▶►»>*-]\s*){1,2}(?=\S)")
MAX_LINE = 500  # characters of a line that are compared


@dataclass(frozen=True, slots=True)
class Hit:
    where: str
    reason: str


@cache
def _compiled() -> tuple[tuple[Hit, re.Pattern[str]], ...]:
    groups: dict[Hit, list[str]] = {}
    for row in vocabulary.read("strip", "chrome"):
        groups.setdefault(Hit(row["where"], row["reason"]), []).append(row["pattern"])
    return tuple((hit, re.compile("|".join(f"(?:{p})" for p in ps), re.IGNORECASE)) for hit, ps in groups.items())


@cache
def _any() -> Callable[[str], bool]:
    return vocabulary.matcher(vocabulary.read("strip", "chrome"))


@lru_cache(maxsize=100_000)
def match(line: str) -> tuple[Hit, ...]:
    """The rules that a line (NFKC, single spaces) is a whole match of, in the order of the file."""
    line = line[:MAX_LINE]
    bare = BULLET.sub("", line)
    return _match(bare) or (_match(line) if bare != line else ())


def _match(line: str) -> tuple[Hit, ...]:
    if not _any()(line):
        return ()
    return tuple(hit for hit, pattern in _compiled() if pattern.fullmatch(line))
