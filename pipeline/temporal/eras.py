"""Japanese eras and the years of the common calendar."""

from __future__ import annotations

import re
from functools import cache

from pipeline import vocabulary

_N = "[ ]?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,4})[ ]?"


@cache
def first_years() -> dict[str, int]:
    """Common year of an era's first year, by its name (令和), letter (R) and first sign (令)."""
    out: dict[str, int] = {}
    for row in vocabulary.read("temporal", "eras"):
        out |= dict.fromkeys((row["name"], row["letter"], row["name"][0]), int(row["first_year"]))
    return out


def western(era: str, year: int) -> int:
    """2024 of 令和6年. An era that has ended goes on being counted (平成32年 is 2020)."""
    return first_years()[era] + year - 1


@cache
def _old_eras() -> tuple[str, ...]:
    return vocabulary.words("temporal", "old_eras", "name")


_OLD_DATE = re.compile(rf"{_N}年(?:[ ]?閏?{_N}月(?:[ ]?{_N}日)?)?")


def old_date(text: str, at: int) -> int | None:
    """The end of a date of an era before 1868 whose number begins at `at`: 5年9月15日 behind 慶長."""
    if not text[max(0, at - 5) : at].rstrip().endswith(_old_eras()):
        return None
    m = _OLD_DATE.match(text, at)
    return None if m is None else m.end()
