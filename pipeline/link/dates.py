"""Partial dates as values: which parts two of them share, whether they can mean one day, and what both together say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

Agreement: TypeAlias = Literal["different", "unknown", "year", "month", "day"]

VALUE = re.compile(
    r"(?:(?P<year>\d{4})|-)?(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?"
    r"(?:T(?P<hour>\d\d):(?P<minute>\d\d)(?P<offset>[+-]\d\d:\d\d)?)?\Z"
)


class When(NamedTuple):
    """The parts of an ISO value; None where it does not give them. `offset` is text: +09:00."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    offset: str | None = None

    @property
    def full(self) -> bool:
        """Year, month and day are known."""
        return None not in (self.year, self.month, self.day)

    @property
    def known(self) -> int:
        """How many parts are known."""
        return sum(part is not None for part in self[:5])


@lru_cache(maxsize=100_000)
def parse(value: str) -> When:
    """The parts of an ISO value, none of an empty one or of one that is no date."""
    found = VALUE.match(value)
    if not value or not found:
        return When()
    g = found.groupdict()
    year, month, day, hour, minute = (int(g[k]) if g[k] else None for k in ("year", "month", "day", "hour", "minute"))
    return When(year, month, day, hour, minute, g["offset"])


def text(when: When) -> str:
    """The ISO value of the parts, cut at the first gap (a missing year is `-`)."""
    clock = "" if when.hour is None else f"T{when.hour:02}:{when.minute or 0:02}{when.offset or ''}"
    if when.month is None:
        return f"{when.year:04}" if when.year is not None else clock
    year = "-" if when.year is None else f"{when.year:04}"
    if when.day is None:
        return f"{year}-{when.month:02}"
    return f"{year}-{when.month:02}-{when.day:02}{clock}"


def agree(a: When, b: When) -> Agreement:
    """How far two values are known to mean the same: to the day (a year may be missing), month, year, or not at all."""
    year = a.year is not None and b.year is not None
    month = a.month is not None and b.month is not None
    day = a.day is not None and b.day is not None
    if (year and a.year != b.year) or (month and a.month != b.month) or (day and a.day != b.day):
        return "different"
    if month:
        return "day" if day else "month"
    return "year" if year else "unknown"


def minutes_apart(a: When, b: When) -> int | None:
    """Between two clock times that are taken to be of one day; None where one of them has no clock."""
    if a.hour is None or b.hour is None:
        return None
    x, y = (60 * w.hour + (w.minute or 0) for w in (a, b) if w.hour is not None)
    if a.offset and b.offset:
        x, y = x - _minutes(a.offset), y - _minutes(b.offset)
    apart = abs(x - y) % 1440
    return min(apart, 1440 - apart)


def _minutes(offset: str) -> int:
    minutes = 60 * int(offset[1:3]) + int(offset[4:6])
    return -minutes if offset[0] == "-" else minutes


def best(values: Sequence[str]) -> str:
    """The fullest value, of equally full ones the commonest, its missing parts taken from those that fit it."""
    parsed = [parse(v) for v in values if v]
    if len(parsed) < 2:
        return text(parsed[0]) if parsed else ""
    count = {w: parsed.count(w) for w in set(parsed)}
    order = sorted(count, key=lambda w: (-w.known, -count[w], text(w)))
    return text(_filled(order))


def _filled(order: Iterable[When]) -> When:
    first, *rest = order
    for other in rest:
        if agree(first, other) != "different":
            parts = [x if x is not None else y for x, y in zip(first[:3], other[:3], strict=True)]
            first = first._replace(year=parts[0], month=parts[1], day=parts[2])
    return first


def precision(value: str) -> Literal["", "year", "month", "day", "minute"]:
    """The finest part of a value."""
    when = parse(value)
    if when.hour is not None:
        return "minute"
    if when.day is not None:
        return "day"
    if when.month is not None:
        return "month"
    return "year" if when.year is not None else ""
