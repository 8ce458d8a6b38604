"""What begins with a number, read by the sign that stands behind it: 年, 月, 日, 時, a colon, a dash …"""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from pipeline.temporal import negatives
from pipeline.temporal.clocks import read_clock_range
from pipeline.temporal.date_patterns import BARE_DAY
from pipeline.temporal.dates import month_at, read_date, read_day, read_month_day
from pipeline.temporal.english import read_english
from pipeline.temporal.numerals import number
from pipeline.temporal.numeric_dates import with_weekday
from pipeline.temporal.parts import Atom, Part, Refused
from pipeline.temporal.patterns import DASH
from pipeline.temporal.sequence import read_sequence
from pipeline.temporal.short_years import pair_of_years, short_year, stamped
from pipeline.temporal.words import read_ago
from pipeline.temporal.zones import zone_after

Found: TypeAlias = list[Atom] | Refused | None

_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
_DASHES = frozenset(DASH.replace("\\", ""))
_JOINS = frozenset("・･、,/")
_AGO = frozenset("年かカヵケヶ箇")
_ENGLISH = _LETTERS | _DASHES
# The signs that a time can go on with behind its first number; 30人, 5階 and (3) are looked at no further.
GOES_ON = frozenset("年度月が日に時じ:∶/.(〔[と及お") | _AGO | _JOINS | _ENGLISH
_ISO = re.compile("[0-9]{2}T$")  # 2024-11-12T16:30


def read_number(text: str, m: re.Match[str], before: list[Atom], listed: bool = False) -> Found:
    """The expression that begins with the number `m`, whose group `sign` is the sign behind it, of `GOES_ON`; `listed`
    where it begins a line of a list of days (4/4)."""
    start, sign = m.start(), m["sign"]
    if sign in _JOINS and before and (pair := pair_of_years(text, start, before)):
        return pair
    if sign in _AGO and (ago := read_ago(text, start)) is not None:
        return [Atom(start, ago[1], ago[0], rule="relative")]
    if sign == "年" and not m[0].strip("0"):
        return _year_zero(text, m)
    if negatives.letter_before(text, start) and not (m.end() - start == 4 and text.startswith("年", m.end())):
        said = text[start - 1] in "mM@" or _ISO.match(text[max(0, start - 3) : start])
        return clock_at(text, start) if said else None
    if sign in "./" and (found := stamped(text, start)):
        return found
    if sign == "年" and not negatives.ordinal_before(text, start) and (found := short_year(text, start)):
        return found
    date = read_date(text, start)
    if date is not None:
        return dated(text, start, *date)
    if sign in _ENGLISH and (english := english_at(text, start)) is not None:
        return english
    return clock_at(text, start) or day_at(text, start, "listed" if listed else "digits")


def dated(text: str, start: int, part: Part, end: int) -> Found:
    """A date with all that goes on from it; 毎年4月から6月 is none of any one year, 第3月曜 none at all."""
    if not negatives.ordinal_before(text, start):
        return read_sequence(text, Atom(start, end, part, rule="date"))
    if not negatives.recurs(text, start):
        return None
    return Refused(start, read_sequence(text, Atom(start, end, part))[-1].end, "recurring", "every year or month")


def _year_zero(text: str, m: re.Match[str]) -> Refused:
    """0年, with the month and day that stand behind it: no year, and no day of another."""
    end = text.index("年", m.end()) + 1
    rest = month_at(text, Part(), end)
    return Refused(m.start(), rest[1] if rest else end, "date", "no such year")


def english_at(text: str, start: int) -> list[Atom] | None:
    """12 November 2024, Nov. 12 (火)."""
    atom = read_english(text, start)
    if atom is None:
        return None
    if atom.a.weekday < 0 and atom.b is None and atom.a.day > 0:
        atom.a, atom.end = with_weekday(text, atom.a, atom.end)
    return [atom]


def day_at(text: str, start: int, how: Literal["kanji", "digits", "listed"] = "kanji") -> Found:
    """A day by itself (weak unless its weekday is written), a month and day with a slash, elided heads (4～6月)."""
    if negatives.ordinal_before(text, start):
        return None
    found = read_day(text, start)
    if found is not None:
        return read_sequence(text, Atom(start, found[1], found[0], rule="day", weak=found[0].weekday < 0))
    if how == "kanji":
        return None
    month_day = read_month_day(text, start)
    if month_day is None:
        return _bare_days(text, start)
    part, end = month_day
    refused = negatives.month_day(text, start, end, part, how == "listed")
    return refused or read_sequence(text, Atom(start, end, part, rule="month_day"))


def _bare_days(text: str, start: int) -> list[Atom] | None:
    """4～6日, 11・12日: a head whose unit stands at the tail."""
    m = BARE_DAY.match(text, start)
    if m is None or not 1 <= number(m["d"]) <= 31:
        return None
    part = Part(day=number(m["d"]), style="bare")
    return read_sequence(text, Atom(start, m.end(), part, rule="day", weak=True))


def clock_at(text: str, start: int) -> Found:
    """A clock time or a range of them, with the zone behind it."""
    found = read_clock_range(text, start)
    if found is None:
        return None
    a, b, end = found
    refused = negatives.clock(text, start, end, a, b)
    if refused is not None:
        return refused
    zone = zone_after(text, end)
    if zone is not None:
        a.zone, end = zone[0], zone[2]
        if b is not None:
            b.zone = zone[0]
    open_end = text[end : end + 2].strip()[:1] in {"~", "〜"} or text.startswith(("から", "より", "以降"), end)
    return [Atom(start, end, a, b, rule="clock", open_end=open_end)]
