"""The quick check of a table says what pandera says."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pyarrow as pa
import pytest

from pipeline.tables import checks
from pipeline.tables.contract import ARROW, PANDAS, Column, contract, contracts
from pipeline.tables.frame import schema_of

TEXT = pa.string()
DIFFERENT = {
    (c.kind, c.required, c.values, c.least, c.most, c.pattern): (t.name, c) for t in contracts() for c in t.columns
}  # one column of each sort
PROBES: dict[str, tuple[Any, ...]] = {
    "string": (
        "",
        "x",
        "pg_x",
        "ev_",
        "st_x\n",
        "JP",
        "jp",
        "held",
        "day",
        "UTC+04:00",
        "2024-11-12",
        "2024-1-2",
        "true",
    ),
    "integer": (-1, 0, 7),
    "number": (None, -200.0, -0.1, 0.5, 1.0, 1.1, 200.0),
    "boolean": (None, True, False),
}


@pytest.mark.parametrize(("table", "column"), DIFFERENT.values(), ids=lambda x: getattr(x, "name", x))
def test_each_sort_of_column(table: str, column: Column) -> None:
    schema = schema_of(contract(table)).columns[column.name]
    for value in PROBES[column.kind]:
        frame = pd.DataFrame({column.name: pd.Series([value], dtype=PANDAS[column.kind])})
        try:
            schema.validate(frame)
            sound = True
        except Exception:
            sound = False
        cells = pa.chunked_array([pa.array([value if value != "" else None], ARROW[column.kind])])
        assert checks._may_hold(column, cells) is sound, value


def rows(kind: pa.DataType = TEXT, **columns: list[Any]) -> pa.Table:
    return pa.table({name: pa.array(values, kind) for name, values in columns.items()})


@pytest.mark.parametrize(
    ("data", "sound"),
    [
        (rows(table=["events"], old_id=["ev_a"], id=["ev_b"]), True),
        (rows(table=[], old_id=[], id=[]), True),
        (rows(old_id=["ev_a"], table=["events"], id=["ev_b"]), False),  # another order
        (rows(table=["events"], old_id=["ev_a"]), False),
        (rows(table=["events"], old_id=["ev_a"], id=["ev_b"], more=["x"]), False),
        (rows(pa.large_string(), table=["events"], old_id=["ev_a"], id=["ev_b"]), False),
        (rows(pa.int64(), table=[], old_id=[], id=[]), False),
        (rows(table=["streets"], old_id=["ev_a"], id=["ev_b"]), False),
    ],
)
def test_a_whole_table(data: pa.Table, sound: bool) -> None:
    assert checks.sound(contract("former_ids"), data) is sound
