"""Frozen dataclasses ↔ Parquet, for the files between the stages: equal rows come back, equal rows give equal bytes.

Text, numbers, truth values and bytes are typed columns; whatever is nested (tuples, dataclasses) is JSON text in a
column of its own. Nothing in the file depends on the clock, the machine or pandas.
"""

from __future__ import annotations

import hashlib
import json
import types
import typing
from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeVar, Union

import pyarrow as pa

from pipeline.errors import StageError
from pipeline.tables.parquet import first_line, read_table, write_table

T = TypeVar("T")
VERSION = "1"

# The names of the contract (TABLES.md, Stages) where a noun's own are shorter: class → {field: column}.
OFFSETS = {"start": "start_char", "end": "end_char"}
COLUMNS: dict[str, dict[str, str]] = {
    "Block": {"index": "block_id", **OFFSETS},
    "Mention": {"block": "block_id", **OFFSETS},
    "Time": {"block": "block_id"},
    "Reject": OFFSETS,
    "Problem": OFFSETS,
}

PLAIN: dict[Any, pa.DataType] = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
    bytes: pa.binary(),
}


def save(rows: Sequence[T], path: Path, cls: type[T]) -> None:
    """Write the rows in their order, whole or not at all.

    Raises:
        OutputError: the file cannot be written.
    """
    write_table(to_table(rows, cls), path)


def to_table(rows: Sequence[T], cls: type[T]) -> pa.Table:
    """The rows in their order, as a file holds them."""
    noun: Any = cls
    plan = _plan(noun)
    arrays = [pa.array(_column(rows, name, kind), type=_arrow(kind)) for name, _, kind in plan]
    schema = pa.schema([pa.field(column, _arrow(kind)) for _, column, kind in plan], {b"gyoji": _mark(noun)})
    return pa.Table.from_arrays(arrays, schema=schema)


def load(path: Path, cls: type[T]) -> list[T]:
    """The rows of a file that `save` has written for this class.

    Raises:
        StageError: the file is missing, damaged, or of another version of the class.
    """
    try:
        table = read_table(path)
    except FileNotFoundError as error:
        raise StageError(f"{path} is missing: run the stage before first") from error
    except (OSError, pa.ArrowException) as error:
        raise StageError(f"{path} is damaged ({first_line(error)}): run the stage that writes it again") from error
    noun: Any = cls
    if (table.schema.metadata or {}).get(b"gyoji") != _mark(noun):
        raise StageError(f"{path} was written by another version of gyoji: run the stage that writes it again")
    columns = [
        [decode(value) for value in table.column(column).to_pylist()]
        for (_, column, _), decode in zip(_plan(noun), _decoders(noun), strict=True)
    ]
    names = [name for name, _, _ in _plan(noun)]
    return [cls(**dict(zip(names, values, strict=True))) for values in zip(*columns, strict=True)]


@cache
def _plan(cls: Any) -> tuple[tuple[str, str, Any], ...]:
    """(field, column, type) of each field of the class."""
    hints = typing.get_type_hints(cls)
    renamed = COLUMNS.get(cls.__name__, {})
    return tuple((f.name, renamed.get(f.name, f.name), hints[f.name]) for f in fields(cls))


@cache
def _mark(cls: Any) -> bytes:
    """Changes when the class, or one that is nested in it, changes its fields."""
    digest = hashlib.sha256(repr(_shape(cls)).encode()).hexdigest()[:16]
    return f"{VERSION}:{cls.__name__}:{digest}".encode()


def _shape(kind: Any) -> Any:
    if is_dataclass(kind) and isinstance(kind, type):
        return kind.__name__, [(name, column, _shape(inner)) for name, column, inner in _plan(kind)]
    if typing.get_origin(kind) is Literal:
        return "str"  # a new word of a vocabulary is no new shape
    if arguments := typing.get_args(kind):
        return "of", [_shape(a) for a in arguments]
    return getattr(kind, "__name__", str(kind))


def _plain(kind: Any) -> Any:
    """The Python type of a typed column, None for what is stored as JSON; `X | None` is X with gaps."""
    if typing.get_origin(kind) is Literal:
        return str
    if typing.get_origin(kind) in (Union, types.UnionType):
        inner = [a for a in typing.get_args(kind) if a is not type(None)]
        return _plain(inner[0]) if len(inner) == 1 else None
    return kind if kind in PLAIN else None


def _arrow(kind: Any) -> pa.DataType:
    return PLAIN[_plain(kind) or str]


def _column(rows: Sequence[Any], name: str, kind: Any) -> list[Any]:
    """What stands in the column of a field."""
    values = [getattr(row, name) for row in rows]
    return values if _plain(kind) else [_encode(value) for value in values]


def _encode(value: Any) -> str | None:
    if value is None:
        return None
    return json.dumps(to_json(value), ensure_ascii=False, separators=(",", ":")) if value != () else ""


def to_json(value: Any) -> Any:
    """Lists and objects of plain values; fields that hold their default are left out."""
    if isinstance(value, tuple):
        return [to_json(v) for v in value]
    noun: Any = type(value)
    if told := _defaults(noun):
        return {name: to_json(v) for name, default in told if (v := getattr(value, name)) != default}
    return value


@cache
def _defaults(kind: Any) -> tuple[tuple[str, Any], ...]:
    """(field, its default) of a dataclass, () of any other type."""
    return tuple((f.name, f.default) for f in fields(kind)) if is_dataclass(kind) else ()


@cache
def _decoders(cls: Any) -> tuple[Callable[[Any], Any], ...]:
    return tuple(_decoder(kind) for _, _, kind in _plan(cls))


def _decoder(kind: Any) -> Callable[[Any], Any]:
    """From a cell of a column to the value of its field."""
    if _plain(kind):
        return lambda value: value
    read = _reader(kind)

    def decode(value: str | None) -> Any:
        if value is None:
            return None
        return read(json.loads(value)) if value else ()

    return decode


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    """From JSON to a value of the type."""
    arguments = typing.get_args(kind)
    if is_dataclass(kind) and isinstance(kind, type):
        inside = {name: _reader(inner) for name, _, inner in _plan(kind)}
        return lambda value: kind(**{name: inside[name](v) for name, v in value.items()})
    if typing.get_origin(kind) is tuple:
        if arguments[-1] is Ellipsis:
            each = _reader(arguments[0])
            return lambda value: tuple(each(v) for v in value)
        several = [_reader(a) for a in arguments]
        return lambda value: tuple(read(v) for read, v in zip(several, value, strict=True))
    if typing.get_origin(kind) in (Union, types.UnionType) and not _plain(kind):
        one = _reader(next(a for a in arguments if a is not type(None)))
        return lambda value: None if value is None else one(value)
    if kind is float or float in arguments:
        return lambda value: None if value is None else float(value)
    return lambda value: value
