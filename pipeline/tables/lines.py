"""Rows as the lines of a CSV file, a column at a time: UTF-8, "\\n", RFC 4180."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.tables.contract import Contract, Kind

SPECIAL = '[",\r\n]'  # what makes a cell stand in quotes
DIGITS = "{:.10g}"


def lines(table: Contract, rows: pa.Table) -> tuple[bytes, npt.NDArray[np.int64]]:
    """A line for each row; and where each of them begins, and the last one ends.

    A cell with a comma, a quote or a line break stands in quotes, an empty one without.
    """
    if not len(rows):
        return b"", np.zeros(1, np.int64)
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


def _bytes(text: pa.Array) -> tuple[bytes, npt.NDArray[np.int64]]:
    """The texts of an array, which lie one after the other in its buffer, and where they do."""
    _, offsets, data = text.buffers()
    ends = np.frombuffer(offsets, np.int64)[text.offset : text.offset + len(text) + 1]
    return bytes(memoryview(data)[ends[0] : ends[-1]]), ends - ends[0]
