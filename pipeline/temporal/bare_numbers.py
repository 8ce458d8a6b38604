"""Numbers that go on from a date and leave their unit or their month to it (10月3・4・5日, 2019～2021年, 3/4、5)."""

from __future__ import annotations

import re

from pipeline.temporal.dates import month_at, read_date, read_day, read_month_day
from pipeline.temporal.numerals import number
from pipeline.temporal.numeric_dates import with_weekday
from pipeline.temporal.parts import Part
from pipeline.temporal.patterns import NOT_DAY, N, S

_BARE = re.compile(rf"(?P<n>[0-9]{{1,4}}|{N})")
_UNIT = re.compile(rf"{S}(?P<u>年度|年|月(?!曜)|日)")
_BOTH = re.compile(rf"{S}(?:の?両|の土)日")  # 9、10の両日
_SLASH_DAY = re.compile(r"(?P<d>[0-9]{1,2})(?=[ \t]{0,4}(?:[・、,)\n|]|$)|[ ](?=[^ -~]))")


def read_list_slash(text: str, at: int, prev: Part) -> tuple[Part, int] | None:
    """11/12、13(水), 11/12・13 and 11/12, 11/13 go on; 11/12、3人 does not."""
    if prev.style != "slash" or prev.day < 0:
        return None
    m = _SLASH_DAY.match(text, at)
    if m is not None and prev.day < int(m["d"]) <= 31:
        return Part(day=int(m["d"]), style="slash"), m.end()
    return read_month_day(text, at)


def read_slash_day(text: str, at: int, prev: Part) -> tuple[Part, int] | None:
    """The 14 of 11/12-14."""
    if prev.style != "slash" or prev.day < 0:
        return None
    m = re.compile(r"(?P<d>[0-9]{1,2})(?![0-9:/.\-])(?![ ]?[月年時人名円個件部%分])").match(text, at)
    if m is None or not prev.day < int(m["d"]) <= 31:
        return None
    return with_weekday(text, Part(day=int(m["d"]), style="slash"), m.end())


def read_bare(text: str, at: int, prev: Part) -> tuple[Part, int] | None:
    """The next number of a list whose unit stands at its tail (10月3・4・5日, 2019～2021年, 4～6月)."""
    full = read_date(text, at)
    if full is not None and (full[0].month >= 0 or full[0].era):
        return full
    m = _BARE.match(text, at)
    if m is None:
        return None
    part, end = _filled(text, number(m["n"]), m.end(), prev)
    if part.day >= 0 and _BOTH.match(text, end):
        part.style = "kanji"
        return part, end
    unit = _UNIT.match(text, end)
    return (part, end) if unit is None else _with_unit(text, part, unit)


def _filled(text: str, value: int, end: int, prev: Part) -> tuple[Part, int]:
    """The number as what the one before it was: a day, a month, a year of an era or a year."""
    part = Part(style="bare")
    if prev.day >= 0:
        part.day = value
        if text[end : end + 2].strip()[:1] in {"(", "〔"}:
            part, end = with_weekday(text, part, end)
    elif prev.month >= 0:
        part.month = value
    elif prev.era and value < 100:
        part.era, part.said_year = prev.era, value
        part.year = prev.year + value - prev.said_year
    else:
        part.year = part.said_year = value if value >= 1000 else prev.year // 100 * 100 + value
    return part, end


def _with_unit(text: str, part: Part, unit: re.Match[str]) -> tuple[Part, int] | None:
    """The last number of a list, with the unit that holds for all and what stands behind it."""
    wanted = {"日": part.day, "月": part.month}.get(unit["u"], part.year)
    if wanted < 0 or (unit["u"] == "日" and NOT_DAY.match(text, unit.end())):
        return None
    part.style, part.fiscal = "kanji", unit["u"] == "年度"
    end = unit.end()
    if part.day >= 0:
        return with_weekday(text, part, end)
    if part.month >= 0:
        day = read_day(text, end)
        if day is not None:
            part.day, part.weekday, end = day[0].day, day[0].weekday, day[1]
    elif part.year >= 0 and not part.fiscal:
        month = month_at(text, part, end)
        if month is not None:
            return month
    return part, end
