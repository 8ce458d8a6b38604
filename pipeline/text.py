"""A normalised copy of a text that keeps a map back, so that offsets always count in the text as it stands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache, update_wrapper
from inspect import signature
from typing import Any, TypeVar, TypeVarTuple

UNFOLDED = (
    r"\0-~─-◿、-〟ぁ-ゖァ-ー一-鿿"  # what most texts are of, and NFKC leaves as it is: ranges of a character class
)
PLAIN = re.compile(f"[{UNFOLDED}]*")
SPACES = re.compile(r"\s+")
INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufe0e\ufe0f\ufeff")


Rest = TypeVarTuple("Rest")
Said = TypeVar("Said")


def remembered(
    count: int, longest: int = 200
) -> Callable[[Callable[[str, *Rest], Said]], Callable[[str, *Rest], Said]]:
    """Remembers what a function says of a text, for the last `count` of at most `longest` characters: lines come
    again, on a page and on the pages of its site. Longer ones are read anew, so that memory stays bounded."""

    def of(function: Callable[[str, *Rest], Said]) -> Callable[[str, *Rest], Said]:
        known: Any = lru_cache(maxsize=count)(function)

        def asked(text: str, /, *rest: *Rest) -> Said:
            said: Said = known(text, *rest) if len(text) <= longest else function(text, *rest)
            return said

        def of_text(text: str) -> Any:  # most are asked of a text alone, which takes half the time
            return known(text) if len(text) <= longest else function(text)  # type: ignore[call-arg]

        alone = len(signature(function).parameters) == 1
        told: Any = update_wrapper(of_text if alone else asked, function)
        fitting: Callable[[str, *Rest], Said] = told
        return fitting

    return of


@dataclass(frozen=True, slots=True)
class Normalized:
    """`text`, and for each of its characters where the original one starts; `origin[len(text)]` is the original end."""

    text: str
    origin: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original span of `text[start:end]`: all characters that became a part of it."""
        if start >= end:
            return self.origin[start], self.origin[start]
        last, after, stop = self.origin[end - 1], self.origin[end], end
        while after == last and stop < len(self.text):
            stop += 1  # one original character became several: ㈱ → (株)
            after = self.origin[stop]
        return self.origin[start], after


class _OneToOne(dict[int, str]):
    """What each character becomes by itself; two characters for one whose place in the text does not stay as it is."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        folded = unicodedata.normalize("NFKC", char)
        same = len(folded) == 1 and char not in INVISIBLE and not unicodedata.combining(char)
        self[code] = folded if same else "\0\0"
        return self[code]


_ONE_TO_ONE = _OneToOne()


@remembered(16_384)
def squeeze(text: str) -> str:
    """NFKC with single spaces and none at the ends: the form of a line that rules compare."""
    return SPACES.sub(" ", unicodedata.normalize("NFKC", text)).strip(" \u200b\ufeff")


@remembered(1_024, longest=1_000)  # stages ask for the blocks of a page one after the other
def normalize(text: str) -> Normalized:
    """NFKC, character by character, without invisible characters. Length may change; the map tells where from.

    Combining marks are composed with the character before them (か + ゛ → が), as NFKC does over a whole text.
    """
    if PLAIN.fullmatch(text):
        return Normalized(text, range(len(text) + 1))
    plain = text.translate(_ONE_TO_ONE)
    if len(plain) == len(text):
        return Normalized(plain, range(len(text) + 1))
    out: list[str] = []
    origin: list[int] = []
    for i, char in enumerate(text):
        if char in INVISIBLE:
            continue
        if unicodedata.combining(char) and out:
            composed = unicodedata.normalize("NFKC", out[-1] + char)
            if len(composed) == 1:
                out[-1] = composed
                continue
        for piece in char if char.isascii() else unicodedata.normalize("NFKC", char):
            out.append(piece)
            origin.append(i)
    origin.append(len(text))
    return Normalized("".join(out), tuple(origin))
