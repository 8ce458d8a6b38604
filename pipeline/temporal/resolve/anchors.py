"""The dates that words of a page count from: of its dated headings and fields, of the page, of what it tells first."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.temporal.resolve.item import Day, Item
from pipeline.temporal.resolve.witnesses import DATED, Witnesses


def counted_from(w: Witnesses, item: Item) -> Day | None:
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
    if w.jubilee and not need_day:
        item.basis = "sequence"
        return Day(w.jubilee)
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


def page_day(w: Witnesses, item: Item) -> Day | None:
    """The day of a text that speaks of today: that of its dated heading, of the publication, of the line on top."""
    found = _dated_heading(w, item)
    iso = w.layout.document.page.published_on
    if found is None and len(iso) >= 10:
        found = _iso(iso)
    if found is None and w.top is not None:
        found = Day(w.top.year, w.top.month, w.top.day)
    return found if found is not None and found.day > 0 else None


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
