"""Calendars of a month: a line or a table row a day, number and weekday side by side (1 金, 2 | 土 | 文化祭)."""

from __future__ import annotations

import re

from pipeline.temporal.parts import Atom, Part
from pipeline.temporal.patterns import WEEKDAYS

_GAP = r"(?:[ \t]{1,4}|[ \t]{0,4}\|[ \t]{0,4})"
_END = r"(?:曜日?)?(?=[ \t|]|$)"
_SURE = re.compile(rf"^[ \t|]{{0,4}}[0-9]{{1,2}}{_GAP}[火水木金土]{_END}", re.MULTILINE)  # 4 月 may be a month
_DAY = re.compile(rf"(?P<d>[0-9]{{1,2}}){_GAP}(?P<w>[月火水木金土日]){_END}", re.MULTILINE)
_FEWEST = 2  # lines that show that a page has a calendar
SIGNS = frozenset("月火水木金土日|")  # what stands behind the number


def has_calendar(texts: list[str]) -> bool:
    """Whether lines of a page's normalised texts are days of a calendar."""
    found = 0
    for text in texts:
        for _ in _SURE.finditer(text):
            found += 1
            if found >= _FEWEST:
                return True
    return False


def calendar_day(text: str, start: int) -> Atom | None:
    """The day that begins its line at `start`; which month it is of, the page must tell."""
    line = text.rfind("\n", max(0, start - 5), start) + 1 or max(0, start - 5)
    if (line > 0 and text[line - 1] != "\n") or text[line:start].strip(" \t|"):
        return None
    m = _DAY.match(text, start)
    if m is None or not 1 <= int(m["d"]) <= 31:
        return None
    return Atom(start, m.end(), Part(day=int(m["d"]), weekday=WEEKDAYS[m["w"]], style="kanji"), rule="calendar")
