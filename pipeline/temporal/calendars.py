"""Lists of days: calendars of a month, number and weekday side by side (1 金, 2 | 土 | 文化祭), and lines that begin
with month and day in figures (4/4, 1/8; of a chronicle 4・18, 10.16), which elsewhere would be fractions or numbers
of sections."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice, pairwise

from pipeline.temporal.parts import Atom, Part
from pipeline.temporal.patterns import WEEKDAYS

_GAP = r"(?:[ \t]{1,4}|[ \t]{0,4}\|[ \t]{0,4})"
_END = r"(?:曜日?)?(?=[ \t|]|$)"
_SURE = re.compile(rf"^[ \t|]{{0,4}}[0-9]{{1,2}}{_GAP}[火水木金土]{_END}", re.MULTILINE)  # 4 月 may be a month
_DAY = re.compile(rf"(?P<d>[0-9]{{1,2}}){_GAP}(?P<w>[月火水木金土日]){_END}", re.MULTILINE)
_FEWEST = 2  # lines that show that a page has a calendar
_SLASHED = re.compile(r"^[ \t|]{0,4}(?:1[0-2]|0?[1-9])/(?:3[01]|[12][0-9]|0?[1-9])(?![0-9/])", re.MULTILINE)
_FEWEST_SLASHED = 3
# 4・18　総会, 12. 3 映画会, 5.18結成 in a chronicle below its year
_DOTTED = re.compile(
    r"^[ \t]{0,4}(?P<m>1[0-2]|0?[1-9])[ ]?[・･.][ ]?(?P<d>3[01]|[12][0-9]|0?[1-9])(?![0-9.%])"
    r"(?=[ \t]{0,8}[^\s0-9A-Za-z人円件点倍度回位秒分時個本台万億兆%％℃~–-])",
    re.MULTILINE,
)
_OF_YEAR = re.compile(
    r"(?<![0-9])(?:(?:19|20)[0-9]{2}(?:年|$)|[一二][九〇零][一二三四五六七八九〇零]{2}年|(?:昭和|平成|令和)[0-9元]{1,2}年)"
)
_BESIDE = 2  # letters behind the year in which a line that tells it ends
_HEAD = 60  # characters of a line over a chronicle, or a part of it, that tells the year
_BEYOND = 12  # numbers of sections and verses are mostly no greater
DOTS = frozenset("・･.")  # what stands between month and day of a chronicle
SIGNS = frozenset("月火水木金土日|")  # what stands behind the number


@dataclass(frozen=True, slots=True)
class Lists:
    """What the lines of a page show of the numbers that others of its lines begin with."""

    calendar: bool = False
    slashed: bool = False
    dotted: bool = False


NO_LISTS = Lists()


def lists_of(texts: list[str]) -> Lists:
    """The lists that a page's normalised texts are or hold."""
    return Lists(_at_least(_FEWEST, _SURE, texts), _at_least(_FEWEST_SLASHED, _SLASHED, texts), _is_chronicle(texts))


def _is_chronicle(texts: list[str]) -> bool:
    """Lines that begin with 4・18 or 10.16, below lines with their year: days in order, one in three past the 12th (of
    4・18 one in all)."""
    lines = [line for text in texts for line in text.split("\n")]
    begun = [m for line in lines if (m := _DOTTED.match(line))]
    found = [(int(m["m"]), int(m["d"])) for m in begun]
    sure = any("." not in m[0] for m in begun)  # 4・18 is no number of a section
    if len(found) < _FEWEST_SLASHED or not any(_tells_year(line, alone=not sure) for line in lines):
        return False
    if not sure and 2 * sum(b == (a[0], a[1] + 1) for a, b in pairwise(found)) >= len(found):
        return False  # 2.1, 2.2, 2.3
    in_order = sum(a <= b for a, b in pairwise(found))
    late = sum(day > _BEYOND for _, day in found)
    return late * (len(found) if sure else 3) >= len(found) and 2 * in_order >= len(found) - 1


def _tells_year(line: str, alone: bool) -> bool:
    """Whether a short line tells a year, `alone`: with hardly a letter behind it (出来事 1980年, not 2024年の結果)."""
    m = _OF_YEAR.search(line) if len(line) <= _HEAD else None
    return m is not None and (not alone or len(re.sub(r"\W", "", _OF_YEAR.sub("", line[m.start() :]))) <= _BESIDE)


def chronicle_day(text: str, start: int) -> Atom | None:
    """The month and day that begin a line of a chronicle at `start`."""
    m = _DOTTED.match(text, start - _blank(text, start)) if begins_line(text, start) else None
    if m is None:
        return None
    return Atom(start, m.end("d"), Part(month=int(m["m"]), day=int(m["d"]), style="slash"), rule="chronicle")


def _blank(text: str, start: int) -> int:
    """How many blanks stand between the begin of the line and `start`."""
    return start - (text.rfind("\n", max(0, start - 5), start) + 1 or max(0, start - 5))


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
