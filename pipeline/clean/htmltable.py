"""HTML tables: rows with their header cells, fields where each row is a label and its value.

A table that only lays a page out (other tables, headings or long texts in its cells, one column) is no data.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from pipeline.clean.draft import Draft, bare
from pipeline.clean.htmlgrid import MAX_COLUMNS, MAX_INSIDE, MAX_ROWS, Grid, cell_line, cells_of, elements_of, grid
from pipeline.clean.labels import known, labels
from pipeline.clean.markup import Line
from pipeline.clean.nodes import Node
from pipeline.clean.pipes import is_header
from pipeline.model import Cell, Span

if TYPE_CHECKING:
    from pipeline.clean.tree import Context, Walk

SAMPLE = 30  # rows and cells by which a table is judged
LAYOUT = frozenset({"table", "h1", "h2", "h3", "form"})  # what stands in no table of data
LONG = 400  # characters: a cell longer than that lays a page out
LABEL = 24  # characters of the label of a row


def _cut(table: Node) -> set[str]:
    """Which bounds the table goes over; what stands behind them is not read."""
    out: set[str] = set()
    found = list(itertools.islice(table.descendants(), MAX_INSIDE + 1))
    if len(found) > MAX_INSIDE:
        out.add(f"a table cut after {MAX_INSIDE} elements")
    rows = [x for x in found if isinstance(x, Node) and x.name == "tr"]
    if len(rows) > MAX_ROWS:
        out.add(f"a table cut after {MAX_ROWS} rows")
    if any(len(row.contents) > MAX_COLUMNS and len(cells_of(row)) == MAX_COLUMNS for row in rows):
        out.add(f"a row of a table cut after {MAX_COLUMNS} cells")
    return out


def is_data(table: Node) -> bool:
    """Whether a table holds data: at least two columns, no table, heading or long text in its cells."""
    inside = elements_of(table)
    if table.get("role") == "presentation" or any(x.name in LAYOUT for x in inside):
        return False
    rows = [x for x in inside if x.name == "tr"][:SAMPLE]
    if max((len(cells_of(row)) for row in rows), default=0) < 2:
        return False
    if any(x.name == "th" for x in inside):
        return True
    return not any(len(x.text()) > LONG for x in [x for x in inside if x.name == "td"][:SAMPLE])


def emit(state: Walk, table: Node, context: Context) -> None:
    """Add the table's caption and a line for each row, its cells joined by ` | `."""
    number, state.tables = state.tables, state.tables + 1
    grids = grid(table)
    state.cut |= _cut(table)
    names = labels(state.settings)
    fields = _is_fields(grids)
    if len(grids) == 1 and all(c.text and _linked(c) for c in grids[0]):
        context = type(context)(context.kind, 0, context.reason or "navigation")
    headers: dict[int, str] = {}
    caption = next((x for x in table.contents if isinstance(x, Node) and x.name == "caption"), None)
    if caption is not None:
        state.emit(cell_line(caption), _as(context, "caption"))
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
