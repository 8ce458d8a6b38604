"""Lists of days: calendars of a month, number and weekday side by side (1 金, 2 | 土 | 文化祭), and lines that begin
with month and day in figures (4/4, 1/8), which elsewhere would be fractions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from pipeline.temporal.parts import Atom, Part
from pipeline.temporal.patterns import WEEKDAYS

_GAP = r"(?:[ \t]{1,4}|[ \t]{0,4}\|[ \t]{0,4})"
_END = r"(?:曜日?)?(?=[ \t|]|$)"
_SURE = re.compile(rf"^[ \t|]{{0,4}}[0-9]{{1,2}}{_GAP}[火水木金土]{_END}", re.MULTILINE)  # 4 月 may be a month
_DAY = re.compile(rf"(?P<d>[0-9]{{1,2}}){_GAP}(?P<w>[月火水木金土日]){_END}", re.MULTILINE)
_FEWEST = 2  # lines that show that a page has a calendar
_SLASHED = re.compile(r"^[ \t|]{0,4}(?:1[0-2]|0?[1-9])/(?:3[01]|[12][0-9]|0?[1-9])(?![0-9/])", re.MULTILINE)
_FEWEST_SLASHED = 3
SIGNS = frozenset("月火水木金土日|")  # what stands behind the number


@dataclass(frozen=True, slots=True)
class Lists:
    """What the lines of a page show of the numbers that others of its lines begin with."""

    calendar: bool = False
    slashed: bool = False


NO_LISTS = Lists()


def lists_of(texts: list[str]) -> Lists:
    """The lists that a page's normalised texts are or hold."""
    return Lists(_at_least(_FEWEST, _SURE, texts), _at_least(_FEWEST_SLASHED, _SLASHED, texts))


def _at_least(count: int, pattern: re.Pattern[str], texts: list[str]) -> bool:
    found = (m for text in texts for m in pattern.finditer(text))
    return next(islice(found, count - 1, None), None) is not None


def begins_line(text: str, start: int) -> bool:
    """Only blanks and bars of a table stand before it on its line."""
    low = max(0, start - 5)
    line = text.rfind("\n", low, start) + 1 or low
    return (line == 0 or text[line - 1] == "\n") and not text[line:start].strip(" \t|")


def calendar_day(text: str, start: int) -> Atom | None:
    """The day that begins its line at `start`; which month it is of, the page must tell."""
    m = _DAY.match(text, start) if begins_line(text, start) else None
    if m is None or not 1 <= int(m["d"]) <= 31:
        return None
    return Atom(start, m.end(), Part(day=int(m["d"]), weekday=WEEKDAYS[m["w"]], style="kanji"), rule="calendar")
