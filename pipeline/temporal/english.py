"""English dates on Japanese pages: 11 - 22 November 2024; Nov. 12, 2024; November 2024.

The rules here say where a date begins and ends and split a range; what each date means, dateparser says.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache, lru_cache
from typing import Any

from pipeline.temporal.parts import Atom, Part
from pipeline.temporal.patterns import DASH, ENGLISH_WEEKDAYS

_BASE = dt.datetime(2000, 1, 1)  # what dateparser fills a year in from: a fixed leap year, never today's; not read
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sep(?:tember|t\.?|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)(?![A-Za-z])"
)
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?![0-9])"
_TO = rf"[ \t]{{0,3}}(?:[{DASH}]|to|until)[ \t]{{0,3}}"
_YEAR = r"(?:1[89]|20|21)[0-9]{2}(?![0-9])"
_WD = r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}\.?,?[ \t]{1,3})"

DAY_FIRST = re.compile(
    rf"(?P<wd>{_WD})?(?P<d>{_DAY})(?:[ \t]{{1,3}}(?P<m0>{_MONTH})(?:,?[ \t]{{1,3}}(?P<y0>{_YEAR}))?)?"
    rf"(?:{_TO}{_WD}?(?P<d2>{_DAY}))?[ \t]{{1,3}}(?:of[ \t])?(?P<m>{_MONTH})(?:,?[ \t]{{1,3}}(?P<y>{_YEAR}))?",
    re.IGNORECASE,
)
MONTH_FIRST = re.compile(
    rf"(?P<wd>{_WD})?(?P<m>{_MONTH})[ \t]{{0,3}}(?P<d>{_DAY})"
    rf"(?P<wb0>[ \t]?\((?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{{0,6}}\.?\)(?=,?[ \t]{{1,3}}{_YEAR}))?"
    rf"(?:(?:,[ \t]{{0,3}}|[ \t]{{1,3}})(?P<y0>{_YEAR}))?"
    rf"(?:{_TO}(?:{_WD}?(?P<m2>{_MONTH})[ \t]{{0,3}})?(?P<d2>{_DAY})(?![ \t]?[:]))?"
    rf"(?:(?:,[ \t]{{0,3}}|[ \t]{{1,3}})(?P<y>{_YEAR}))?"
    rf"(?P<wb>[ \t]?\((?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{{0,6}}\.?\))?",
    re.IGNORECASE,
)
DASHED = re.compile(rf"(?P<d>{_DAY})-(?P<m>{_MONTH})-(?P<y>{_YEAR})", re.IGNORECASE)
MONTH_YEAR = re.compile(rf"(?P<m>{_MONTH}),?[ \t]{{1,3}}(?P<y>{_YEAR})", re.IGNORECASE)
ONE_DAY = re.compile(
    rf"(?P<wd>{_WD})?(?P<d>{_DAY})[ \t]{{1,3}}(?:of[ \t])?(?P<m>{_MONTH})(?:,?[ \t]{{1,3}}(?P<y>{_YEAR}))?",
    re.IGNORECASE,
)


@cache
def _parser() -> Any:
    """dateparser for English alone, with everything settled that would come from today or from the machine."""
    from dateparser.date import DateDataParser

    settings = {
        "RELATIVE_BASE": _BASE,
        "REQUIRE_PARTS": ["month"],
        "DATE_ORDER": "DMY",
        "PARSERS": ["absolute-time"],
        "PREFER_DATES_FROM": "current_period",
        "PREFER_DAY_OF_MONTH": "first",
        "RETURN_AS_TIMEZONE_AWARE": False,
        "NORMALIZE": False,
    }
    return DateDataParser(languages=["en"], settings=settings)


@lru_cache(8192)
def _date(span: str) -> dt.date | None:
    """A date written out (12 November 2024, 12 November, November 2024); None where there is no such day."""
    found = _parser().get_date_data(span).date_obj
    return found.date() if found is not None else None


def _part(day: str, month: str, year: str = "") -> Part:
    """The date of pieces that stand apart; a day that there is not is left for the calendar to refuse."""
    digits = re.sub("[a-z]", "", day, flags=re.IGNORECASE)
    month = month.rstrip(".").casefold()
    found = _date(f"{digits} {month} {year}".strip())
    if found is None:  # 31 November: a month by itself is always one
        named = _date(f"1 {month}")
        return Part(day=int(digits or "-1"), month=named.month if named else -1)
    return Part(day=found.day if digits else -1, month=found.month)


def read_english(text: str, at: int) -> Atom | None:
    """The English date or range of dates that begins at `at`."""
    m = DASHED.match(text, at)
    if m is not None:
        return _atom(m, _part(m["d"], m["m"], m["y"]), None, m["y"])
    m = DAY_FIRST.match(text, at)
    if m is not None and not (m["m0"] and not m["d2"]):
        return _range(m, m["m0"] or m["m"], m["m"])
    m = ONE_DAY.match(text, at)
    if m is not None:
        return _atom(m, _part(m["d"], m["m"], m["y"] or ""), None, m["y"] or "")
    m = MONTH_FIRST.match(text, at)
    if m is not None:
        return _range(m, m["m"], m["m2"] or m["m"])
    m = MONTH_YEAR.match(text, at)
    if m is not None:
        year = int(m["y"])
        return Atom(m.start(), m.end(), Part(year=year, said_year=year, month=_part("", m["m"]).month), rule="english")
    return None


def _range(m: re.Match[str], first: str, last: str) -> Atom:
    """A day, or two days with the months they stand in."""
    year = m["y"] or m["y0"] or ""
    if not m["d2"]:
        return _atom(m, _part(m["d"], first, year), None, year)
    return _atom(m, _part(m["d"], first), _part(m["d2"], last), year)


def _atom(m: re.Match[str], a: Part, b: Part | None, year: str) -> Atom:
    said = m.groupdict()
    weekday = said.get("wd") or said.get("wb") or said.get("wb0")
    if weekday:
        a.weekday = ENGLISH_WEEKDAYS[weekday.strip(" (")[:3].casefold()]
    if year:
        (b or a).year = (b or a).said_year = int(year)
        a.year = int(year) - (1 if b is not None and (b.month, b.day) < (a.month, a.day) else 0)
    return Atom(m.start(), m.end(), a, b, rule="english")
