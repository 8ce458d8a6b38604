"""English dates on Japanese pages: 11 - 22 November 2024; Nov. 12, 2024; November 2024."""

from __future__ import annotations

import re

from pipeline.temporal.parts import Atom, Part
from pipeline.temporal.patterns import DASH, ENGLISH_WEEKDAYS

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sep(?:tember|t\.?|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)(?![A-Za-z])"
)
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?![0-9])"
_TO = rf"[ \t]{{0,3}}(?:[{DASH}]|to|until)[ \t]{{0,3}}"
_YEAR = r"(?:19|20)[0-9]{2}(?![0-9])"
_WD = r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}\.?,?[ \t]{1,3})"
_AND = r"[ \t]{0,3}(?:,|&|and)[ \t]{1,3}"

DAY_FIRST = re.compile(
    rf"(?P<wd>{_WD})?(?P<d>{_DAY})(?:[ \t]{{1,3}}(?P<m0>{_MONTH})(?:,?[ \t]{{1,3}}(?P<y0>{_YEAR}))?)?"
    rf"(?:{_TO}{_WD}?(?P<d2>{_DAY}))?[ \t]{{1,3}}(?:of[ \t])?(?P<m>{_MONTH})(?:,?[ \t]{{1,3}}(?P<y>{_YEAR}))?",
    re.IGNORECASE,
)
MONTH_FIRST = re.compile(
    rf"(?P<wd>{_WD})?(?P<m>{_MONTH})[ \t]{{0,3}}(?P<d>{_DAY})"
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


def _month(name: str) -> int:
    return MONTHS.index(name[:3].casefold()) + 1


def _day(text: str) -> int:
    return int(re.sub("[a-z]", "", text, flags=re.IGNORECASE))


def read_english(text: str, at: int) -> Atom | None:
    """The English date or range of dates that begins at `at`."""
    m = DASHED.match(text, at)
    if m is not None:
        return _atom(m, Part(day=_day(m["d"]), month=_month(m["m"])), None, m["y"])
    m = DAY_FIRST.match(text, at)
    if m is not None and not (m["m0"] and not m["d2"]):
        a, b = Part(day=_day(m["d"]), month=_month(m["m0"] or m["m"])), None
        if m["d2"]:
            b = Part(day=_day(m["d2"]), month=_month(m["m"]))
        return _atom(m, a, b, m["y"] or m["y0"] or "")
    m = ONE_DAY.match(text, at)
    if m is not None:
        return _atom(m, Part(day=_day(m["d"]), month=_month(m["m"])), None, m["y"] or "")
    m = MONTH_FIRST.match(text, at)
    if m is not None:
        a, b = Part(day=_day(m["d"]), month=_month(m["m"])), None
        if m["d2"]:
            b = Part(day=_day(m["d2"]), month=_month(m["m2"] or m["m"]))
        return _atom(m, a, b, m["y"] or m["y0"] or "")
    m = MONTH_YEAR.match(text, at)
    if m is not None:
        year = int(m["y"])
        return Atom(m.start(), m.end(), Part(year=year, said_year=year, month=_month(m["m"])), rule="english")
    return None


def _atom(m: re.Match[str], a: Part, b: Part | None, year: str) -> Atom:
    weekday = m.groupdict().get("wd") or m.groupdict().get("wb")
    if weekday:
        a.weekday = ENGLISH_WEEKDAYS[weekday.strip(" (")[:3].casefold()]
    if year:
        (b or a).year = (b or a).said_year = int(year)
        a.year = int(year) - (1 if b is not None and (b.month, b.day) < (a.month, a.day) else 0)
    return Atom(m.start(), m.end(), a, b, rule="english")
