"""From what was concluded to ISO 8601: spans of years and quarters, offsets of clock times."""

from __future__ import annotations

import datetime as dt

from pipeline.model import Precision, TimeKind
from pipeline.temporal.parts import Part
from pipeline.temporal.resolve.item import Day, days_in

_HALF = {"h1": (1, 6), "h2": (7, 12)}


def span(part: Part, day: Day) -> tuple[str, str]:
    """First and last of what a part names, both inclusive. 上旬 is as fine as its month: no calendar says its days."""
    if part.fiscal:
        return _fiscal(part, day)
    if part.month < 0 and part.day < 0 and day.month < 0 and part.part:
        return _part_of_year(part.part, day)
    if part.part == "last_day" and day.month > 0 and day.day < 0:
        last_day = Day(day.year, day.month, days_in(day.year, day.month)).iso()
        return last_day, last_day
    return day.iso(), day.iso()


def _part_of_year(name: str, day: Day) -> tuple[str, str]:
    if name == "decade":
        return f"{day.year:04d}", f"{day.year + 9:04d}"
    if name in _HALF or name.startswith("q"):
        first, last = _HALF.get(name) or (int(name[1:]) * 3 - 2, int(name[1:]) * 3)
        return Day(day.year, first).iso(), Day(day.year, last).iso()
    if name == "end":
        return Day(day.year, 12).iso(), Day(day.year, 12).iso()
    return day.iso(), day.iso()


def _fiscal(part: Part, day: Day) -> tuple[str, str]:
    if day.year <= 0:
        return "", ""
    first, months = 4, 12
    if part.part == "end":
        return Day(day.year + 1, 3).iso(), Day(day.year + 1, 3).iso()
    if part.part == "begin":
        return Day(day.year, 4).iso(), Day(day.year, 4).iso()
    if part.part in _HALF:
        first, months = (4 if part.part == "h1" else 10), 6
    elif part.part.startswith("q"):
        first, months = 1 + 3 * int(part.part[1:]), 3
    begin_year, begin = day.year + (first - 1) // 12, (first - 1) % 12 + 1
    last = first + months - 1
    end_year, end = day.year + (last - 1) // 12, (last - 1) % 12 + 1
    return f"{begin_year:04d}-{begin:02d}-01", f"{end_year:04d}-{end:02d}-{days_in(end_year, end):02d}"


def precision(iso: str) -> Precision:
    if "T" in iso:
        return "minute"
    bare = iso.lstrip("-")
    dashes = bare.count("-") + (1 if iso.startswith("--") else 0)
    return ("year", "month", "day")[min(dashes, 2)]


def kind(part: Part, ranged: bool, dated: bool) -> TimeKind:
    if ranged:
        return "range"
    if part.is_clock:
        return "datetime" if dated else "time"
    if part.unit:
        return "relative"
    return "fiscal_year" if part.fiscal else "date"


def shifted(day: Day, days: int) -> Day:
    """The day so many days later, also where the year is not known (in a leap year then)."""
    if days == 0 or day.day < 0:
        return day
    moved = dt.date(day.year if day.year > 0 else 2000, day.month, day.day) + dt.timedelta(days)
    return Day(moved.year if day.year > 0 else -1, moved.month, moved.day)
