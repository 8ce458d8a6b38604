"""HTML tables: rows with their header cells, fields where each row is a label and its value.

A table that only lays a page out (other tables, headings or long texts in its cells, one column) is no data.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bs4 import Tag
from bs4.element import NavigableString

from pipeline.clean.draft import Draft, bare
from pipeline.clean.labels import known, labels
from pipeline.clean.markup import Line, hidden, is_text
from pipeline.clean.pipes import is_header
from pipeline.model import Cell, Span

if TYPE_CHECKING:
    from pipeline.clean.tree import Context, Walk

MAX_ROWS = 20_000  # rows of one table that are read
MAX_COLUMNS = 200
MAX_INSIDE = 200_000  # elements and texts of one table that are read
SAMPLE = 30  # rows and cells by which a table is judged
LAYOUT = frozenset({"table", "h1", "h2", "h3", "form"})  # what stands in no table of data
MAX_SPAN = 100
LONG = 400  # characters: a cell longer than that lays a page out
LABEL = 24  # characters of the label of a row


@dataclass(slots=True)
class Grid:
    """A cell in its place: its column, how many rows it spans, and its text."""

    column: int
    rows: int
    header: bool
    line: Line
    text: str
    lead: int  # spaces of the line before the text


def _cells(row: Tag) -> list[Tag]:
    """The cells of a row, not those of tables inside it."""
    return [c for c in row.contents if isinstance(c, Tag) and c.name in ("td", "th")][:MAX_COLUMNS]


def _inside(table: Tag) -> list[Tag]:
    """The elements of a table in order, at most MAX_INSIDE of them."""
    return [x for x in itertools.islice(table.descendants, MAX_INSIDE) if isinstance(x, Tag)]


def _rows(table: Tag) -> list[Tag]:
    return [x for x in _inside(table) if x.name == "tr"][:MAX_ROWS]


def _cut(table: Tag) -> set[str]:
    """Which bounds the table goes over; what stands behind them is not read."""
    out: set[str] = set()
    inside = list(itertools.islice(table.descendants, MAX_INSIDE + 1))
    if len(inside) > MAX_INSIDE:
        out.add(f"a table cut after {MAX_INSIDE} elements")
    rows = [x for x in inside if isinstance(x, Tag) and x.name == "tr"]
    if len(rows) > MAX_ROWS:
        out.add(f"a table cut after {MAX_ROWS} rows")
    if any(len(row.contents) > MAX_COLUMNS and len(_cells(row)) == MAX_COLUMNS for row in rows):
        out.add(f"a row of a table cut after {MAX_COLUMNS} cells")
    return out


def is_data(table: Tag) -> bool:
    """Whether a table holds data: at least two columns, no table, heading or long text in its cells."""
    inside = _inside(table)
    if table.get("role") == "presentation" or any(x.name in LAYOUT for x in inside):
        return False
    rows = [x for x in inside if x.name == "tr"][:SAMPLE]
    if max((len(_cells(row)) for row in rows), default=0) < 2:
        return False
    if any(x.name == "th" for x in inside):
        return True
    return not any(len(x.get_text()) > LONG for x in [x for x in inside if x.name == "td"][:SAMPLE])


def emit(state: Walk, table: Tag, context: Context) -> None:
    """Add the table's caption and a line for each row, its cells joined by ` | `."""
    number, state.tables = state.tables, state.tables + 1
    grids = _grid(table)
    state.cut |= _cut(table)
    names = labels(state.settings)
    fields = _is_fields(grids)
    if len(grids) == 1 and all(c.text and _linked(c) for c in grids[0]):
        context = type(context)(context.kind, 0, context.reason or "navigation")
    headers: dict[int, str] = {}
    caption = next((x for x in table.contents if isinstance(x, Tag) and x.name == "caption"), None)
    if caption is not None:
        state.emit(_line(caption, state), _as(context, "caption"))
        state.gap = 0
    spanning: dict[int, tuple[int, Span]] = {}  # column → the last row that the cell over it reaches, and the cell
    for n, row in enumerate(grids):
        texts = [c.text for c in row]
        filled = [c for c in row if c.text]
        if not filled:
            continue
        head = all(c.header for c in filled) or (not headers and n == 0 and is_header(texts, state.settings))
        merged, spans = _join(row)
        draft = state.emit(merged, _as(context, "table_row"))
        if draft is None:
            continue
        cells = [(draft.start + a, draft.start + b, c) for (a, b), c in zip(spans, row, strict=True)]
        draft.table = number
        draft.over = [span for column, (last, span) in sorted(spanning.items()) if last >= n]
        spanning |= {c.column: (n + c.rows - 1, (a, b)) for a, b, c in cells if c.rows > 1 and b > a}
        label = known(filled[0].text, names)
        if fields and len(filled) == 2 and (label or filled[0].header) and not head:
            _as_field(draft, label or bare(filled[0].text)[:LABEL], [(a, b) for a, b, c in cells if c.text])
            continue
        if head and len(filled) > 1:
            headers = {c.column: c.text for c in filled}
        own = filled[0].text if filled[0].header else ""
        draft.cells = [
            Cell(a, b, "" if head else headers.get(c.column, own if c is not filled[0] else ""), head or c.header)
            for a, b, c in cells
        ]


