"""Dates in figures alone (2024/11/12, R6.4.1, 2020-2021), damaged ones, and the weekday that stands behind any date."""

from __future__ import annotations

from pipeline.temporal.date_patterns import (
    BARE_YEARS,
    DAMAGED,
    ENGLISH_ORDER,
    LOST_SIGN,
    NUMERIC,
    PARTS,
    SLASH_PART,
    YEAR_LAST,
    YEAR_MONTH,
)
from pipeline.temporal.eras import western
from pipeline.temporal.numerals import number
from pipeline.temporal.parts import Part
from pipeline.temporal.patterns import ENGLISH_WEEKDAYS, WEEKDAY, WEEKDAYS

_BEGINS_WEEKDAY = frozenset(" \t([〔【〈<・月火水木金土日")


def with_weekday(text: str, part: Part, end: int) -> tuple[Part, int]:
    """The same date and the weekday that stands behind it."""
    if text[end : end + 1] not in _BEGINS_WEEKDAY:
        return part, end
    m = WEEKDAY.match(text, end)
    if m is None:
        return part, end
    if m["e"] or m["f"]:
        part.weekday = ENGLISH_WEEKDAYS[(m["e"] or m["f"]).casefold()[:3]]
    else:
        part.weekday = WEEKDAYS[m["w"] or m["v"]]
    return part, m.end()


def set_era(part: Part, era: str, said: str) -> None:
    part.era, part.said_year = era.upper(), number(said)
    part.year = western(part.era, part.said_year)


def numeric(text: str, at: int) -> tuple[Part, int] | None:
    m = NUMERIC.match(text, at)
    if m is None:
        if (part_of_month := SLASH_PART.match(text, at)) is not None:
            month = int(part_of_month["m"])
            return Part(month=month, part=PARTS[part_of_month["p"]], style="kanji"), part_of_month.end()
        m = YEAR_MONTH.match(text, at)
        if m is None:
            return None
        part = Part(year=int(m["y"]), said_year=int(m["y"]), month=int(m["m"] or m["m2"] or m["m3"]), style="slash")
        return part, m.end()
    part = Part(month=int(m["m"]), day=int(m["d"]), style="slash")
    if m["y"]:
        part.year = part.said_year = int(m["y"])
    else:
        set_era(part, m["era"], m["ey"])
    return with_weekday(text, part, m.end())


def bare_years(text: str, at: int) -> tuple[Part, int] | None:
    """2020-2021 without 年: the second year is later, and no number or letter touches them."""
    m = BARE_YEARS.match(text, at)
    if m is None or not 0 < int(m["y2"]) - int(m["y"]) <= 20:
        return None
    return Part(year=int(m["y"]), said_year=int(m["y"]), style="years"), m.end("y")


def damaged(text: str, at: int) -> tuple[Part, int] | None:
    m = DAMAGED.match(text, at)
    if m is None:
        return None
    year, month, day = int(m["y"]), int(m["m"] or m["m2"]), int(m["d"] or m["d2"])
    return with_weekday(text, Part(year=year, said_year=year, month=month, day=day, style="kanji"), m.end())


def year_last(text: str, at: int) -> tuple[Part, int] | None:
    """19/10/2018 and 10/19/2018, where one of the numbers can only be a day; 03/04/2018 says neither."""
    m = YEAR_LAST.match(text, at)
    if m is None:
        return None
    a, b, year = int(m["a"]), int(m["b"]), int(m["y"])
    month, day = (b, a) if a > 12 else (a, b)
    if not (1 <= month <= 12 and 1 <= day <= 31) or (a <= 12 and b <= 12 and a != b):
        return None
    return with_weekday(text, Part(year=year, said_year=year, month=month, day=day, style="slash"), m.end())


def lost_sign(text: str, part: Part, at: int) -> tuple[Part, int] | None:
    """616日(日曜日): the sign 月 was lost between month and day; only where a weekday stands behind."""
    m = LOST_SIGN.match(text, at)
    if m is None:
        return None
    part.month, part.day = int(m["m"]), int(m["d"])
    return with_weekday(text, part, m.end())


def english_order(text: str, at: int) -> tuple[Part, int] | None:
    m = ENGLISH_ORDER.match(text, at)
    if m is None:
        return None
    year = int(m["y"])
    return with_weekday(
        text, Part(year=year, said_year=year, month=int(m["m"]), day=int(m["d"]), style="kanji"), m.end()
    )
