"""Words that count from a known date: 昨年, 翌日, 1年前."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from pipeline.temporal.resolve.item import Day, Item, days_in
from pipeline.temporal.resolve.ranges import finish_range
from pipeline.temporal.resolve.render import shifted
from pipeline.temporal.resolve.witnesses import DATED, Witnesses


def settle_relative(w: Witnesses, item: Item, at: int) -> None:
    """Fills in the item from the date that its word counts from, or drops it where there is none."""
    part = item.part
    base = _said(w, item, at) if part.anchor == "said" else None
    if base is None and (part.anchor == "page" or (part.unit == "fy" and not part.word)):
        base = _page(w, item, at)
    if base is not None and base.year <= 0 and part.unit == "day" and base.month > 0 and base.day > 0:
        moved = shifted(base, part.step)
        item.a = moved
        return
    if (base is None or base.year <= 0) and part.unit == "year" and part.month > 0:
        item.a = Day(-1, part.month, part.day)
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
            _page(w, item, at)
            if item.part.word in {"年初", "年末"} or item.part.word == "同日"
            else _near_day(w, item, at)
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
            item.basis = "section"
            return other.b if other.b.year > 0 and item.part.step > 0 else other.a
    return None


def _page(w: Witnesses, item: Item, at: int) -> Day | None:
    """What the section or the page is dated: a dated heading, a dated field, the publication, the first full date."""
    need_day = item.part.unit in {"day", "week"}
    found = _dated_heading(w, item) or _dated_field(w, item)
    if found is not None and (found.day > 0 or not need_day):
        item.basis = "section"
        return found
    page = w.layout.document.page
    if len(page.published_on) >= 10:
        item.basis = "published_on"
        return _iso(page.published_on)
    if item.part.unit == "day" and item.part.word in {"昨日", "明日", "きのう", "おととい"} and not page.updated_on:
        return None
    if w.top is not None:
        item.basis = "section"
        return Day(w.top.year, w.top.month, w.top.day)
    first = _first_day(w, item)
    if first is not None and _said_year(w, first) and first.year < w.latest_year() - 1 and not need_day:
        first = Day(w.latest_year())  # a day of long ago, only mentioned
    if first is not None:
        item.basis = "section"
        return first
    if len(page.updated_on) >= 10:
        item.basis = "updated_on"
        return _iso(page.updated_on)
    if need_day:
        return None
    for h in w.layout.chains[item.block]:
        dated = [o for o in w.by_block.get(h, [])[:64] if o.explicit and o.a.year > 0 and not o.dropped]
        if dated:
            item.basis = "title"
            return Day(max(o.a.year for o in dated))
    hits = [hit for hit in w.named if hit.block >= 0 and w.layout.blocks[hit.block].kind == "title"]
    if hits:
        item.basis = "named_event"
        return Day(hits[0].start.year)
    return None


def _said_year(w: Witnesses, day: Day) -> bool:
    """The page writes the year of this day, so it may be one of long ago; a year that was inferred is the page's."""
    return day.year in w.explicit.get((day.month, day.day), ())


def _iso(text: str) -> Day:
    return Day(int(text[:4]), int(text[5:7]), int(text[8:10]))


def _dated_heading(w: Witnesses, item: Item) -> Day | None:
    for h in (item.block, *reversed(w.layout.chains[item.block])):
        if h == item.block and w.layout.blocks[h].level == 0:
            continue
        for other in w.by_block.get(h, [])[:64]:
            if not other.is_clock and other.known and not other.relative and not other.dropped and other.a.month > 0:
                return other.a
    return None


def _dated_field(w: Witnesses, item: Item) -> Day | None:
    """The date of a field 日時 in the item's own section."""
    return _anchors(w).fields.get(w.layout.section(item.block))


@dataclass(slots=True)
class _Anchors:
    """What relative words of a page count from, by section; found once for a page."""

    fields: dict[tuple[int, ...], Day]
    days: dict[tuple[int, ...], list[Item]]
    first: Item | None


def _anchors(w: Witnesses) -> _Anchors:
    if isinstance(w.anchors, _Anchors):
        return w.anchors
    own = w.own_days()
    found = _Anchors({}, {}, None)
    for other in w.items:
        if not (other.is_day and other.known) or other.dropped or other.relative:
            continue
        section = w.layout.section(other.block)
        if w.layout.blocks[other.block].label in DATED:
            found.fields.setdefault(section, other.a)
        if other.a.iso() not in own:
            found.first = found.first or other
            found.days.setdefault(section, []).append(other)
    w.anchors = found
    return found


def _first_day(w: Witnesses, item: Item) -> Day | None:
    """The first day that the section tells of, else the first of the page that is not one of the page's own dates."""
    found = _anchors(w)
    mine = found.days.get(w.layout.section(item.block), [])
    if mine and mine[0].start < item.start + 400:
        return mine[0].a
    return found.first.a if found.first is not None else None
