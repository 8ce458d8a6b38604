"""Rows of a table: sessions of a programme, lists of events, diaries."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from pipeline.assemble import naming, words
from pipeline.assemble.entry import entry_name, is_name
from pipeline.assemble.record import Record
from pipeline.assemble.row_cells import NAME_HEADER, below_name, name_cell, names_in, when_cells
from pipeline.assemble.view import Field, View
from pipeline.assemble.when import is_clock
from pipeline.assemble.words import sign
from pipeline.model import Block, Cell, Span, Time

WHERE_HEADER = re.compile(sign("place_label"))
BEHIND = re.compile(rf"[\s　~～〜からまで]*{sign('weekday_note')}?[\s　（(]*([^\s（）()][^（）()\n]{{1,30}})")
FULL = re.compile(r"\d{4}-\d\d-\d\d")
SHORTEST, LONGEST = 4, 10  # characters of a whole's name, and days that it takes
SENTENCE = re.compile(rf"{sign('polite')}(?:が、.{{4,}})?[。！!]?$")  # what a cell says of its event


def records(view: View) -> list[Record]:
    """A record for each row that has its own time and a name."""
    out: list[Record] = []
    for i, block in enumerate(view.body):
        if block.kind != "table_row" or len(block.cells) < 2 or all(c.is_header for c in block.cells):
            continue
        out += _row(view, i, block)
    return out


def _header_role(view: View, cell: Cell) -> str:
    return view.role_of(cell.header) if cell.header else ""


def _row(view: View, i: int, block: Block) -> list[Record]:
    roles = [_header_role(view, c) for c in block.cells]
    if "person" in roles or "deadline" in roles[:1]:
        return []
    when = when_cells(view, block, roles)
    times = tuple(t for k in when for t in view.times_in(block.cells[k].start, block.cells[k].end))
    if not times:  # the date stands in a cell that spans down from a row above
        times = tuple(t for a, b in block.over for t in view.times_in(a, b))
    if not times or all(t.precision == "year" or t.kind == "fiscal_year" for t in times):
        return []
    column = name_cell(view, block, roles, when)
    if column is None:
        return []
    split = _by_day(view, block, roles, column)
    if split:
        return split
    context = view.context(view.above[i])
    header = block.cells[column].header
    named = bool(NAME_HEADER.search(header)) or roles[column] in ("title", "theme", "programme")
    below, there = below_name(view, block.cells[column])
    times = _first_range(times if any(is_clock(t) for t in times) else (*times, *below))
    beside = [k for k in when if WHERE_HEADER.search(block.cells[k].header)]
    there = there if there != (0, 0) else _hall(view, block, {*when, column})
    whole = Record(
        layout="table_row",
        name=(block.start, block.end),
        scope=((block.start, block.end),),
        times=times,
        fields=tuple(_as_field(i, c, r) for c, r in zip(block.cells, roles, strict=True) if r),
        told=(block.start, block.end),
        parent=parent_name(view, i) if all(is_clock(t) for t in times) else whole_over(view, i),
        venue=_beside(view, block.cells[beside[0]]) if beside else there,
        trust=0.75 if named else 0.65,
    )
    names = names_in(view, block.cells[column], context is True, roles[column] == "title")
    names = [n for n in names if _happens(view, n, context, named, times)]
    return [_named(view, whole, name, len(names) > 1) for name in names]


def _happens(view: View, name: Span, context: bool | None, named: bool, times: tuple[Time, ...]) -> bool:
    """Whether the words of a row can name what is held at its time."""
    text = view.text[slice(*name)]
    if not is_name(view, name) or SENTENCE.search(text):
        return False
    noun = words.noun_at_end(text) or words.noun_inside(text)
    if context is False:
        return noun is not None and not noun.weak
    return named or noun is not None or context is True or any(is_clock(t) for t in times)


def _named(view: View, row: Record, span: Span, several: bool) -> Record:
    """The record of one name of a row; of several in one cell each has only what stands beside it."""
    name, venue = entry_name(view, *span)
    venue = venue if venue != (0, 0) else row.venue
    return replace(row, name=name, venue=venue, scope=(span,) if several else row.scope)


def _beside(view: View, cell: Cell) -> Span:
    """The place in a cell of 期日・会場: what stands behind its last time."""
    rows = view.times_in(cell.start, cell.end)
    m = BEHIND.match(view.text, rows[-1].end_char, cell.end) if rows else None
    return m.span(1) if m else (0, 0)


def _hall(view: View, block: Block, used: set[int]) -> Span:
    """The place in a row whose table has no heads: the one other cell that ends as halls do."""
    if any(c.header for c in block.cells):
        return 0, 0
    rest = [c for k, c in enumerate(block.cells) if k not in used]
    halls = [c for c in rest if words.venue_end().search(view.text[c.start : c.end].strip())]
    return (halls[0].start, halls[0].end) if len(halls) == 1 else (0, 0)


def _first_range(times: tuple[Time, ...]) -> tuple[Time, ...]:
    """Of two clock ranges in one row the second is the same in another zone, or for others; the first counts."""
    clocks = [t for t in times if is_clock(t)]
    if len(clocks) < 2 or clocks[0].start == clocks[0].end or len({t.timezone for t in clocks}) > 1:
        return times
    return tuple(t for t in times if not is_clock(t) or t is clocks[0])


def _by_day(view: View, block: Block, roles: list[str], column: int) -> list[Record]:
    """`4月 | 19日(土) 春の茶会 26日(土) 人形劇 | 和室 大ホール`: the cell has a day for each of its names."""
    cell = block.cells[column]
    rows = [t for t in view.times_in(cell.start, cell.end) if t.precision == "day" and t.kind != "fiscal_year"]
    if not rows or rows[0].start_char - cell.start > 2:
        return []
    groups: list[list[Time]] = []
    for t in rows:
        joined = groups and len(view.text[groups[-1][-1].end_char : t.start_char].strip(" 　・、~〜～-")) == 0
        if joined:
            groups[-1].append(t)
        else:
            groups.append([t])
    wheres = _wheres(view, block, roles, len(groups))
    out = []
    for k, group in enumerate(groups):
        start = group[-1].end_char
        end = groups[k + 1][0].start_char if k + 1 < len(groups) else cell.end
        span, venue = entry_name(view, start, end)
        if len(view.text[slice(*span)]) >= 2 and not words.is_filler(view.text[slice(*span)]):
            told = (group[0].start_char, end)
            out.append(
                Record(
                    "table_row",
                    span,
                    (told,),
                    tuple(group),
                    (),
                    told,
                    "",
                    venue if venue != (0, 0) else wheres[k],
                    trust=0.75,
                )
            )
    return out


def _wheres(view: View, block: Block, roles: list[str], count: int) -> list[Span]:
    """The place of each of `count` names: the words of the 会場 cell if there are as many, else all of it for one."""
    for cell, role in zip(block.cells, roles, strict=True):
        if role == "where":
            parts = [
                (cell.start + m.start(), cell.start + m.end())
                for m in re.finditer(r"\S+", view.text[cell.start : cell.end])
            ]
            if len(parts) == count:
                return parts
            return [(cell.start, cell.end)] * count if count == 1 else [(0, 0)] * count
    return [(0, 0)] * count


def _as_field(i: int, cell: Cell, role: str) -> Field:
    return Field(role, cell.header, i, cell.start, cell.end, cell.start)


def whole_over(view: View, i: int) -> str:
    """The heading over rows with days of their own, where it names an event of few days: 国際会議, 海の祭典."""
    k = view.owner(i)
    if k < 0 or k == view.title or view.is_generic(k) or view.context((k,)) is not None:
        return ""
    name = naming.named(view, (view.body[k].start, view.body[k].end))
    noun = words.noun_at_end(name) or words.noun_inside(name)
    days = sorted(t.start[:10] for t in view.times_in(*view.section(k)) if t.precision == "day" and FULL.match(t.start))
    if noun is None or noun.weak or len(name) < SHORTEST or not days or days[0] == days[-1]:
        return ""
    return name if (dt.date.fromisoformat(days[-1]) - dt.date.fromisoformat(days[0])).days <= LONGEST else ""


def parent_name(view: View, i: int) -> str:
    """The heading or title that names the event over a programme."""
    owner = view.owner(i)
    candidates = [owner, view.title] if owner != view.title else [view.title]
    for k in candidates:
        if k < 0 or view.is_generic(k):
            continue
        if words.noun_at_end(view.block_text(k)) or words.noun_inside(view.block_text(k)):
            return naming.named(view, (view.body[k].start, view.body[k].end))
    return ""
