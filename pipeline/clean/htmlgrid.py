"""The cells of an HTML table in their places: columns, spans over rows and columns, the text of each."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from pipeline.clean.markup import Line, hidden
from pipeline.clean.nodes import Node

MAX_ROWS = 20_000  # rows of one table that are read
MAX_COLUMNS = 200
MAX_INSIDE = 200_000  # elements and texts of one table that are read
MAX_SPAN = 100


@dataclass(slots=True)
class Grid:
    """A cell in its place: its column, how many rows it spans, and its text."""

    column: int
    rows: int
    header: bool
    line: Line
    text: str
    lead: int  # spaces of the line before the text


def cells_of(row: Node) -> list[Node]:
    """The cells of a row, not those of tables inside it."""
    return [c for c in row.contents if isinstance(c, Node) and c.name in ("td", "th")][:MAX_COLUMNS]


def elements_of(table: Node) -> list[Node]:
    """The elements of a table in order, at most MAX_INSIDE of them."""
    return [x for x in itertools.islice(table.descendants(), MAX_INSIDE) if isinstance(x, Node)]


def rows_of(table: Node) -> list[Node]:
    return [x for x in elements_of(table) if x.name == "tr"][:MAX_ROWS]


def grid(table: Node) -> list[list[Grid]]:
    """The cells of each row with the columns they stand in, row and column spans counted."""
    out: list[list[Grid]] = []
    down: dict[int, int] = {}  # column → rows that a cell above still covers
    for tr in rows_of(table):
        row: list[Grid] = []
        column = 0
        for cell in cells_of(tr):
            while down.get(column, 0) > 0:
                down[column] -= 1
                column += 1
            wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
            if not hidden(cell):
                line = cell_line(cell)
                whole = "".join(line.parts)
                row.append(Grid(column, high, cell.name == "th", line, whole.strip(), len(whole) - len(whole.lstrip())))
            for k in range(column, column + wide):
                down[k] = high - 1
            column += wide
        for k in [k for k in down if k >= column and down[k] > 0]:
            down[k] -= 1
        out.append(row)
    return out


def _span(cell: Node, name: str) -> int:
    value = (cell.get(name) or "1").strip()
    return min(max(int(value), 1), MAX_SPAN) if value.isascii() and value.isdigit() and len(value) < 5 else 1


def cell_line(tag: Node) -> Line:
    """The shown text of a cell on one line; a line break or a new block inside it becomes a space."""
    line = Line()
    stack: list[tuple[Node | str, str]] = [(c, "") for c in reversed(tag.contents)]
    while stack:
        node, href = stack.pop()
        if isinstance(node, str):
            begin = line.size
            line.add(node)
            if href and line.size > begin:
                line.links.append((begin, line.size, href))
        elif not hidden(node):
            if node.name in ("br", "p", "div", "li", "ul"):
                line.add(" ")
            target = node.get("href") if node.name == "a" else href
            if node.name in ("p", "div", "li"):
                stack.append((" ", ""))
            stack.extend((c, target) for c in reversed(node.contents))
    return line
