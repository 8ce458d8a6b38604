"""Words that count from a known date: 昨年, 翌日, 1年前."""

from __future__ import annotations

import datetime as dt

from pipeline.temporal.resolve.anchors import counted_from
from pipeline.temporal.resolve.item import Day, Item, days_in
from pipeline.temporal.resolve.ranges import finish_range
from pipeline.temporal.resolve.render import shifted
from pipeline.temporal.resolve.witnesses import Witnesses


def settle_relative(w: Witnesses, item: Item, at: int) -> None:
    """Fills in the item from the date that its word counts from, or drops it where there is none."""
    part = item.part
    base = _said(w, item, at) if part.anchor == "said" else None
    if base is None and (part.anchor == "page" or (part.unit == "fy" and not part.word)):
        base = counted_from(w, item)
    if base is not None and base.year <= 0 and part.unit == "day" and base.month > 0 and base.day > 0:
        moved = shifted(base, part.step)
        item.a = moved
        return
    if (base is None or base.year <= 0) and part.unit == "year" and part.month > 0:
        item.a = Day(-1, part.month, part.day)
        finish_range(item)
        return
    if base is None and part.unit == "month" and part.month < 0 and part.word != "ago":
        item.a = _month_told(w, at)
        if item.a.month > 0:
            return
    if base is None or base.year <= 0:
        item.dropped = "nothing tells what it counts from"
        return
    found = _count(item, base)
    if found is None:
        item.dropped = "what it counts from is not known so finely"
        return
    item.a = found
    item.known = True
    finish_range(item)


def _month_told(w: Witnesses, at: int) -> Day:
    """来月 over a text that nothing dates: the month that the text itself names next."""
    for other in w.items[at + 1 : at + 6]:
        if not other.is_clock and not other.dropped and other.a.month > 0:
            return Day(-1, other.a.month)
    return Day()


def _count(item: Item, base: Day) -> Day | None:
    part = item.part
    if part.unit == "fy":
        year = base.year - (1 if 0 < base.month <= 3 and part.anchor == "page" else 0)
        return Day(year + part.step)
    if part.unit == "year":
        year = base.year + part.step
        if part.word == "ago" and base.month > 0:
            return Day(year, base.month)
        return Day(year, part.month, part.day)
    if part.unit == "month":
        if part.word != "ago" and part.month > 0:
            return Day(base.year + part.step, part.month)
        if base.month <= 0:
            return None
        months = base.year * 12 + base.month - 1 + part.step
        return Day(months // 12, months % 12 + 1, part.day)
    if not base.full:
        return None
    day = dt.date(base.year, base.month, min(base.day, days_in(base.year, base.month)))
    if part.unit == "day":
        day += dt.timedelta(part.step)
        return Day(day.year, day.month, day.day)
    monday = day + dt.timedelta(7 * part.step - day.weekday())
    if part.weekday >= 0:
        monday += dt.timedelta(part.weekday)
        return Day(monday.year, monday.month, monday.day)
    last = monday + dt.timedelta(6)
    item.b = Day(last.year, last.month, last.day)
    return Day(monday.year, monday.month, monday.day)


def _said(w: Witnesses, item: Item, at: int) -> Day | None:
    """The date named just before, in the same block, else what the section is dated."""
    need_day, need_month = item.part.unit == "day", item.part.unit == "month" and item.part.month < 0
    for other in reversed(w.by_block[item.block][max(0, item.rank - 64) : item.rank]):
        if other.is_clock or other.dropped:
            continue
        if not other.known and not (need_day and other.a.day > 0):
            continue
        last = other.b if other.b.year > 0 and item.part.step > 0 else other.a
        if (need_day and last.day < 0) or (need_month and last.month < 0):
            continue
        item.basis = "sentence"
        return last
    if item.part.word in {"年初", "年末"} or need_day:
        return (
            counted_from(w, item)
            if item.part.word in {"年初", "年末"}
            else _near_day(w, item, at) or (counted_from(w, item) if item.part.word == "同日" else None)
        )
    return _near_day(w, item, at)


def _near_day(w: Witnesses, item: Item, at: int) -> Day | None:
    """The nearest dated line before, of the same section."""
    section = w.layout.section(item.block)
    for other in reversed(w.items[max(0, at - 64) : at]):
        if other.is_clock or other.dropped or not other.known or other.relative:
            continue
        if other.block in section or w.layout.section(other.block) == section:
            if item.part.unit == "day" and (other.a.day < 0 or item.block - other.block > 3):
                continue
            if item.part.unit == "day" and other.b.day > 0:
                return None  # 翌日 of a journey of several days: of which, nothing tells
            item.basis = "section"
            return other.b if other.b.year > 0 and item.part.step > 0 else other.a
    return None
