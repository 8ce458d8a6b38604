"""When two names are the same: the measure that annotations and tables are compared by."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import cache, lru_cache
from importlib import resources
from typing import Any

ALIKE = 0.6  # names of events, bodies and venues from here on are the same
NEARLY = 0.4  # enough for an event on the right day
EQUAL = 0.9  # a name that is right, or a title
INSIDE = 5  # characters: a shorter name inside a longer one says little
OTHER_NUMBER = 0.75  # the most that names with different numbers are alike: 第3回 is not 第4回


@lru_cache(maxsize=65536)
def norm(text: str) -> str:
    """NFKC, case folded, without spaces and punctuation."""
    return _ignored().sub("", unicodedata.normalize("NFKC", text)).casefold()


@lru_cache(maxsize=65536)
def similarity(one: str, other: str) -> float:
    """0 to 1; a name inside a name at most twice as long counts from 0.6 up."""
    a, b = norm(one), norm(other)
    if not a or not b:
        return 0.0
    if a == b:
        return 1.0
    ratio = SequenceMatcher(None, a, b, autojunk=False).ratio()
    short, long = sorted((len(a), len(b)))
    if short >= INSIDE and long <= 2 * short and (a in b or b in a):
        ratio = max(ratio, ALIKE + (1 - ALIKE) * short / long)
    if re.findall(r"\d+", a) != re.findall(r"\d+", b):
        ratio = min(ratio, OTHER_NUMBER)
    return ratio


def best(names: Iterable[str], other: str) -> float:
    """The similarity of the most similar name."""
    return max(similarity(name, other) for name in names)


def same_name(one: str, other: str) -> bool:
    return norm(one) == norm(other)


def same_title(one: str, other: str) -> bool:
    """市長 is さいたま市長, but not 副市長 or 前市長."""
    short, long = sorted((norm(one), norm(other)), key=len)
    return bool(short) and long.endswith(short) and not long[: len(long) - len(short)].endswith(_other_titles())


def same_city(one: str, other: str) -> bool:
    """Equal, or one is the other with a suffix (京都, 京都市), never 広島県 for 広島市."""
    a, b = norm(one), norm(other)
    return bool(a) and (a == b or (_bare(a) == b and len(b) > 1) or (_bare(b) == a and len(a) > 1))


def _bare(city: str) -> str:
    return next((city.removesuffix(suffix) for suffix in _city_suffixes() if city.endswith(suffix)), city)


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(resources.files("pipeline.evaluate").joinpath("data", "likeness.toml").read_text("utf-8"))


@cache
def _ignored() -> re.Pattern[str]:
    return re.compile(rf"[\s{re.escape(_words()['ignored'])}]")


@cache
def _city_suffixes() -> tuple[str, ...]:
    """The longest first."""
    return tuple(sorted(_words()["city_suffixes"], key=len, reverse=True))


@cache
def _other_titles() -> tuple[str, ...]:
    return tuple(_words()["other_titles"])
