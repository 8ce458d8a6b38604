"""Which day a clock time is of: that of its own row, cell, sentence or heading, never that of a row above."""

from __future__ import annotations

import re

from pipeline.temporal.resolve.item import Day, Item
from pipeline.temporal.resolve.months import aside
from pipeline.temporal.resolve.witnesses import DATED, Witnesses

_RECURRING = re.compile(
    "毎週|毎日|毎月|平日|月曜日?から|月[~〜・]金|土日|開館時間|開庁時間"
    "|営業時間|利用時間|業務時間|開所時間|[月火水木金土日]曜日?(?:は|[ :・、]|\u3000)"
)
_DATE_COLUMN = re.compile("日時|開催日|日程|期日|月日|日付|実施日|年月日|とき")
_META = re.compile("更新|公開日|掲載日|投稿日|登録日|作成日|発行日")
_FAR = 24  # lines
_ONLY = 14  # characters beside its date that a date line may have


def day_of(w: Witnesses, item: Item) -> Day | None:
    block, text = w.layout.blocks[item.block], w.layout.texts[item.block]
    here, line = item.start - block.start, item.line_start - block.start
    around = w.by_block[item.block][max(0, item.rank - 64) : item.rank + 8]
    mine = [o for o in around if o.is_day and not o.dropped]
    before = [o for o in mine if o.start < item.start]
    recurring = _RECURRING.search(text[max(line, here - 200) : here])
    if recurring and not (before and before[-1].end - block.start > max(line, here - 200) + recurring.start()):
        return None
    item.day_block = item.block
    if block.cells:
        own = _cell(w, item)
        in_cell = [o for o in mine if own is not None and own[0] <= o.start < own[1]]
        close = [o for o in in_cell if o.start < item.start] or in_cell or before or mine
        if close:
            item.basis = "row"
            return _of(close[-1] if close[0].start < item.start else close[0])
    if before:
        last = before[-1]
        item.basis = "sentence" if last.sentence == item.sentence or last.line == item.line else "section"
        return _of(last)
    clocks = [o for o in around if o.is_clock and o.start < item.start and o.a.day > 0]
    if clocks and not block.cells and block.kind != "table_row":
        item.basis = "sentence"
        return _of(clocks[-1])
    if block.kind == "table_row" or "|" in text:
        if _date_column(w, item.block):
            return None
        if (over := _over_table(w, item)) is not None:
            item.basis = "section"
            return over
    elif (near := _line_above(w, item)) is not None:
        item.basis = "row"
        return near
    after = [o for o in mine if o.start > item.start and o.line == item.line]
    if after and after[0].start - item.end < 30:
        item.basis = "sentence"
        return _of(after[0])
    return _heading(w, item) or _only_day(w, item)


def _of(item: Item) -> Day:
    return Day(item.a.year, item.a.month, item.a.day)


def _cell(w: Witnesses, item: Item) -> tuple[int, int] | None:
    for cell in w.layout.blocks[item.block].cells:
        if cell.start <= item.start < cell.end:
            return cell.start, cell.end
    return None


def _date_column(w: Witnesses, i: int) -> bool:
    """The row belongs to a table whose rows have a date of their own: this one has lost it."""
    blocks = w.layout.blocks
    table = blocks[i].table
    rows = w.layout.rows[table][:200] if table >= 0 else list(range(max(0, i - 8), i))
    for j in rows:
        if j == i:
            continue
        if any(o.is_day and not o.dropped for o in w.by_block.get(j, [])) and ("|" in w.layout.texts[j] or table >= 0):
            return True
        if _DATE_COLUMN.search(w.layout.texts[j]) and ("|" in w.layout.texts[j] or table >= 0):
            return True
    return any(_DATE_COLUMN.search(cell.header) for cell in blocks[i].cells)


