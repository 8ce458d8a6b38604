"""Points in time as programs write them (2024-05-01T03:00:00Z) in ISO 8601 of a zone, cut to their precision."""

from __future__ import annotations

import datetime
import re
import zoneinfo

from pipeline.clean.dates import first_date

STAMP = re.compile(
    r"\s*(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})"
    r"(?:[T\s]\s?(?P<clock>[0-9]{2}:[0-9]{2})(?::[0-9]{2}(?:\.[0-9]{1,9})?)?\s?(?P<offset>Z|[+-][0-9]{2}:?[0-9]{2})?)?"
)
MONTH = re.compile(r"\s*(?:[0-9]{4})(?:-(?:0[1-9]|1[0-2]))?\s*")


def normal(text: str, zone: str) -> str:
    """`2024-05-01`, `2024-05-01T12:00+09:00`, `2024-05`; "" where `text` is none or on no calendar.

    A point with another offset becomes that of `zone` (an IANA name): a page posted at 20 o'clock UTC was posted on the
    next day in Japan. One without an offset is of `zone`.
    """
    m = STAMP.match(text[:60])
    if not m:
        return text.strip() if MONTH.fullmatch(text[:20]) else first_date(text[:40])
    try:
        if not m["clock"]:
            return datetime.date.fromisoformat(m["date"]).isoformat()
        offset = (m["offset"] or "").replace("Z", "+00:00")
        point = datetime.datetime.fromisoformat(f"{m['date']}T{m['clock']}{offset}")
        there = zoneinfo.ZoneInfo(zone)
        point = point.replace(tzinfo=there) if point.tzinfo is None else point.astimezone(there)
    except (ValueError, OverflowError, zoneinfo.ZoneInfoNotFoundError):
        return ""
    return point.isoformat(timespec="minutes")
