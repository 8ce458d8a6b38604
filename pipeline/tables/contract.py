"""What the writers need to know of a table, read off its declaration (schemas/)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

import pyarrow as pa

Kind = Literal["string", "integer", "number", "boolean"]
ARROW: dict[Kind, pa.DataType] = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
}
SQL: dict[Kind, str] = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"}
KINDS: dict[str, Kind] = {"str": "string", "int": "integer", "float": "number", "bool": "boolean"}  # by declared types
PANDAS: dict[Kind, str] = {"string": "str", "integer": "int64", "number": "float64", "boolean": "boolean"}


@dataclass(frozen=True, slots=True, eq=False)  # what is known of one is remembered by it
class Column:
    name: str
    kind: Kind
    title: str
    description: str
    key: bool
    required: bool
    ref: str  # "table.column", "" where it refers to nothing
    values: tuple[str, ...]
    least: float | None
    most: float | None
    pattern: str


@dataclass(frozen=True, slots=True, eq=False)
class Contract:
    """One table: its columns in their order."""

    name: str
    description: str
    columns: tuple[Column, ...]

    @property
    def key(self) -> list[str]:
        return [c.name for c in self.columns if c.key]

    @property
    def refs(self) -> list[tuple[str, str, str]]:
        """(column, table, column of that table) of each foreign key."""
        return [(c.name, *_split(c.ref)) for c in self.columns if c.ref]

    @property
    def names(self) -> list[str]:
        return [c.name for c in self.columns]

    @property
    def has_offsets(self) -> bool:
        return {"page_id", "start_char", "end_char", "text"} <= set(self.names)


def _split(ref: str) -> tuple[str, str]:
    table, _, column = ref.partition(".")
    return table, column


def contract(name: str) -> Contract:
    """The contract of one table."""
    return _known()[name]


def contracts() -> list[Contract]:
    """All tables; one that others refer to stands before them."""
    return list(_known().values())


@cache
def _known() -> dict[str, Contract]:
    from pipeline.tables.schemas import TABLES

    return {name: _read(name, declared) for name, declared in TABLES.items()}


def _read(name: str, declared: type) -> Contract:
    kinds = declared.__annotations__
    columns = [
        replace(c, name=column, kind=KINDS[kinds[column]])
        for column, c in vars(declared).items()
        if isinstance(c, Column)
    ]
    return Contract(name, (declared.__doc__ or "").strip(), tuple(columns))
