"""An expression in its place on the page, and what has been concluded of it so far."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass, field

from pipeline.model import Basis
from pipeline.temporal.parts import Atom, Part


@dataclass(slots=True)
class Day:
    """A point of the calendar, as fine as it is known; -1 where nothing is known."""

    year: int = -1
    month: int = -1
    day: int = -1

    @property
    def full(self) -> bool:
        return self.year > 0 and self.month > 0 and self.day > 0

    def date(self) -> dt.date | None:
        """The day itself; a month stands for its middle, a year for its middle; None without a year."""
        if self.year <= 0:
            return None
        month = self.month if self.month > 0 else 7
        day = self.day if self.day > 0 else 15
        if not (month <= 12 and self.year <= 9999):
            return None
        return dt.date(self.year, month, day if day <= 28 else min(day, days_in(self.year, month)))

    def iso(self) -> str:
        year = f"{self.year:04d}" if self.year > 0 else "-"
        out = year
        if self.month > 0:
            out += f"-{self.month:02d}"
            if self.day > 0:
                out += f"-{self.day:02d}"
        return out


@dataclass(slots=True)
class Item:
    atom: Atom
    block: int  # position among the body blocks
    start: int  # offsets in the page's text
    end: int
    line: int  # of its block, from 0
    line_start: int  # offset in the page's text
    sentence: int
    a: Day = field(default_factory=Day)
    b: Day = field(default_factory=Day)
    known: bool = False  # a year was found or said
    explicit: bool = False
    dropped: str = ""
    basis: Basis = "none"
    other: str = ""
    score: float = 0.0
    clock_a: str = ""
    clock_b: str = ""
    zone: str = ""
    relative: bool = False
    rank: int = 0  # its place among the items of its block
    season: dt.date | None = None  # of a clock time: a day to know summer time by, where its own is not known
    day_block: int = -1  # of a clock time: the block that its day stands in

    part: Part = field(init=False)
    is_clock: bool = field(init=False)

    def __post_init__(self) -> None:
        self.part = self.atom.a
        self.is_clock = self.atom.a.hour >= 0

    @property
    def is_day(self) -> bool:
        return not self.is_clock and self.a.day > 0


_DAYS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def days_in(year: int, month: int) -> int:
    """The number of days of a month; of a leap year where the year is not known."""
    if month == 2 and (year <= 0 or calendar.isleap(year)):
        return 29
    return _DAYS[month]


def closest(year: int, month: int, day: int, to: dt.date, forward: float = 1.0, back: float = 1.0) -> int:
    """The year near `year` that brings month and day nearest to `to`; a way in one direction may cost more."""
    best, best_cost, ordinal = year, float("inf"), to.toordinal()
    if not (1 < year < 9999 and month <= 12):
        return year
    for candidate in (year, year + 1, year - 1):
        last = day if day <= 28 else min(day, days_in(candidate, month))
        days = dt.date(candidate, month, last).toordinal() - ordinal
        cost = days * forward if days >= 0 else -days * back
        if cost < best_cost:
            best, best_cost = candidate, cost
    return best
