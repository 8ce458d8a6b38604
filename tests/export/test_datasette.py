"""The folder for Datasette: the database as it is, and a description of every table and column."""

import json
import sqlite3
from pathlib import Path

import pytest

from pipeline.errors import StageError
from pipeline.export.datasette import metadata, write_datasette


def test_every_table_and_column_of_the_database_is_described(extracted: Path, tmp_path: Path) -> None:
    write_datasette(extracted, tmp_path / "out")
    tables = json.loads((tmp_path / "out" / "metadata.json").read_text())["databases"]["gyoji"]["tables"]
    connection = sqlite3.connect(tmp_path / "out" / "gyoji.sqlite")
    names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")]
    assert set(names) == set(tables)
    for name in names:
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
        assert tables[name]["description"]
        if name != "event_view":
            assert list(tables[name]["columns"]) == columns
            assert all(tables[name]["columns"].values())
        used = {tables[name].get(key) for key in ("label_column", "sort", "sort_desc")}
        assert {*used, *tables[name].get("facets", [])} - {None} <= set(columns)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()


def test_the_same_bytes(extracted: Path, tmp_path: Path) -> None:
    write_datasette(extracted, tmp_path)
    assert (tmp_path / "gyoji.sqlite").read_bytes() == (extracted / "gyoji.sqlite").read_bytes()
    assert (tmp_path / "metadata.json").read_text() == metadata()


def test_into_the_run_itself(extracted: Path) -> None:
    before = (extracted / "gyoji.sqlite").read_bytes()
    write_datasette(extracted, extracted)
    assert (extracted / "gyoji.sqlite").read_bytes() == before
    (extracted / "metadata.json").unlink()


def test_no_database_is_told(tmp_path: Path) -> None:
    with pytest.raises(StageError, match="gyoji run"):
        write_datasette(tmp_path, tmp_path / "out")