def _line_above(w: Witnesses, item: Item) -> Day | None:
    """The date of the lines above where those are a date, a label, and clock times, each on a line of its own.

    Lines that begin with a clock time go on from one another, up to the line that begins with the date (a diary's day).
    """
    blocks, texts = w.layout.blocks, w.layout.texts
    if len(texts[item.block][: item.start - blocks[item.block].start].strip()) > _ONLY:
        return None
    others = 0
    for j in range(item.block - 1, max(-1, item.block - _FAR), -1):
        if blocks[j].table >= 0 or "|" in texts[j] or others > 2:
            return None
        mine = w.by_block.get(j, [])
        dates = [o for o in mine if o.is_day and not o.dropped]
        first = min((o.start for o in mine), default=-1) - blocks[j].start
        if dates:
            used = sum(o.end - o.start for o in mine)
            alone = len(texts[j].strip()) - used <= _ONLY
            leads = dates[0].start == mine[0].start and first <= 2
            item.day_block = j
            return _of(dates[-1] if alone else dates[0]) if (alone or leads) and not _META.search(texts[j]) else None
        if not (mine and mine[0].is_clock and first <= _ONLY):
            others += 1
            if len(texts[j].strip()) > (12 if not leading_clock(w, item) else 40):
                return None
    return None


def _over_table(w: Witnesses, item: Item) -> Day | None:
    """The date line that stands directly over a table without a date column."""
    blocks, texts = w.layout.blocks, w.layout.texts
    lines = 0
    for j in range(item.block - 1, max(-1, item.block - 80), -1):
        if (blocks[j].table >= 0 and blocks[j].table == blocks[item.block].table) or "|" in texts[j]:
            continue
        lines += 1
        dates = [o for o in w.by_block.get(j, []) if o.is_day and not o.dropped]
        if dates and not _META.search(texts[j]):
            return _of(dates[0]) if len(dates) == 1 and len(texts[j].strip()) < 60 else None
        if lines > 2:
            break
    return None


def leading_clock(w: Witnesses, item: Item) -> bool:
    """The block begins with this clock time."""
    block = w.layout.blocks[item.block]
    return not w.layout.texts[item.block][: item.start - block.start].strip(" \t\u3000・●■○◆-*•")


def _heading(w: Witnesses, item: Item) -> Day | None:
    for h in reversed(w.layout.chains[item.block]):
        days = [o for o in w.by_block.get(h, [])[:64] if o.is_day and not o.dropped]
        if days:
            item.basis = "title" if w.layout.blocks[h].kind == "title" else "heading"
            return _of(days[0])
    return None


def _only_day(w: Witnesses, item: Item) -> Day | None:
    """The one day that the section, else the page, tells of."""
    section = w.layout.section(item.block)
    days = _event_days(w)
    for key in (section, None):
        found = days.get(key, [])
        if len({(o.a.year, o.a.month, o.a.day) for o in found}) == 1:
            if 0 < found[0].a.year < w.latest_year() - 1:
                return None  # a day of long ago that the page only mentions
            item.basis = "section"
            return _of(found[0])
        if found and len(section) > 1:
            break
    dated = {o.a.iso(): o for o in days.get(None, []) if w.layout.blocks[o.block].label in DATED and not o.atom.b}
    if len(dated) == 1:
        item.basis = "section"
        return _of(next(iter(dated.values())))
    return None


def _event_days(w: Witnesses) -> dict[tuple[int, ...] | None, list[Item]]:
    """The days that a page tells of, by section and (None) all: one item for each day."""
    if w.event_days:
        return w.event_days
    own = w.own_days()
    seen: set[tuple[object, str]] = set()
    for o in w.items:
        if not o.is_day or o.dropped or o.relative or o.a.iso() in own or _aside(w, o):
            continue
        for key in (w.layout.section(o.block), None):
            if (key, o.a.iso()) not in seen:
                seen.add((key, o.a.iso()))
                w.event_days.setdefault(key, []).append(o)
    w.event_days.setdefault(None, [])
    return w.event_days


def _aside(w: Witnesses, o: Item) -> bool:
    text = w.layout.texts[o.block]
    here = o.start - w.layout.blocks[o.block].start
    near = text[max(0, here - 24) : here + (o.end - o.start) + 12]
    return bool(_META.search(near)) or aside(w, o)
