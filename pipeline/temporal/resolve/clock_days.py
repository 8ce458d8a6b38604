"""Which day a clock time is of: that of its own row, cell, sentence or heading, never that of a row above."""

from __future__ import annotations

import re

from pipeline.model import Basis, Block, Span
from pipeline.temporal.resolve.anchors import page_day
from pipeline.temporal.resolve.day_lines import ONLY, above, leads, named_on_line, over_headings
from pipeline.temporal.resolve.event_day import beside, days_of, group, only_days, told_since
from pipeline.temporal.resolve.item import Day, Item
from pipeline.temporal.resolve.witnesses import Witnesses
from pipeline.vocabulary import any_of

_RECURRING = re.compile(any_of("temporal", "recurring"))
_TODAY = re.compile(rf"{any_of('temporal', 'today')}(?!的)[^\n]{{0,200}}$")
_TODAY_IS = re.compile(rf"{any_of('temporal', 'today_is')}(?:は|の|、|[ 　])?$")
_TODAY_REACH = 12  # blocks
_CLOSED, _AT = r"(?:閉\s?会|散\s?会|閉\s?議|延\s?会)", r"午[前後][\s0-9０-９:：時分]{2,10}"
_SITTING = re.compile(rf"[\s（(〔]{{0,3}}(?:{_CLOSED}[\s:：]{{0,3}}{_AT}|{_AT}{_CLOSED})[\s）)〕]{{0,3}}")
_DATE_COLUMN = re.compile(any_of("temporal", "date_column"))


def day_of(w: Witnesses, item: Item) -> Day | None:
    """The day of a clock time; None where nothing tells it, or where it holds on several days."""
    found = _days(w, item)
    if found is None:
        return None
    days, basis, block = found
    if len(days) != 1:
        return None
    item.basis, item.day_block = basis, block
    return days[0]


_Found = tuple[list[Day], Basis, int]


def _days(w: Witnesses, item: Item) -> _Found | None:
    block, page = w.layout.blocks[item.block], w.layout.document.page.text
    around = w.by_block[item.block][max(0, item.rank - 64) : item.rank + 8]
    mine = [o for o in around if o.is_day and not o.dropped]
    before = [o for o in mine if o.start < item.start]
    low = max(item.line_start, item.start - 200)
    recurring = _RECURRING.search(page, low, item.start + 1)  # 毎 of 毎|朝6時
    tabular = block.table >= 0 or block.kind == "table_row" or "|" in w.layout.texts[item.block]
    beside_day = tabular and before and _in_cell(block, before[-1].end, recurring.span()) if recurring else False
    if recurring and not beside_day and not (before and before[-1].end > recurring.start()):
        return None
    if tabular and (row := _row(w, item, mine)) is not None:
        return row
    if not tabular and _SITTING.fullmatch(page[item.line_start : item.end + 12].split("\n")[0].replace("\u3000", "")):
        whole = only_days(w, item)  # （閉会 午前10時48分）
        if len(whole) == 1:
            return whole, "section", item.block
    inside = [o for o in before if o.line == item.line or not tabular]
    if inside and (item.line == inside[-1].line or _runs_on(w, item, inside[-1])):
        last = inside[-1]
        near = last.sentence == item.sentence or last.line == item.line
        return days_of(group(w, last)), "sentence" if near else "section", item.block
    clocks = [o for o in around if o.is_clock and o.start < item.start and o.a.day > 0]
    if clocks and not tabular and clocks[-1].line == item.line:
        return [clocks[-1].a], "sentence", item.block
    if (said := _TODAY.search(page, low, item.start)) and not (before and before[-1].start > said.start()):
        day = page_day(w, item)
        if day is not None:
            return [day], "sentence", item.block
    after = [o for o in mine if o.start > item.start and o.line == item.line and not o.relative]
    if after and after[0].start - item.end < 30 and not tabular:
        return days_of(group(w, after[0])), "sentence", item.block
    if not tabular and (named := named_on_line(w, item)) is not None:
        return named, "row", item.block
    return _from_above(w, item, tabular, block)


def _in_cell(block: Block, day_end: int, span: Span) -> bool:
    """Whether the weekday of a table stands in the cell next to its day: 9月3日 | 月曜 | 午後1時."""
    cell = next((c for c in block.cells if c.start <= span[0] < c.end), None)
    return cell is not None and cell.end - cell.start <= 4 and day_end <= cell.start


def _runs_on(w: Witnesses, item: Item, last: Item) -> bool:
    """Prose of one block goes on from the day that it named before; a deadline is not gone on from."""
    return not beside(w, last) and not leads(w, item) and item.sentence - last.sentence <= 4


def _from_above(w: Witnesses, item: Item, tabular: bool, block: Block) -> _Found | None:
    if tabular and block.kind != "field":
        if _date_column(w, item.block):
            return None
        top = _top_of_table(w, item.block)
        found = _spanning_row(w, item, top) or above(w, top, 0, True)
        basis: Basis = "section"
    else:
        short = len(w.layout.document.page.text[item.line_start : item.start].strip()) <= ONLY
        found = above(w, item.block, item.line, leads(w, item)) if short or not tabular else None
        basis = "row"
    if found is not None and (told := told_since(w, item, found)):
        return told, "section", item.block
    if found is None:
        found = over_headings(w, item.block)
        basis = "heading"
        if found is not None and w.layout.blocks[found[1]].kind == "title":
            basis = "title"
    if found is not None:
        return found[0], basis, found[1]
    found = _told_as_today(w, item)
    if found is not None:
        return found[0], "section", found[1]
    days = only_days(w, item)
    return (days, "section", item.block) if days else None


