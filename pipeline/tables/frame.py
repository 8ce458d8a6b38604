"""An Arrow table as a data frame, and what pandera says of one: pandas and pandera take a second to load."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pandera.pandas as pandera
import pyarrow as pa

from pipeline.tables.contract import PANDAS, Column, Contract


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


def schema_of(table: Contract) -> pandera.DataFrameSchema:
    """What a frame of the table must be: no column but those of the contract, in their order."""
    columns = {
        c.name: pandera.Column(PANDAS[c.kind], _checks(c), nullable=c.kind != "string" and not c.required)
        for c in table.columns
    }
    return pandera.DataFrameSchema(columns, strict=True, ordered=True)


def _checks(c: Column) -> list[pandera.Check]:
    checks = []
    if c.values:
        checks.append(pandera.Check.isin(c.values if c.required else ("", *c.values)))
    elif c.required and c.kind == "string":
        checks.append(pandera.Check.str_length(min_value=1))
    if c.least is not None:
        checks.append(pandera.Check.ge(c.least))
    if c.most is not None:
        checks.append(pandera.Check.le(c.most))
    if c.pattern:
        checks.append(pandera.Check.str_matches(rf"(?:{c.pattern})\Z"))
    return checks