def _linked(cell: Grid) -> bool:
    """Nothing but a link stands in the cell."""
    return sum(b - a for a, b, _ in cell.line.links) >= len(cell.text)


def _as_field(draft: Draft, label: str, spans: list[Span]) -> None:
    draft.kind, draft.label, draft.over = "field", label, []
    draft.cells = [Cell(*spans[0], is_header=True), Cell(*spans[1], header=label)]


def _as(context: Context, kind: str) -> Context:
    return type(context)(kind, 0, context.reason)


def _is_fields(grids: list[list[Grid]]) -> bool:
    """Each row with anything in it is a label and a value."""
    rows = [[c for c in row if c.text] for row in grids]
    rows = [r for r in rows if r]
    pairs = [r for r in rows if len(r) == 2 and len(r[0].text) <= LABEL and r[0].column == 0]
    columns = max((c.column for row in grids for c in row), default=0) + 1
    return columns == 2 and len(pairs) * 3 >= len(rows) * 2 and not all(c.header for c in rows[0])


def _join(row: list[Grid]) -> tuple[Line, list[Span]]:
    """One line of the cells, ` | ` between them, empty ones too; where each stands in it; links moved along."""
    line, spans = Line(whole=True), []
    for n, cell in enumerate(row):
        if n:
            line.parts.append(" | ")
            line.size += 3
        at, lead = line.size, cell.lead
        line.links += [(at + a - lead, at + b - lead, href) for a, b, href in cell.line.links]
        line.parts.append(cell.text)
        line.size += len(cell.text)
        spans.append((at, line.size))
    return line, spans


def _grid(table: Tag) -> list[list[Grid]]:
    """The cells of each row with the columns they stand in, row and column spans counted."""
    out: list[list[Grid]] = []
    down: dict[int, int] = {}  # column → rows that a cell above still covers
    for tr in _rows(table):
        row: list[Grid] = []
        column = 0
        for cell in _cells(tr):
            while down.get(column, 0) > 0:
                down[column] -= 1
                column += 1
            wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
            if not hidden(cell):
                line = _line(cell, None)
                whole = "".join(line.parts)
                row.append(Grid(column, high, cell.name == "th", line, whole.strip(), len(whole) - len(whole.lstrip())))
            for k in range(column, column + wide):
                down[k] = high - 1
            column += wide
        for k in [k for k in down if k >= column and down[k] > 0]:
            down[k] -= 1
        out.append(row)
    return out


def _span(cell: Tag, name: str) -> int:
    value = str(cell.get(name) or "1").strip()
    return min(max(int(value), 1), MAX_SPAN) if value.isascii() and value.isdigit() and len(value) < 5 else 1


def _line(tag: Tag, state: Walk | None) -> Line:
    """The shown text of a cell on one line; a line break or a new block inside it becomes a space."""
    line = Line()
    stack: list[tuple[object, str]] = [(c, "") for c in reversed(tag.contents)]
    while stack:
        node, href = stack.pop()
        if is_text(node):
            begin = line.size
            line.add(str(node))
            if href and line.size > begin:
                line.links.append((begin, line.size, href))
        elif isinstance(node, Tag) and not hidden(node):
            if node.name in ("br", "p", "div", "li", "ul"):
                line.add(" ")
            target = str(node.get("href") or "") if node.name == "a" else href
            if node.name in ("p", "div", "li"):
                stack.append((NavigableString(" "), ""))
            stack.extend((c, target) for c in reversed(node.contents))
    return line
