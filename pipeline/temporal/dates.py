"""Reads one date at a place of the normalised text: with 年月日, slashes, dots, in ISO's form."""

from __future__ import annotations

from pipeline.temporal.date_patterns import (
    BARE_DAY,
    BARE_MONTH,
    BARE_YEAR,
    BARE_YEARS,
    DAMAGED,
    DAY,
    DAY_BEFORE_WEEKDAY,
    DECADE,
    ENGLISH_ORDER,
    ISSUE,
    LOST_SIGN,
    MONTH,
    MONTH_DAY,
    NUMERIC,
    PART_OF_MONTH,
    PART_OF_YEAR,
    PARTS,
    YEAR,
    YEAR_AFTER,
    YEAR_MONTH,
    YEAR_SIGN,
)
from pipeline.temporal.eras import western
from pipeline.temporal.numerals import number
from pipeline.temporal.parts import Part
from pipeline.temporal.patterns import ENGLISH_WEEKDAYS, NOT_DATE, NOT_DAY, NOT_MONTH, NOT_YEAR, WEEKDAY, WEEKDAYS


def read_date(text: str, at: int) -> tuple[Part, int] | None:
    """The date that begins at `at`, with its weekday, and where it ends."""
    for reader in (_numeric, _bare_years, _damaged, _english_order, _year_first, _month_first):
        found = reader(text, at)
        if found is not None:
            return found
    return None


def with_weekday(text: str, part: Part, end: int) -> tuple[Part, int]:
    """The same date and the weekday that stands behind it."""
    m = WEEKDAY.match(text, end)
    if m is None:
        return part, end
    if m["e"] or m["f"]:
        part.weekday = ENGLISH_WEEKDAYS[(m["e"] or m["f"]).casefold()[:3]]
    else:
        part.weekday = WEEKDAYS[m["w"] or m["v"]]
    return part, m.end()


def _set_era(part: Part, era: str, said: str) -> None:
    part.era, part.said_year = era.upper(), number(said)
    part.year = western(part.era, part.said_year)


def _numeric(text: str, at: int) -> tuple[Part, int] | None:
    m = NUMERIC.match(text, at)
    if m is None:
        m = YEAR_MONTH.match(text, at)
        if m is None:
            return None
        part = Part(year=int(m["y"]), said_year=int(m["y"]), month=int(m["m"] or m["m2"] or m["m3"]), style="slash")
        return part, m.end()
    part = Part(month=int(m["m"]), day=int(m["d"]), style="slash")
    if m["y"]:
        part.year = part.said_year = int(m["y"])
    else:
        _set_era(part, m["era"], m["ey"])
    return with_weekday(text, part, m.end())


def _damaged(text: str, at: int) -> tuple[Part, int] | None:
    m = DAMAGED.match(text, at)
    if m is None:
        return None
    year = int(m["y"])
    return with_weekday(
        text, Part(year=year, said_year=year, month=int(m["m"]), day=int(m["d"]), style="kanji"), m.end()
    )


def _lost_sign(text: str, part: Part, at: int) -> tuple[Part, int] | None:
    """616日(日曜日): the sign 月 was lost between month and day; only where a weekday stands behind."""
    m = LOST_SIGN.match(text, at)
    if m is None:
        return None
    part.month, part.day = int(m["m"]), int(m["d"])
    return with_weekday(text, part, m.end())


def _english_order(text: str, at: int) -> tuple[Part, int] | None:
    m = ENGLISH_ORDER.match(text, at)
    if m is None:
        return None
    year = int(m["y"])
    return with_weekday(
        text, Part(year=year, said_year=year, month=int(m["m"]), day=int(m["d"]), style="kanji"), m.end()
    )


def _bare_years(text: str, at: int) -> tuple[Part, int] | None:
    """2020-2021 without 年: the second year is later, and no number or letter touches them."""
    m = BARE_YEARS.match(text, at)
    if m is None or not 0 < int(m["y2"]) - int(m["y"]) <= 20:
        return None
    return Part(year=int(m["y"]), said_year=int(m["y"]), style="years"), m.end("y")


def _year_first(text: str, at: int) -> tuple[Part, int] | None:
    m = YEAR.match(text, at)
    if m is None:
        return None
    part = Part(style="kanji")
    if m["era"]:
        _set_era(part, m["era"], m["ey"])
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
    month = month_at(text, part, end) or _lost_sign(text, part, end)
    if month is not None:
        return month
    if m["y"] and DECADE.match(text, sign.end()) and part.year % 10 == 0:
        part.part = "decade"
        return part, DECADE.match(text, sign.end()).end()  # type: ignore[union-attr]
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
    p = PART_OF_MONTH.match(text, at)
    if p is not None:
        part.part, part.word = PARTS[p["p"]], p["p"]
        return part, p.end()
    return part, at


def _month_first(text: str, at: int) -> tuple[Part, int] | None:
    return month_at(text, Part(style="kanji"), at) or _lost_sign(text, Part(style="kanji"), at)


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
