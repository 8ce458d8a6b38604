"""Rows as Arrow tables: typed columns, each row once, in the order of the table's key; an empty cell is null."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from operator import itemgetter
from typing import Any

import pyarrow as pa

from pipeline.tables.contract import ARROW, Column, Contract
from pipeline.tables.flat import Row
from pipeline.tables.order import sorted_by

DIGITS = 4  # of confidences and scores: enough to sort by, few enough to be the same on every machine


@cache
def schema(table: Contract) -> pa.Schema:
    return pa.schema([pa.field(c.name, ARROW[c.kind], nullable=not c.required) for c in table.columns])


def key_of(table: Contract) -> list[str]:
    """The columns by which a table is sorted, and which no two rows share: all of them where it has no key."""
    return table.key or table.names


def gathered(table: Contract, made: Iterable[Row]) -> pa.Table:
    """Rows as columns, in the order given; a row whose key is there already is left out.

    Raises:
        AssertionError: a value is not of its column's type.
    """
    key = itemgetter(*key_of(table))
    unique: dict[Any, Row] = {}
    for row in made:
        unique.setdefault(key(row), row)
    arrays = [_array(table, c, [row[c.name] for row in unique.values()]) for c in table.columns]
    return pa.Table.from_arrays(arrays, schema=schema(table))


def _array(table: Contract, c: Column, values: list[Any]) -> pa.Array:
    if c.kind == "string":
        values = [v or None for v in values]
    elif c.kind == "number" and c.most == 1:
        values = [None if v is None else round(float(v), DIGITS) for v in values]
    try:
        return pa.array(values, type=ARROW[c.kind])
    except (pa.ArrowException, TypeError) as error:
        raise AssertionError(f"table {table.name} breaks its contract: {c.name}: {error}") from error


def ordered(table: Contract, pieces: Sequence[pa.Table]) -> pa.Table:
    """All rows of the pieces, sorted by key as Python sorts tuples of text: by code points, nothing first."""
    return sorted_by(pa.concat_tables([schema(table).empty_table(), *pieces]), key_of(table))
