"""Tables in which every free text is another one."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd

from pipeline.tables.contract import Column, contracts


def is_free(column: Column) -> bool:
    """Whether a column holds whatever a page says."""
    fixed = column.key or column.ref or column.values or column.pattern or column.name.endswith("_id")
    return column.kind == "string" and not fixed


def replaced(tables: Mapping[str, pd.DataFrame], text: Callable[[str], str], url: str) -> dict[str, pd.DataFrame]:
    """The tables with `text` of each free text, and `url` as the address of every page."""
    out = {}
    for table in contracts():
        frame = tables[table.name].copy()
        for column in filter(is_free, table.columns):
            frame[column.name] = [text(value) for value in frame[column.name]]
        out[table.name] = frame.assign(url=url) if table.name == "pages" else frame
    return out
