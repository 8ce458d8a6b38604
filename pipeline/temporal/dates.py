"""Reads one date at a place of the normalised text: with 年月日, slashes, dots, in ISO's form."""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.temporal.date_patterns import (
    BARE_DAY,
    BARE_MONTH,
    BARE_YEAR,
    DAY,
    DAY_BEFORE_WEEKDAY,
    DECADE,
    ISSUE,
    LOST_DAY_SIGN,
    MONTH,
    MONTH_DAY,
    PART_OF_MONTH,
    PART_OF_YEAR,
    PARTS,
    YEAR,
    YEAR_AFTER,
    YEAR_SIGN,
)
from pipeline.temporal.eras import western
from pipeline.temporal.numerals import number
from pipeline.temporal.numeric_dates import (
    bare_years,
    damaged,
    english_order,
    lost_sign,
    numeric,
    set_era,
    with_weekday,
    year_last,
)
from pipeline.temporal.parts import Part
from pipeline.temporal.patterns import NOT_DATE, NOT_DAY, NOT_MONTH, NOT_YEAR, SN


def read_date(text: str, at: int) -> tuple[Part, int] | None:
    """The date that begins at `at`, with its weekday, and where it ends."""
    m = _NUMBER.match(text, at)
    for reader in _READERS if m is None else _BY_SIGN.get(m["sign"], _READERS):
        found = reader(text, at)
        if found is not None:
            return found
    return None


def _year_first(text: str, at: int) -> tuple[Part, int] | None:
    m = YEAR.match(text, at)
    if m is None:
        return None
    part = Part(style="kanji")
    if m["era"]:
        set_era(part, m["era"], m["ey"])
        part.other_year = number(m["wy"] or m["wy3"]) if m["wy"] or m["wy3"] else -1
    elif m["y2"]:
        part.said_year, part.year = number(m["y2"]), 2000 + number(m["y2"])
    else:
        part.year = part.said_year = number(m["y"])
        if m["era2"]:
            part.other_year = western(m["era2"], number(m["ey2"]))
    sign = YEAR_SIGN.match(text, m.end())
    if sign is None:
        if BARE_YEAR.match(text, m.end()) and (m["era"] or m["y"]):
            part.style = "bare"
            return part, m.end() - _blanks_before(text, m.end())
        return None
    end = sign.end()
    if NOT_YEAR.match(text, end) and not sign["fy"] and not m["era"]:
        return None
    after = YEAR_AFTER.match(text, end)
    if after is not None:
        part.other_year = (
            western(after["era"], number(after["ey"])) if after["era"] else number(after["wy"] or after["wy2"])
        )
        end = after.end()
    if sign["fy"]:
        part.fiscal = True
        return part_of_year(text, part, end)
    month = month_at(text, part, end) or lost_sign(text, part, end)
    if month is not None:
        return month
    decade = DECADE.match(text, sign.end()) if part.said_year % 10 == 0 and not m["y2"] else None
    if decade is not None:
        part.part = "decade"
        return part, decade.end()
    return part_of_year(text, part, end)


def _blanks_before(text: str, end: int) -> int:
    count = 0
    while text[end - 1 - count] in " \t":
        count += 1
    return count


def part_of_year(text: str, part: Part, end: int) -> tuple[Part, int]:
    m = PART_OF_YEAR.match(text, end)
    if m is None:
        return part, end
    part.part = f"q{number(m['q'])}" if m["q"] else PARTS[m["h"] or m["p"]]
    part.word = m[0].strip()
    return part, m.end()


def month_at(text: str, part: Part, at: int) -> tuple[Part, int] | None:
    """`part` with the month (and day) that stands at `at`."""
    m = MONTH.match(text, at)
    if m is None:
        m = BARE_MONTH.match(text, at)
        if m is None or not 1 <= number(m["m"]) <= 12:
            return None
        part.month, part.style = number(m["m"]), "bare"
        return part, m.end()
    if NOT_MONTH.match(text, m.end()) or (part.year < 0 and ISSUE.match(text, m.end())):
        return None
    part.month = number(m["m"])
    return _day_at(text, part, m.end())


def _day_at(text: str, part: Part, at: int) -> tuple[Part, int]:
    m = DAY.match(text, at)
    if m is not None and not NOT_DATE.match(text, m.end()):
        part.day = number(m["d"])
        return with_weekday(text, part, m.end())
    m = BARE_DAY.match(text, at) or DAY_BEFORE_WEEKDAY.match(text, at)
    if m is not None:
        part.day, part.style = number(m["d"]), "bare"
        return with_weekday(text, part, m.end())
    m = LOST_DAY_SIGN.match(text, at) if part.year >= 0 else None
    if m is not None and 1 <= int(m["d"]) <= 31:
        part.day = int(m["d"])
        return part, m.end()
    p = PART_OF_MONTH.match(text, at)
    if p is not None:
        part.part, part.word = PARTS[p["p"]], p["p"]
        return part, p.end()
    return part, at


def _month_first(text: str, at: int) -> tuple[Part, int] | None:
    return month_at(text, Part(style="kanji"), at) or lost_sign(text, Part(style="kanji"), at)


def read_day(text: str, at: int) -> tuple[Part, int] | None:
    """A day without its month: 4日, 28日（火）."""
    m = DAY.match(text, at)
    if m is not None and not NOT_DAY.match(text, m.end()):
        return with_weekday(text, Part(day=number(m["d"]), style="kanji"), m.end())
    m = DAY_BEFORE_WEEKDAY.match(text, at)
    if m is not None:
        return with_weekday(text, Part(day=number(m["d"]), style="bare"), m.end())
    return None


def read_month_day(text: str, at: int) -> tuple[Part, int] | None:
    """11/12, with what follows it for the caller to judge."""
    m = MONTH_DAY.match(text, at)
    if m is None:
        return None
    return with_weekday(text, Part(month=int(m["m"]), day=int(m["d"]), style="slash"), m.end())


_NUMBER = re.compile(rf"[0-9]{{1,8}}{SN}(?P<sign>[^\n]?)")
_READERS = (numeric, bare_years, damaged, english_order, year_last, _year_first, _month_first)
_BY_SIGN: dict[str, tuple[Callable[[str, int], tuple[Part, int] | None], ...]] = {  # those that can go on with the sign
    "年": (_year_first,),
    "月": (damaged, english_order, _month_first),
    "日": (damaged, _month_first),
    **dict.fromkeys("(〔[", (_year_first,)),
    **dict.fromkeys(":∶時", ()),
}
