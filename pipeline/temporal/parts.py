"""What a text says of a time, before anything is concluded from it. Offsets count in the normalised text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Unit = Literal["year", "fy", "month", "week", "day"]


@dataclass(slots=True)
class Part:
    """One end of an expression, as said; -1 or "" where nothing is said. Years are of the common calendar."""

    year: int = -1
    month: int = -1
    day: int = -1
    weekday: int = -1  # 0 is Monday
    hour: int = -1
    minute: int = -1
    era: str = ""
    said_year: int = -1  # as written: 6 of 令和6年
    other_year: int = -1  # 2024 of 令和5年（2024年）, to be compared
    fiscal: bool = False
    word: str = ""
    zone: str = ""
    step: int = 0  # of a relative word: how many units
    unit: Unit | Literal[""] = ""  # of a relative word
    anchor: Literal["", "page", "said"] = ""
    part: str = ""  # 上旬, 末, 上半期, Q3 …: which part of the month or year
    style: Literal["", "kanji", "slash", "bare", "years"] = ""
    meridiem: Literal["", "am", "pm"] = ""

    @property
    def is_clock(self) -> bool:
        return self.hour >= 0

    @property
    def finest(self) -> str:
        """The smallest unit said: day, month, fy, year, or the unit of the relative word."""
        if self.day >= 0 or self.part == "last_day":
            return "day"
        if self.month >= 0:
            return "month"
        if self.fiscal:
            return "fy"
        return self.unit or "year"


@dataclass(slots=True)
class Atom:
    """One row to be: a point, or a range from `a` to `b`."""

    start: int
    end: int
    a: Part
    b: Part | None = None
    rule: str = ""
    link: Literal["", "list"] = ""  # it goes on from the atom before: 3日 of 2日、3日
    weak: bool = False  # a bare 3日: a time only where its month is known
    open_end: bool = False  # 10時～

    @property
    def is_clock(self) -> bool:
        return self.a.is_clock


@dataclass(slots=True)
class Refused:
    """What looks like a time and is none."""

    start: int
    end: int
    rule: str
    reason: str


@dataclass(slots=True)
class Scan:
    atoms: list[Atom] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    zones: list[tuple[int, int, str]] = field(default_factory=list)  # zone words that stand before their time
