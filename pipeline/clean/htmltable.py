"""HTML tables: rows with their header cells, fields where each row is a label and its value.

A table that only lays a page out (other tables, headings or long texts in its cells, one column) is no data.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bs4 import Tag
from bs4.element import NavigableString

from pipeline.clean.draft import bare
from pipeline.clean.fields import known, labels
from pipeline.clean.markup import Line, hidden, is_text
from pipeline.clean.pipes import is_header
from pipeline.model import Cell

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
    tag: Tag
    column: int
    header: bool
    line: Line


def _cells(row: Tag) -> list[Tag]:
    """The cells of a row, not those of tables inside it."""
    return [c for c in row.contents if isinstance(c, Tag) and c.name in ("td", "th")][:MAX_COLUMNS]


def _inside(table: Tag) -> list[Tag]:
    """The elements of a table in order, at most MAX_INSIDE of them."""
    return [x for x in itertools.islice(table.descendants, MAX_INSIDE) if isinstance(x, Tag)]


def _rows(table: Tag) -> list[Tag]:
    return [x for x in _inside(table) if x.name == "tr"][:MAX_ROWS]


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
    names = labels(state.settings)
    fields = _is_fields(grids)
    headers: dict[int, str] = {}
    caption = table.find("caption")
    if isinstance(caption, Tag):
        state.emit(_line(caption, state), _as(context, "caption"))
        state.gap = 0
    for row in grids:
        texts = ["".join(c.line.parts).strip() for c in row]
        filled = [c for c, t in zip(row, texts, strict=True) if t]
        if not filled:
            continue
        head = all(c.header for c in filled) or (not headers and row is grids[0] and is_header(texts, state.settings))
        merged, spans = _join(row, texts)
        draft = state.emit(merged, _as(context, "table_row"))
        if draft is None:
            continue
        cells = [(draft.start + a, draft.start + b, c) for (a, b), c in zip(spans, filled, strict=True)]
        draft.table = number
        label = known(texts[row.index(filled[0])], names)
        if fields and len(filled) == 2 and (label or filled[0].header) and not head:
            draft.kind, draft.label = "field", label or bare(texts[row.index(filled[0])])[:LABEL]
            draft.cells = [
                Cell(cells[0][0], cells[0][1], is_header=True),
                Cell(cells[1][0], cells[1][1], header=draft.label),
            ]
            continue
        if head and len(filled) > 1:
            headers = {c.column: "".join(c.line.parts).strip() for c in filled}
        own = next(("".join(c.line.parts).strip() for c in filled[:1] if c.header), "")
        draft.cells = [
            Cell(a, b, "" if head else headers.get(c.column, own if c is not filled[0] else ""), head or c.header)
            for a, b, c in cells
        ]


def _as(context: Context, kind: str) -> Context:
    return type(context)(kind, 0, context.reason)


def _is_fields(grids: list[list[Grid]]) -> bool:
    """Each row with anything in it is a label and a value."""
    rows = [[c for c in row if "".join(c.line.parts).strip()] for row in grids]
    rows = [r for r in rows if r]
    pairs = [r for r in rows if len(r) == 2 and len("".join(r[0].line.parts).strip()) <= LABEL and r[0].column == 0]
    columns = max((c.column for row in grids for c in row), default=0) + 1
    return columns == 2 and len(pairs) * 3 >= len(rows) * 2 and not all(c.header for c in rows[0])


def _join(row: list[Grid], texts: list[str]) -> tuple[Line, list[tuple[int, int]]]:
    """One line of the cells with text, ` | ` between them; where each stands in it; links moved along."""
    line, spans = Line(), []
    for cell, text in zip(row, texts, strict=True):
        if not text:
            continue
        if line.size:
            line.parts.append(" | ")
            line.size += 3
        lead = len("".join(cell.line.parts)) - len("".join(cell.line.parts).lstrip())
        at = line.size
        line.links += [(at + a - lead, at + b - lead, href) for a, b, href in cell.line.links]
        line.parts.append(text)
        line.size += len(text)
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
            if not hidden(cell):
                row.append(Grid(cell, column, cell.name == "th", _line(cell, None)))
            wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
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
