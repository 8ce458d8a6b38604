"""What a run has changed, told by the tables of two folders."""

import csv
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.engine.changes import write_changes
from pipeline.tables.arrow import gathered, ordered
from pipeline.tables.contract import contract, contracts
from pipeline.tables.parquet import ROW_GROUP, parquet_writer

ALIASES = [("ev_1", "b"), ("ev_1", "c"), ("ev_2", "a")]


def aliases(*rows: tuple[str, str]) -> pa.Table:
    made: list[dict[str, Any]] = [{"table": "events", "row_id": i, "alias": a, "page_id": "pg_1"} for i, a in rows]
    return ordered(contract("aliases"), [gathered(contract("aliases"), made)])


def organizations(*rows: tuple[str, str, int]) -> pa.Table:
    table = contract("organizations")
    made = [
        {"organization_id": i, "name": n, "city_id": "", "pages": p, "confidence": 1.0, "review": "none"}
        for i, n, p in rows
    ]
    return ordered(table, [gathered(table, made)])


def folder(path: Path, size: int = ROW_GROUP, **tables: pa.Table) -> Path:
    path.mkdir()
    for table in contracts():
        rows = tables.get(table.name, ordered(table, []))
        with parquet_writer(path / f"{table.name}.parquet", rows.schema) as file:
            for at in range(0, max(1, len(rows)), size):
                file.write_table(rows.slice(at, size))
    return path


def told(old: Path, new: Path, tmp_path: Path) -> list[list[str]]:
    write_changes(old, new, tmp_path / "run" / "changes.csv")
    with (tmp_path / "run" / "changes.csv").open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    assert header == ["table", "row_id", "change", "column", "old", "new"]
    assert [p.name for p in (tmp_path / "run").iterdir()] == ["changes.csv"]
    return rows


@pytest.mark.parametrize("size", [1, 2, 100])
def test_rows_are_compared_a_few_at_a_time(tmp_path: Path, size: int) -> None:
    """However many rows a file has in a group: what changes is told once, and what moves is no change."""
    old = organizations(("or_1", "港", 2), ("or_2", "森", 1), ("or_4", "川", 1))
    new = organizations(("or_1", "港", 3), ("or_3", "水", 1), ("or_4", "川", 1))
    before = folder(tmp_path / "old", size, organizations=old, aliases=aliases(*ALIASES))
    after = folder(tmp_path / "new", organizations=new, aliases=aliases(*ALIASES))
    assert told(before, after, tmp_path) == [
        ["organizations", "or_1", "changed", "pages", "2", "3"],
        ["organizations", "or_2", "removed", "", "", ""],
        ["organizations", "or_3", "added", "", "", ""],
    ]


def test_tables_of_an_older_version_are_compared_by_their_keys(tmp_path: Path) -> None:
    """A column that they lack was empty, one that is no more is not told of, their order is none."""
    old = folder(tmp_path / "old")
    rows = pa.table(
        {"pages": ["2", "1"], "name": ["森", "港"], "organization_id": ["or_2", "or_1"], "rank": ["x", "y"]}
    )
    pq.write_table(rows, old / "organizations.parquet")
    new = folder(tmp_path / "new", organizations=organizations(("or_1", "港", 1), ("or_2", "森", 3)))
    assert told(old, new, tmp_path) == [
        ["organizations", "or_1", "changed", "confidence", "", "1"],
        ["organizations", "or_1", "changed", "review", "", "none"],
        ["organizations", "or_2", "changed", "pages", "2", "3"],
        ["organizations", "or_2", "changed", "confidence", "", "1"],
        ["organizations", "or_2", "changed", "review", "", "none"],
    ]


def test_a_table_that_cannot_be_read_was_empty(tmp_path: Path) -> None:
    old, new = folder(tmp_path / "old"), folder(tmp_path / "new", aliases=aliases(("ev_1", "a")))
    (old / "aliases.parquet").write_bytes(b"no table")
    assert [row[:3] for row in told(old, new, tmp_path)] == [["aliases", "events;ev_1;a;pg_1", "added"]]


def test_nothing_is_told_where_there_was_nothing(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    assert told(tmp_path / "none", folder(tmp_path / "new", aliases=aliases(("ev_1", "a"))), tmp_path) == []
