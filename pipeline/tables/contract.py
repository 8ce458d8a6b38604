"""What the writers need to know of a table, read off its pandera model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import pyarrow as pa

Kind = Literal["string", "integer", "number", "boolean"]
ARROW: dict[Kind, pa.DataType] = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
}
SQL: dict[Kind, str] = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"}
PANDAS: dict[Kind, str] = {"string": "str", "integer": "int64", "number": "float64", "boolean": "boolean"}


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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


def _kind(dtype: Any) -> Kind:
    name = str(dtype)
    if name.startswith("int"):
        return "integer"
    if name.startswith("float"):
        return "number"
    return "boolean" if name.startswith("bool") else "string"


_KNOWN: dict[str, Contract] = {}


def contract(name: str) -> Contract:
    """The contract of one table."""
    return _known()[name]


def contracts() -> list[Contract]:
    """All tables; one that others refer to stands before them."""
    return list(_known().values())


def learn(told: Sequence[Contract]) -> None:
    """Take over what another process has read off the models: pandera and pandas take a second to load."""
    _KNOWN.update((table.name, table) for table in told)


def _known() -> dict[str, Contract]:
    if not _KNOWN:
        from pipeline.tables.schemas import TABLES

        learn([_read(name, model) for name, model in TABLES.items()])
    return _KNOWN


def _read(name: str, model: Any) -> Contract:
    columns = [
        Column(name=column, kind=_kind(c.dtype), title=c.title, description=c.description, **c.metadata)
        for column, c in model.to_schema().columns.items()
    ]
    return Contract(name, (model.__doc__ or "").strip(), tuple(columns))
