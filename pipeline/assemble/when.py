"""When: date rows and clock rows that stand together become one start and end."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from pipeline.assemble import words
from pipeline.assemble.patterns import NOTE
from pipeline.assemble.words import sign
from pipeline.model import Basis, Precision, Time

NEAR = 10  # characters before and behind a clock time in which a word tells what it is: 受付 13:00
COUNTED = re.compile(rf"{NOTE}から(?:の)?[\s　]*([0-9０-９]{{1,2}})日間")
BEGINS = re.compile(sign("begins"))
PARTS = re.compile(r"[、。,／/]|[0-9０-９]")
LONG = 7  # days: the clock times of a longer span are opening hours, not its beginning and end
FULL_DAY = re.compile(r"\d{4}-\d\d-\d\d$")
ORDER: dict[Precision, int] = {"": 0, "year": 1, "month": 2, "day": 3, "minute": 4}


@dataclass(frozen=True, slots=True)
class When:
    start: str = ""
    end: str = ""
    dates: tuple[str, ...] = ()
    precision: Precision = ""
    timezone: str = ""
    basis: Basis = "none"
    rows: tuple[Time, ...] = ()
    problem: str = ""  # end_before_start


def is_clock(row: Time) -> bool:
    return "T" in row.start


@cache
def _no_clock() -> re.Pattern[str]:
    """What names a clock time behind it as not the event's, but not the next one's label: 13:00 受付, 14:00 開演."""
    skip, _ = words.clock_words()
    return re.compile(rf"[\s　（(]*(?:{skip.pattern})(?:開始)?+(?![\s　]*[:：は]?[\s　]*[0-9０-９])")


def clock_use(row: Time, text: str) -> str:
    """What the words beside a clock time say that it is: "skip" (受付, 開場), "end" (閉会) or ""."""
    skip, end = words.clock_words()
    line_start = text.rfind("\n", 0, row.start_char) + 1
    before = text[max(line_start, row.start_char - NEAR) : row.start_char]
    behind = text[row.end_char : row.end_char + NEAR].split("\n")[0]
    before = PARTS.split(before)[-1]
    if skip.search(before) or (_no_clock().match(behind) and not BEGINS.search(before)):
        return "skip"
    behind = PARTS.split(behind, maxsplit=1)[0]
    if row.start == row.end and (end.search(before) or end.match(behind.lstrip(" 　（("))):
        return "end"
    return ""


def combine(rows: Sequence[Time], text: str, zone: str = "") -> When:
    """One start and end from the rows of a record; `zone` is that of the event's place, "" where it is not known."""
    every = [r for r in rows if is_clock(r)]
    clocks = _one_zone(every, zone)
    days = _finest([r for r in rows if not is_clock(r)])
    if len(clocks) < len(every):
        days = _here(days, clocks, [r for r in every if r not in clocks])
    uses = [(r, clock_use(r, text)) for r in clocks]
    clocks = [r for r, use in uses if use != "skip"]
    ends = [r for r, use in uses if use == "end"]
    if not days and not clocks:
        return When()
    when = _days(days) if days else When()
    if days and days[0].precision != "day":
        return when
    when = _counted(when, days, text)
    if not clocks:
        return when
    return _clocked(when, clocks, ends)


def _finest(days: Sequence[Time]) -> list[Time]:
    best = max((ORDER[r.precision] for r in days), default=0)
    return [r for r in days if ORDER[r.precision] == best]


def _one_zone(clocks: list[Time], zone: str) -> list[Time]:
    zones = list(dict.fromkeys(r.timezone for r in clocks))
    if len(zones) < 2:
        return clocks
    keep = zone if zone in zones else zones[0]
    return [r for r in clocks if r.timezone == keep]


def _here(days: list[Time], clocks: Sequence[Time], elsewhere: Sequence[Time]) -> list[Time]:
    """The days without those that only a clock time of another zone stands on: 8日22:00（日本時間9日3:00）."""

    def on(day: Time, some: Sequence[Time]) -> bool:
        return any(r.start.startswith(day.start) for r in some)

    return [d for d in days if on(d, clocks) or not on(d, elsewhere)] or days


def _days(days: Sequence[Time]) -> When:
    first = days[0]
    spans = sorted({(r.start, r.end) for r in days})
    start, end = min(s for s, _ in spans), max(e for _, e in spans)
    dates: tuple[str, ...] = ()
    if len(spans) > 1 and all(FULL_DAY.match(s) and FULL_DAY.match(e) for s, e in spans):
        each = sorted({d for s, e in spans for d in _each(s, e)})
        if (date.fromisoformat(each[-1]) - date.fromisoformat(each[0])).days + 1 != len(each):
            dates = tuple(each)
    problem = ""
    if end < start and FULL_DAY.match(start) and FULL_DAY.match(end):
        end, problem = start, "end_before_start"
    return When(start, end, dates, first.precision, "", first.basis, tuple(days), problem)


def _counted(when: When, days: Sequence[Time], text: str) -> When:
    """5月18日から4日間: the last day is counted from the first."""
    if len(days) != 1 or when.start != when.end or not FULL_DAY.match(when.start):
        return when
    m = COUNTED.match(text, days[0].end_char)
    if not m:
        return when
    count = int(unicodedata.normalize("NFKC", m[1]))
    return replace(when, end=_each(when.start, "9999-12-31")[max(count, 1) - 1]) if count <= 60 else when


def _each(start: str, end: str) -> list[str]:
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    count = min(max((last - first).days, 0), 400)
    return [(first + timedelta(days=k)).isoformat() for k in range(count + 1)]


def _clocked(when: When, clocks: Sequence[Time], ends: Sequence[Time]) -> When:
    starts = [r for r in clocks if r not in ends] if ends else []
    starts = starts or list(clocks)
    rows = (*when.rows, *clocks)
    if not when.start:
        first = min(r.start for r in starts)
        last = max(max(r.end for r in clocks), first)
        return When(first, last, (), "minute", starts[0].timezone, starts[0].basis, rows)
    if FULL_DAY.match(when.start) and FULL_DAY.match(when.end):
        days = (date.fromisoformat(when.end) - date.fromisoformat(when.start)).days
        if days > LONG or when.dates:
            return when
    opening = _on(when.start, starts)
    closing = _on(when.end, clocks)
    first = f"{when.start}T{min(_clock(r.start) for r in opening)}"
    last = f"{when.end}T{max(_clock(r.end) for r in closing)}"
    if when.start == when.end and last < first:
        last = _later(closing, first)
    return When(first, last, when.dates, "minute", opening[0].timezone, when.basis, rows, when.problem)


def _on(day: str, clocks: Sequence[Time]) -> list[Time]:
    """The clock rows of that day, else those without a day, else all."""
    return (
        [r for r in clocks if r.start.startswith(day)] or [r for r in clocks if r.start.startswith("T")] or list(clocks)
    )


def _later(clocks: Sequence[Time], first: str) -> str:
    """An end after midnight as its row says it, else the start."""
    return max([r.end for r in clocks if not r.end.startswith("T") and r.end > first] or [first])


def _clock(moment: str) -> str:
    return moment.split("T", 1)[1]
