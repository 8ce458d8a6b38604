"""The quick check of a table says what pandera says."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from pipeline.tables import checks
from pipeline.tables.contract import PANDAS, Column, contract, contracts
from pipeline.tables.schemas import TABLES

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
    schema = TABLES[table].to_schema().columns[column.name]
    for value in PROBES[column.kind]:
        frame = pd.DataFrame({column.name: pd.Series([value], dtype=PANDAS[column.kind])})
        try:
            schema.validate(frame)
            sound = True
        except Exception:
            sound = False
        assert checks._may_hold(column, frame[column.name]) is sound, value


def frame(**columns: list[Any]) -> pd.DataFrame:
    return pd.DataFrame({name: pd.Series(values, dtype="str") for name, values in columns.items()})


@pytest.mark.parametrize(
    ("data", "sound"),
    [
        (frame(table=["events"], old_id=["ev_a"], id=["ev_b"]), True),
        (frame(table=[], old_id=[], id=[]), True),
        (frame(old_id=["ev_a"], table=["events"], id=["ev_b"]), False),  # another order
        (frame(table=["events"], old_id=["ev_a"]), False),
        (frame(table=["events"], old_id=["ev_a"], id=["ev_b"], more=["x"]), False),
        (frame(table=["events"], old_id=["ev_a"], id=["ev_b"]).astype("object"), False),
        (frame(table=["events"], old_id=["ev_a"], id=["ev_b"]).assign(id=[1]), False),
        (frame(table=["streets"], old_id=["ev_a"], id=["ev_b"]), False),
    ],
)
def test_a_whole_table(data: pd.DataFrame, sound: bool) -> None:
    assert checks.sound(contract("former_ids"), data) is sound
