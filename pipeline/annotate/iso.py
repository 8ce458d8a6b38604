"""The forms of dates and times that an annotation may use, and whether they can be."""

from __future__ import annotations

import datetime
import re
from zoneinfo import ZoneInfo, available_timezones

FORM = re.compile(
    r"(?P<year>\d{4}|-)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?P<clock>T\d\d:\d\d[+-]\d\d:\d\d)?"
    r"|T\d\d:\d\d[+-]\d\d:\d\d",
    re.ASCII,
)
CLOCK = re.compile(r"T(\d\d):(\d\d)[+-](\d\d):(\d\d)$", re.ASCII)
LEAP_YEAR = 2000  # has a 29 February, for dates without a year


def fault(iso: str) -> str:
    """Why a date or time is no legal form, or ""."""
    m = FORM.fullmatch(iso)
    if not m:
        return f"{iso!r} is no date or time of this format"
    year, month, day = m["year"], m["month"], m["day"]
    if year == "-" and not month:
        return f"{iso!r} has neither year nor month"
    if m["clock"] and year is not None and not day:
        return f"{iso!r} has a clock time without a day"
    try:
        datetime.date(LEAP_YEAR if year in ("-", None) else int(year), int(month or 1), int(day or 1))
    except ValueError:
        return f"{iso!r} is no day of the calendar"
    t = CLOCK.search(iso)
    if t and not (int(t[1]) <= 24 and int(t[2]) < 60 and int(t[3]) <= 14 and int(t[4]) < 60):
        return f"{iso!r} is no time of a day"
    return ""


def in_order(start: str, end: str) -> bool:
    """Start is not after end, as far as two sound forms can be compared."""
    if "T" in start and "T" in end and start[0].isdigit() and end[0].isdigit():
        if "T24:" in start + end:
            return True
        return datetime.datetime.fromisoformat(start) <= datetime.datetime.fromisoformat(end)
    if start[0] == end[0] == "-":
        return True  # without a year, 12-28 to 01-04 is a range
    shared = min(len(start), len(end)) if "T" not in start + end else None
    return start[:shared] <= end[:shared]


def precision(iso: str) -> str:
    """Two dates or times of the same precision have the same one."""
    return re.sub(r"\d", "0", iso.replace("+", "-"))


def day(iso: str) -> datetime.date | None:
    """The day, where the form names one in full."""
    m = re.match(r"(\d{4})-(\d\d)-(\d\d)", iso, re.ASCII)
    return datetime.date(int(m[1]), int(m[2]), int(m[3])) if m else None


def is_zone(name: str) -> bool:
    """An IANA name, or an offset where only that is known."""
    return name in available_timezones() or re.fullmatch(r"(?:UTC)?[+-]\d\d:\d\d", name) is not None


def has_offset(iso: str, zone: str) -> bool:
    """The clock time's offset is that of the zone on its day; true where that cannot be told."""
    if not iso[0].isdigit() or "T" not in iso or "T24" in iso or zone not in available_timezones():
        return True
    moment = datetime.datetime.fromisoformat(iso)
    return moment.replace(tzinfo=ZoneInfo(zone)).utcoffset() == moment.utcoffset()
