"""Rows of a table: sessions of a programme, lists of events, diaries."""

from __future__ import annotations

import re

from pipeline.assemble import words
from pipeline.assemble.entry import entry_name
from pipeline.assemble.lines_of import lines
from pipeline.assemble.record import Record
from pipeline.assemble.view import Field, View
from pipeline.assemble.when import is_clock
from pipeline.model import Block, Cell, Span, Time

NAME_HEADER = re.compile(
    r"名称|名$|行事|イベント|催し|内容|議題|セッション|事業|テーマ|会議|タイトル|講座|演題|プログラム|用務|件名|公務|大会|項目|種目|活動|次第|主な"
)
SKIP_HEADER = re.compile(
    r"氏名|人名|委員名|担当|会社|議事録|資料|リンク|備考|講師名|開催回|回$|曜日|対象|定員|料金|締切|期限|申込|問合"
)
LINK_HEADER = re.compile(r"リンク|詳細|ページ")
VENUE_LIKE = re.compile(r"パビリオン$|ブース$")


def records(view: View) -> list[Record]:
    """A record for each row that has its own time and a name."""
    out: list[Record] = []
    for i, block in enumerate(view.body):
        if block.kind != "table_row" or len(block.cells) < 2 or all(c.is_header for c in block.cells):
            continue
        out += _row(view, i, block)
    return out


def _header_role(view: View, cell: Cell) -> str:
    return words.role_of(cell.header, view.settings) if cell.header else ""


def _row(view: View, i: int, block: Block) -> list[Record]:
    roles = [_header_role(view, c) for c in block.cells]
    if "person" in roles or "deadline" in roles[:1]:
        return []
    context = view.context(view.above[i])
    when = _when_cells(view, block, roles)
    times = tuple(t for k in when for t in view.times_in(block.cells[k].start, block.cells[k].end))
    if not times:  # the date stands in a cell that spans down from a row above
        times = tuple(t for a, b in block.over for t in view.times_in(a, b))
    if not times or all(t.precision in ("year",) or t.kind == "fiscal_year" for t in times):
        return []
    times = _first_range(times)
    name_cell = _name_cell(view, block, roles, when)
    if name_cell is None:
        return []
    header = words.role_of(block.cells[name_cell].header, view.settings)
    named = bool(NAME_HEADER.search(block.cells[name_cell].header)) or header in ("title", "theme", "programme")
    fields = tuple(_as_field(i, c, r) for c, r in zip(block.cells, roles, strict=True) if r)
    split = _by_day(view, block, roles, name_cell)
    if split:
        return split
    names = _names(view, block.cells[name_cell], diary=context is True)
    parent, parent_times = _parent(view, i, times)
    times = (
        tuple(parent_times) + times
        if all(is_clock(t) and t.start.startswith("T") for t in times) and parent_times
        else times
    )
    out = []
    for name in names:
        text = view.text[slice(*name)]
        noun = words.noun_at_end(text) or words.noun_inside(text)
        if words.is_filler(text) or len(text) < 2:
            continue
        if context is False and (noun is None or noun.weak):
            continue
        if not named and noun is None and context is not True and not any(is_clock(t) for t in times):
            continue
        scope = (name,) if len(names) > 1 else ((block.start, block.end),)
        whole = name
        name, venue = entry_name(view, *name)
        venue = whole if VENUE_LIKE.search(text.strip()) else venue
        out.append(
            Record(
                "table_row",
                name,
                scope,
                times,
                fields,
                (block.start, block.end),
                parent,
                venue,
                trust=0.75 if named else 0.65,
            )
        )
    return out


def _first_range(times: tuple[Time, ...]) -> tuple[Time, ...]:
    """Of two clock ranges in one row the second is the same in another zone, or for others; the first counts."""
    clocks = [t for t in times if is_clock(t)]
    if len(clocks) < 2 or clocks[0].start == clocks[0].end or len({t.timezone for t in clocks}) > 1:
        return times
    return tuple(t for t in times if not is_clock(t) or t is clocks[0])


def _by_day(view: View, block: Block, roles: list[str], name_cell: int) -> list[Record]:
    """`4月 | 19日(土) 春の茶会 26日(土) 人形劇 | 和室 大ホール`: the cell has a day for each of its names."""
    cell = block.cells[name_cell]
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


def _when_cells(view: View, block: Block, roles: list[str]) -> list[int]:
    own = [k for k, r in enumerate(roles) if r == "when"]
    if own:
        return own
    if any(c.header for c in block.cells):
        return [
            k
            for k, c in enumerate(block.cells[:2])
            if re.search(r"日|時|月", c.header) and view.times_in(c.start, c.end)
        ]
    return [k for k, c in enumerate(block.cells[:2]) if _mostly_time(view, c)][:2]


def _mostly_time(view: View, cell: Cell) -> bool:
    rows = view.times_in(cell.start, cell.end)
    return bool(rows) and sum(t.end_char - t.start_char for t in rows) * 2 >= cell.end - cell.start


def _name_cell(view: View, block: Block, roles: list[str], when: list[int]) -> int | None:
    """The column that names the event: its header says so, else the first with an event noun, else a link's text."""
    rest = [k for k, c in enumerate(block.cells) if k not in when and view.text[c.start : c.end].strip()]
    headers = [block.cells[k].header for k in range(len(block.cells))]
    for test in (
        lambda k: roles[k] == "title",
        lambda k: bool(NAME_HEADER.search(headers[k])) and not SKIP_HEADER.search(headers[k]),
        lambda k: roles[k] in ("theme", "content", "programme"),
        lambda k: (
            not roles[k]
            and not SKIP_HEADER.search(headers[k])
            and words.noun_at_end(_first_line(view, block.cells[k])) is not None
        ),
        lambda k: not roles[k] and not headers[k] and k == (when[-1] + 1 if when else 0),
        lambda k: bool(LINK_HEADER.search(headers[k])),
    ):
        for k in rest:
            if test(k):
                return k
    return None


def _first_line(view: View, cell: Cell) -> str:
    span = next(lines(view.text, cell.start, cell.end), (cell.start, cell.start))
    return view.text[slice(*span)]


def _names(view: View, cell: Cell, diary: bool) -> list[Span]:
    """The name in a cell: its first line; in a diary each line is one."""
    found = list(lines(view.text, cell.start, cell.end))
    if diary and all(b - a <= 60 for a, b in found[1:]):
        return [part for line in found for part in _spaced(view, line)]
    return found[:1]


def _spaced(view: View, line: Span) -> list[Span]:
    """Several items in one line of a diary's cell, by spaces: 本会議 部長会議; whole unless two of them name events."""
    parts = [(line[0] + m.start(), line[0] + m.end()) for m in re.finditer(r"[^\s　]+", view.text[slice(*line)])]
    named = [p for p in parts if words.noun_at_end(view.text[slice(*p)])]
    if len(parts) < 2 or len(named) < 2 or any(b - a < 3 for a, b in parts) or parts[0] not in named:
        return [line]
    return parts


def _parent(view: View, i: int, times: tuple[Time, ...]) -> tuple[str, list[Time]]:
    """What the rows are a part of: for rows of clock times the event whose programme it is."""
    if not all(is_clock(t) for t in times):
        return "", []
    return parent_name(view, i), []


def parent_name(view: View, i: int) -> str:
    """The heading or title that names the event over a programme."""
    owner = view.owner(i)
    candidates = [owner, view.title] if owner != view.title else [view.title]
    for k in candidates:
        if k >= 0 and (words.noun_at_end(view.block_text(k)) or words.noun_inside(view.block_text(k))):
            return view.block_text(k)
    return ""