def _told_as_today(w: Witnesses, item: Item) -> tuple[list[Day], int] | None:
    """きょう3月19日は、…: the day of all that follows, up to the next day that is named."""
    page = w.layout.document.page.text
    for j in range(item.block, max(-1, item.block - _TODAY_REACH), -1):
        here = w.by_block.get(j, [])
        near = here[max(0, item.rank - 64) : item.rank] if j == item.block else here[-64:]
        days = [o for o in near if o.is_day and not o.dropped]
        if days:
            at = days[-1].start
            return (days_of(group(w, days[-1])), j) if _TODAY_IS.search(page, max(0, at - 4), at) else None
        if w.layout.blocks[j].level > 0:
            return None
    return None


def _row(w: Witnesses, item: Item, mine: list[Item]) -> _Found | None:
    """The day of its own cell, else of another cell of its row, else of the cell over its column."""
    block = w.layout.blocks[item.block]
    cell = next((c for c in block.cells if c.start <= item.start < c.end), None)
    same = [o for o in mine if o.line == item.line]
    own = [o for o in mine if cell is not None and cell.start <= o.start < cell.end]
    for days in (own, same):
        before = [o for o in days if o.start < item.start]
        if before:
            return days_of(group(w, before[-1])), "row", item.block
        if days:
            return days_of(group(w, days[0])), "row", item.block
    if block.kind == "table_row" and block.cells and cell is not None and cell is not block.cells[0]:
        first = [o for o in mine if block.cells[0].start <= o.start < block.cells[0].end]
        if first:  # a row that is broken over lines
            return days_of(group(w, first[-1])), "row", item.block
    return _spanning_cell(w, item) or _column(w, item)


def _spanning_cell(w: Witnesses, item: Item) -> _Found | None:
    """The day in a cell of a row above that spans down to this row (rowspan)."""
    for start, end in w.layout.blocks[item.block].over:
        for j in range(item.block - 1, max(item.block - 100, -1), -1):
            if w.layout.blocks[j].start > start:
                continue
            days = [o for o in w.by_block.get(j, []) if o.is_day and not o.dropped and start <= o.start < end]
            if days:
                return days_of(group(w, days[0])), "row", j
            break
    return None


def _column(w: Witnesses, item: Item) -> _Found | None:
    """The day in the head of its column, where the heads of a table are days."""
    cells = w.layout.blocks[item.block].cells
    k = next((i for i, c in enumerate(cells) if c.start <= item.start < c.end), -1)
    rows = w.layout.rows.get(w.layout.blocks[item.block].table, [])
    if k <= 0 or not rows or rows[0] == item.block:
        return None
    head = w.layout.blocks[rows[0]]
    days = [o for o in w.by_block.get(rows[0], []) if o.is_day and not o.dropped]
    if len(days) < 2 or len(head.cells) != len(cells):
        return None
    over = [o for o in days if head.cells[k].start <= o.start < head.cells[k].end]
    return (days_of(group(w, over[0])), "row", rows[0]) if over else None


def _date_column(w: Witnesses, i: int) -> bool:
    """The row belongs to a table whose rows have a date of their own: this one has lost it."""
    blocks = w.layout.blocks
    table = blocks[i].table
    rows = w.layout.rows[table][:200] if table >= 0 else list(range(max(0, i - 8), i))
    for j in rows:
        if j == i or (table < 0 and "|" not in w.layout.texts[j]):
            continue
        if any(o.is_day and not o.dropped for o in w.by_block.get(j, [])) and not _is_span(w, j):
            return True
        if _DATE_COLUMN.search(w.layout.texts[j]):
            return True
    return any(_DATE_COLUMN.search(cell.header) for cell in blocks[i].cells)


def _is_span(w: Witnesses, i: int) -> bool:
    """A row of one cell that is a date: it stands over the rows below."""
    mine = [o for o in w.by_block.get(i, []) if not o.dropped]
    used = sum(o.end - o.start for o in mine)
    return bool(mine) and mine[0].is_day and len(w.layout.texts[i].replace("|", "").strip()) - used <= 6


def _spanning_row(w: Witnesses, item: Item, top: int) -> tuple[list[Day], int] | None:
    for j in range(item.block - 1, max(top - 1, item.block - 80), -1):
        if _is_span(w, j):
            return days_of(group(w, w.by_block[j][0])), j
    return None


def _top_of_table(w: Witnesses, i: int) -> int:
    blocks = w.layout.blocks
    table = blocks[i].table
    if table >= 0:
        return w.layout.rows[table][0]
    while i > 0 and "|" in w.layout.texts[i - 1] and blocks[i - 1].level == 0:
        i -= 1
    return i
