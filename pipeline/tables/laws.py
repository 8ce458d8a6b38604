"""What holds for all rows, asserted: values that their columns may hold, references to rows, the offset law."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.tables.checks import sound
from pipeline.tables.contract import contract


def check_values(name: str, table: pa.Table) -> None:
    """Every value of a table may stand in its column."""
    if not sound(contract(name), table):
        _explain(name, table)
        raise AssertionError(f"table {name} breaks its contract")


def check_reference(what: str, column: pa.ChunkedArray, other: str, known: pa.Array | pa.ChunkedArray) -> None:
    """Every id of a column is that of a row; a cell without one refers to nothing."""
    there = pc.or_(pc.is_null(column), pc.is_in(column, value_set=known))
    if not pc.all(there, min_count=0).as_py():
        lost = column.filter(pc.invert(there))[0].as_py()
        raise AssertionError(f"{what}: {lost} is not in {other}")


def check_offsets(name: str, table: pa.Table, texts: Mapping[str, str]) -> None:
    """The offset law: on every row that has offsets, `text` is exactly that piece of the page."""
    if not contract(name).has_offsets:
        return
    columns = (table.column(c).to_pylist() for c in ("page_id", "start_char", "end_char", "text"))
    for page_id, start, end, text in zip(*columns, strict=True):
        assert texts[page_id][start:end] == (text or ""), f"{name}: {page_id}[{start}:{end}] is not {text!r}"


def _explain(name: str, table: pa.Table) -> None:
    """Ask pandera, which is slow to load and says what is wrong, about a table that is not sound."""
    from pipeline.tables.frame import schema_of, to_frame

    try:
        schema_of(contract(name)).validate(to_frame(contract(name), table))
    except Exception as error:  # pandera's own errors print whole frames
        raise AssertionError(f"table {name} breaks its contract: {str(error).splitlines()[0][:300]}") from error
