"""The events as a list by year, with dates as a person reads them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.report.timeline import group_of
from pipeline.tables.dates import year
from pipeline.tables.happenings import Happening

MOST_EVENTS = 1500  # in the list; a longer one is what the tables are for
OPEN = 40  # a year with more events is closed at first


@dataclass(frozen=True, slots=True)
class Entry:
    happening: Happening
    when: str  # without the year that it stands under
    group: str


@dataclass(frozen=True, slots=True)
class Year:
    name: str  # "" for events of no known year
    entries: tuple[Entry, ...]
    open: bool


@dataclass(frozen=True, slots=True)
class Chronicle:
    years: tuple[Year, ...]
    left_out: int


def chronicle(happenings: Sequence[Happening]) -> Chronicle:
    """The last years first; of too many events the oldest are left out, and counted."""
    by_year: dict[str, list[Happening]] = {}
    for happening in happenings:
        y = year(happening.start)
        by_year.setdefault("" if y is None else f"{y:04}", []).append(happening)
    years: list[Year] = []
    room = MOST_EVENTS
    for name in sorted(by_year, reverse=True):
        held = by_year[name][:room]
        room -= len(held)
        if held:
            entries = tuple(Entry(h, when(h), group_of(h)) for h in held)
            years.append(Year(name, entries, len(years) < 2 and len(held) <= OPEN))
    return Chronicle(tuple(years), len(happenings) - sum(len(y.entries) for y in years))


def when(happening: Happening) -> str:
    """Its days and hours: `12-06 14:30–15:45 +04:00`, `09-28 · 10-03`; the offset only where it is not Japan's."""
    start, end = _short(happening.start), _short(happening.end)
    if len(happening.dates) > 1:
        return " · ".join(_short(d)[0] for d in happening.dates[:8]) + (" …" if len(happening.dates) > 8 else "")
    first = " ".join(filter(None, start[:2]))
    if happening.end in ("", happening.start):
        return " ".join(filter(None, (first, start[2])))
    if year(happening.start) != year(happening.end):
        last = " ".join(filter(None, (happening.end[:10], end[1])))
    else:
        last = " ".join(filter(None, (end[0] if end[0] != start[0] else "", end[1])))
    return " ".join(filter(None, (f"{first}–{last}", start[2])))


def _short(text: str) -> tuple[str, str, str]:
    """Month and day, clock time, and an offset that is not Japan's."""
    day, _, clock = text.partition("T")
    offset = clock[5:]
    return day.lstrip("-") if day.startswith("--") else day[5:], clock[:5], "" if offset == "+09:00" else offset
