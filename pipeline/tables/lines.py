"""Rows as the lines of a CSV file, a column at a time: UTF-8, "\\n", RFC 4180."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.tables.contract import Contract, Kind

SPECIAL = '[",\r\n]'  # what makes a cell stand in quotes
DIGITS = "{:.10g}"


def lines(table: Contract, rows: pa.Table) -> bytes:
    """A line for each row; a cell with a comma, a quote or a line break in quotes, an empty one without."""
    if not len(rows):
        return b""
    cells = [_cells(c.kind, rows.column(c.name).combine_chunks()) for c in table.columns]
    cells[-1] = pc.binary_join_element_wise(cells[-1], _text("\n"), _text(""))
    text: pa.Array = pc.binary_join_element_wise(*cells, _text(","))
    return _bytes(text)


def header(table: Contract) -> bytes:
    return (",".join(table.names) + "\n").encode()


def _cells(kind: Kind, column: pa.Array) -> pa.Array:
    if kind == "number":
        column = pa.array([None if v is None else DIGITS.format(v) for v in column.to_pylist()], pa.large_string())
    column = pc.cast(column, pa.large_string())
    if kind == "string":
        special = pc.match_substring_regex(column, SPECIAL)
        if pc.any(special).as_py():
            inner = pc.replace_substring(column, '"', '""')
            column = pc.if_else(special, pc.binary_join_element_wise(_text('"'), inner, _text('"'), _text("")), column)
    return pc.fill_null(column, _text(""))


def _text(text: str) -> Any:
    return pa.scalar(text, pa.large_string())


def _bytes(text: pa.Array) -> bytes:
    """The texts of an array, which lie one after the other in its buffer."""
    _, offsets, data = text.buffers()
    ends = memoryview(offsets).cast("q")
    return bytes(memoryview(data)[ends[text.offset] : ends[text.offset + len(text)]])
