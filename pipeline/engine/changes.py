"""`EXTRACTED/run/changes.csv`: what this run has changed in the tables, cell by cell.

Rows: table, row_id (the key; several columns are joined by `;`), change (`added`, `changed`, `removed`), column, old,
new; a row added or removed is one line without column and values. The first run has nothing to compare with, and so
has a run over tables that cannot be read.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.tables.contract import Contract, contracts
from pipeline.tables.writing import Told

COLUMNS = ("table", "row_id", "change", "column", "old", "new")
EMPTY = "\x00"  # of a cell without a value, apart from all text
SEPARATOR = "\x1f"
Change = tuple[str, str, str, str, str, str]


def write_changes(old: Path, new: Path, path: Path) -> int:
    """Compare the Parquet tables of two folders; gives the number of lines written."""
    count = 0
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for count, change in enumerate(_changes(old, new), start=1):  # noqa: B007
            writer.writerow(change)
    return count


@contextmanager
def changes_told(path: Path) -> Iterator[Told]:
    """Takes, table by table, the rows that went and those that came, and writes what that changes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        yield lambda table, went, came: writer.writerows(_of_table(table, _texts(went), _texts(came)))


def write_no_changes(path: Path) -> None:
    path.write_text(",".join(COLUMNS) + "\n", encoding="utf-8")


def _changes(old: Path, new: Path) -> Iterator[Change]:
    if not all((old / f"{table.name}.parquet").exists() for table in contracts()):
        return
    for table in contracts():
        before, after = (folder / f"{table.name}.parquet" for folder in (old, new))
        if not _same(before, after):
            yield from _of_table(table, _read(before, table), _read(after, table))


def _same(one: Path, other: Path) -> bool:
    return one.stat().st_size == other.stat().st_size and one.read_bytes() == other.read_bytes()


def _read(path: Path, table: Contract) -> pa.Table:
    """The table's cells as text. Columns that it lacks, as an older version wrote it, are empty."""
    try:
        found = pq.ParquetFile(path, page_checksum_verification=True).read()
    except (OSError, pa.ArrowException):
        return pa.table({name: pa.array([], pa.string()) for name in table.names})
    cells = []
    for name in table.names:
        column = found.column(name) if name in found.column_names else pa.nulls(len(found), pa.string())
        cells.append(pc.cast(column, pa.string()))
    return pa.table(dict(zip(table.names, cells, strict=True)))


def _texts(rows: pa.Table) -> pa.Table:
    return pa.table({name: pc.cast(rows.column(name), pa.string()) for name in rows.column_names})


def _of_table(table: Contract, before: pa.Table, after: pa.Table) -> Iterator[Change]:
    lines = [_lines(rows) for rows in (before, after)]
    old = _by_key(table, before.filter(pc.invert(pc.is_in(lines[0], value_set=lines[1]))))
    new = _by_key(table, after.filter(pc.invert(pc.is_in(lines[1], value_set=lines[0]))))
    for key in sorted(old.keys() | new.keys()):
        if key not in old or key not in new:
            yield table.name, key, "removed" if key in old else "added", "", "", ""
            continue
        for column, a, b in zip(table.names, old[key], new[key], strict=True):
            if a != b:
                yield table.name, key, "changed", column, a or "", b or ""


def _lines(rows: pa.Table) -> pa.Array:
    """Each row as one text."""
    columns = [pc.fill_null(column, EMPTY) for column in rows.columns]
    lines = pc.binary_join_element_wise(*columns, SEPARATOR)
    return lines.combine_chunks() if isinstance(lines, pa.ChunkedArray) else lines


def _by_key(table: Contract, rows: pa.Table) -> dict[str, tuple[str | None, ...]]:
    columns = [column.to_pylist() for column in rows.columns]
    at = [table.names.index(name) for name in table.key or table.names]
    return {";".join(row[i] or "" for i in at): row for row in zip(*columns, strict=True)}
