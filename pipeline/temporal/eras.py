"""Japanese eras and the years of the common calendar."""

from __future__ import annotations

from functools import cache

from pipeline import vocabulary


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
