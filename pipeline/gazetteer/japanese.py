"""Municipalities of Japan inside longer strings: さいたま市 of さいたま市長."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from pipeline.gazetteer import table

ENDING = re.compile("[都道府県市区町村]")
LONGEST = 8  # 陸前高田市 … いちき串木野市; with a prefecture before it two names


class Municipality(NamedTuple):
    """Where a municipality's or prefecture's whole name stands in a string."""

    start: int
    end: int
    name: str


@cache
def whole_names() -> frozenset[str]:
    """さいたま市, 埼玉県, 新宿区, さいたま市浦和区: every name of Japan with its last character."""
    out: set[str] = set()
    for row in table.rows():
        if row[table.COUNTRY] == "JP":
            out.update((row[table.NAMES] if row[table.FLAGS] == "W" else row[table.NAME]).split("|"))
    return frozenset(out)


def municipality_of(text: str) -> Municipality | None:
    """The longest whole name at the start of a string: さいたま市 of さいたま市長, 横浜市 of 横浜市議会議員."""
    names = whole_names()
    for end in range(min(len(text), 2 * LONGEST), 1, -1):
        if text[:end] in names:
            return Municipality(0, end, text[:end])
    return None


def municipality_before(text: str, end: int | None = None) -> Municipality | None:
    """The longest whole name that ends at `end` (the string's end by default): さいたま市 of 清水勇人さいたま市."""
    stop = len(text) if end is None else end
    names = whole_names()
    if stop < 2 or not ENDING.match(text[stop - 1]):
        return None
    for start in range(max(0, stop - 2 * LONGEST), stop - 1):
        if text[start:stop] in names:
            return Municipality(start, stop, text[start:stop])
    return None
