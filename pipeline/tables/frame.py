"""An Arrow table as a data frame."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pyarrow as pa

from pipeline.tables.contract import PANDAS, Contract


def to_frame(table: Contract, rows: pa.Table) -> pd.DataFrame:
    """Text without nulls, numbers as pandas has them; a column that is not there stays so."""
    return pd.DataFrame(
        {
            c.name: pd.Series(_values(c.kind, rows, c.name), dtype=PANDAS[c.kind])
            for c in table.columns
            if c.name in rows.column_names
        }
    )


def _values(kind: str, rows: pa.Table, name: str) -> list[Any]:
    values: list[Any] = rows.column(name).to_pylist()
    return ["" if v is None else v for v in values] if kind == "string" else values
