"""`EXTRACTED/run/changes.csv`: what this run has changed in the tables, cell by cell.

Rows: table, row_id (the key; several columns are joined by `;`), change (`added`, `changed`, `removed`), column, old,
new; a row added or removed is one line without column and values. The first run has nothing to compare with, and so
has a run over tables that cannot be read.
"""

from __future__ import annotations

import contextlib
import csv
import filecmp
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.tables.arrow import key_of, schema
from pipeline.tables.contract import Contract, contracts
from pipeline.tables.merging import differing, of_rows
from pipeline.tables.parquet import row_groups
from pipeline.tables.runs import Runs
from pipeline.tables.writing import Told

COLUMNS = ("table", "row_id", "change", "column", "old", "new")
Change = tuple[str, str, str, str, str, str]


def write_changes(old: Path, new: Path, path: Path) -> None:
    """Compare the Parquet tables of two folders."""
    with changes_told(path) as told, TemporaryDirectory(dir=path.parent) as spare:
        for table in contracts() if all((old / f"{table.name}.parquet").exists() for table in contracts()) else ():
            before, after = (folder / f"{table.name}.parquet" for folder in (old, new))
            if not filecmp.cmp(before, after, shallow=False):
                rows = _as_now(table, before, Path(spare))
                for went, came in differing(rows, row_groups(after), key_of(table), schema(table).empty_table()):
                    told(table, went, came)


@contextmanager
def changes_told(path: Path) -> Iterator[Told]:
    """Takes the rows that went and those that came, some at a time, and writes what that changes.

    Rows of one key are told of together.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        yield lambda table, went, came: writer.writerows(_of_table(table, went, came))


def write_no_changes(path: Path) -> None:
    path.write_text(",".join(COLUMNS) + "\n", encoding="utf-8")


def _as_now(table: Contract, path: Path, spare: Path) -> Iterator[pa.Table]:
    """The rows of an old file, as far as it can be read; those of an older version in today's columns and order."""
    now = pa.schema([field.with_nullable(True) for field in schema(table)])
    runs = Runs(now.empty_table(), key_of(table), spare / table.name)
    with contextlib.suppress(OSError, pa.ArrowException):
        for rows in row_groups(path):
            if (rows.schema.names, rows.schema.types) == (now.names, now.types):
                yield rows
            else:
                lacking = pa.nulls(len(rows), pa.string())
                found = [rows.column(n) if n in rows.column_names else lacking for n in now.names]
                runs.add(pa.table(dict(zip(now.names, found, strict=True))).cast(now))
    yield from runs.ordered()


def _of_table(table: Contract, went: pa.Table, came: pa.Table) -> Iterator[Change]:
    """Of rows that went and those that came; what is among both has not changed."""
    gone, new_rows = of_rows(went, came)
    old, new = _by_key(table, went.filter(gone)), _by_key(table, new_rows)
    for key in sorted(old.keys() | new.keys()):
        if key not in old or key not in new:
            yield table.name, key, "removed" if key in old else "added", "", "", ""
            continue
        for column, a, b in zip(table.names, old[key], new[key], strict=True):
            if a != b:
                yield table.name, key, "changed", column, a or "", b or ""


def _by_key(table: Contract, rows: pa.Table) -> dict[str, tuple[str | None, ...]]:
    """The cells of each row as text."""
    columns = [pc.cast(column, pa.string()).to_pylist() for column in rows.columns]
    at = [table.names.index(name) for name in table.key or table.names]
    return {";".join(row[i] or "" for i in at): row for row in zip(*columns, strict=True)}
