"""Gives clock times their day, their zone and their ISO text."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

from pipeline.temporal.resolve.clock_days import day_of
from pipeline.temporal.resolve.item import Day, Item
from pipeline.temporal.resolve.places import Places
from pipeline.temporal.resolve.render import shifted
from pipeline.temporal.resolve.witnesses import Witnesses
from pipeline.temporal.zones import LOCAL, offset, zone_of


def settle_clocks(w: Witnesses, default: str) -> None:
    """Fills in day, zone and ISO text of every clock time."""
    places = Places(w, default)
    last: dt.date | None = None  # an offset of summer time needs a day: where none is known, that of the day before
    before: Item | None = None
    for item in w.items:
        if not item.is_clock or item.dropped:
            continue
        day = day_of(w, item)
        if day is not None and before is not None and _past_midnight(before, item, day):
            day = shifted(day, 1)
        before = item
        item.a = day or Day()
        zone_word = item.part.zone
        zone = zone_of(zone_word) if zone_word else ""
        place = places(item)
        if zone in {"", LOCAL}:
            zone = place
        item.zone = zone
        last = (day.date() if day is not None and day.full else None) or last
        item.season = last
        _write(item, day or Day())
    _carry_meridiem(w)
    _other_zones(w)


def _past_midnight(before: Item, item: Item, day: Day) -> bool:
    """午後8時 …, 深夜0時20分 of one day's lines: the night that follows that day."""
    if item.part.word not in {"深夜", "未明"} or item.part.hour > 4 or item.block - before.block > 4:
        return False
    return before.a.iso() == day.iso() and before.part.hour >= 12 and item.basis != "sentence"


def _carry_meridiem(w: Witnesses) -> None:
    """午後2時30分 …, 4時 …: a later line of the same day goes on in the afternoon, though it does not say so."""
    last: Item | None = None
    for item in w.items:
        if not item.is_clock or item.dropped:
            continue
        part = item.atom.a
        if last is not None and not part.meridiem and part.style != "bare" and part.hour < 12 and _kanji(w, item):
            same = item.a.iso() == last.a.iso() and item.block - last.block <= 4
            if same and last.atom.a.hour >= 12 and part.hour + 12 >= last.atom.a.hour:
                part.hour += 12
                part.meridiem = "pm"
                if item.atom.b is not None and item.atom.b.hour < 12:
                    item.atom.b.hour += 12
                _write(item, item.a)
        last = item if part.meridiem == "pm" and _kanji(w, item) else None


def _kanji(w: Witnesses, item: Item) -> bool:
    return "時" in w.layout.document.page.text[item.start : item.end]


def _write(item: Item, day: Day) -> None:
    item.a = day
    item.clock_a = _iso(item, day, item.atom.a.hour, item.atom.a.minute)
    b = item.atom.b
    item.clock_b = _iso(item, day, b.hour, b.minute) if b is not None else item.clock_a


def _iso(item: Item, day: Day, hour: int, minute: int) -> str:
    on = shifted(day, hour // 24)
    hour %= 24
    base = on.date() if on.full else None
    off = offset(item.zone, base or item.season or dt.date(2024, max(on.month, 1), 1), hour, minute)
    return f"{on.iso() if on.day > 0 else ''}T{hour:02d}:{minute:02d}{off}"


def _other_zones(w: Witnesses) -> None:
    """Of two clock times of one row in two zones the second may lie on the day before or after."""
    for first, second in pairwise(w.items):
        if not (first.is_clock and second.is_clock and first.block == second.block and first.line == second.line):
            continue
        if first.zone == second.zone or not (first.a.full and second.a.full) or not second.part.zone:
            continue
        x, y = _instant(first.clock_a), _instant(second.clock_a)
        if x is None or y is None:
            continue
        days = round((x - y).total_seconds() / 86400)
        if abs((x - y).total_seconds()) == 86400 and days:
            _write(second, shifted(second.a, days))


def _instant(iso: str) -> dt.datetime | None:
    try:
        return dt.datetime.fromisoformat(iso)
    except ValueError:
        return None


def same_instant(first: Item, second: Item) -> bool:
    x, y = _instant(first.clock_a), _instant(second.clock_a)
    return x is None or y is None or x == y
