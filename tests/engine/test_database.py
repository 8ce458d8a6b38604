"""SQLite files that are damaged: mended where only their indexes are, else replaced with what can be read of them."""

import hashlib
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.engine.database import Row, opened, opened_to_read
from pipeline.errors import OutputError, StageError
from tests.engine import damage

SCHEMA = """
CREATE TABLE IF NOT EXISTS things (key BLOB PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS names (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS notes (name TEXT PRIMARY KEY) WITHOUT ROWID;
"""
COUNT = 50
KEYS = [hashlib.sha256(bytes([n])).digest()[:16] for n in range(COUNT)]
Spoil = Callable[[Path, str], None]


def is_whole(table: str, row: Row) -> bool:
    return row[1] != "spoiled"


def again(path: Path, heard: list[str]) -> sqlite3.Connection:
    return opened(path, SCHEMA, heard.append, ("things", "names"), is_whole)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A database of many rows in two tables, one of which has an index."""
    heard: list[str] = []
    with closing(again(tmp_path / "run" / "some.sqlite", heard)) as database:
        database.executemany("INSERT INTO things VALUES (?, ?)", [(key, f"値{n}") for n, key in enumerate(KEYS)])
        database.executemany("INSERT INTO names VALUES (?, ?)", [(f"{n:03d}", "値" * 50) for n in range(COUNT)])
    assert heard == []
    return tmp_path / "run" / "some.sqlite"


def found_by_key(database: sqlite3.Connection) -> list[str]:
    question = "SELECT value FROM things WHERE key = ?"
    return [value for key in KEYS for (value,) in database.execute(question, (key,))]


@pytest.mark.parametrize("spoil", [damage.empty_index, damage.other_keys])
def test_an_index_that_does_not_find_its_rows_is_made_again(path: Path, spoil: Spoil) -> None:
    spoil(path, "things")
    assert damage.is_sound_at_a_glance(path)
    with closing(sqlite3.connect(path)) as database:
        assert found_by_key(database) == []
    heard: list[str] = []
    with closing(again(path, heard)) as database:
        assert found_by_key(database) == [f"値{n}" for n in range(COUNT)]
    assert heard == [f"{path} was damaged: its rows are indexed again, and none is lost"]
    again(path, heard).close()
    assert len(heard) == 1
    assert [p.name for p in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("spoil", [damage.lost_index, damage.stray_cells, damage.hole])
def test_no_row_that_can_be_read_is_lost_with_an_index(path: Path, spoil: Spoil) -> None:
    spoil(path, "things")
    heard: list[str] = []
    with closing(again(path, heard)) as database:
        assert len(found_by_key(database)) == (0 if spoil is damage.hole else COUNT)
        assert database.execute("SELECT count(*) FROM names").fetchone() == (COUNT,)
    assert len(heard) == 1


def test_what_is_taken_over_is_whole_and_of_the_tables_that_are_kept(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("INSERT INTO notes VALUES ('a')")
        database.execute("UPDATE names SET value = 'spoiled' WHERE name < '010'")
    damage.hole(path, "things")
    heard: list[str] = []
    with closing(again(path, heard)) as database:
        assert database.execute("SELECT min(name), count(*) FROM names").fetchone() == ("010", COUNT - 10)
        assert database.execute("SELECT count(*) FROM notes").fetchone() == (0,)
    told = f"it is set aside as some.sqlite.damaged; {COUNT - 10} of its rows can be read and stay"
    assert heard == [f"{path} is damaged: {told}"]
    assert path.with_name("some.sqlite.damaged").exists()


@pytest.mark.parametrize("content", [b"no database" * 999, b"SQLite format 3\x00" + b"\xff" * 5000])
def test_what_is_no_database_is_set_aside(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    heard: list[str] = []
    again(path, heard).close()
    assert heard == [f"{path} is damaged: it is set aside as some.sqlite.damaged; 0 of its rows can be read and stay"]
    assert path.with_name("some.sqlite.damaged").read_bytes() == content


def test_a_database_with_other_columns_is_set_aside(tmp_path: Path) -> None:
    """One of another program, or of a version to come."""
    path = tmp_path / "some.sqlite"
    with closing(sqlite3.connect(path)) as database:
        database.executescript("CREATE TABLE things (what TEXT); CREATE TABLE names (name, more, value)")
        database.execute("INSERT INTO names VALUES ('a', 1, 'b')")
        database.commit()
    heard: list[str] = []
    with closing(again(path, heard)) as database:
        assert database.execute("SELECT * FROM names").fetchall() == [("a", "b")]
    assert len(heard) == 1


def test_whoever_is_ended_while_rows_are_taken_over_has_lost_none(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    damage.hole(path, "things")
    with monkeypatch.context() as ended:
        ended.setattr(Path, "replace", lambda *paths: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            again(path, [])
    with closing(again(path, [])) as database:
        assert database.execute("SELECT count(*) FROM names").fetchone() == (COUNT,)


def test_no_room_for_what_is_taken_over(path: Path) -> None:
    """The damaged file stays in its place until there is."""

    def full(table: str, row: Row) -> bool:
        raise sqlite3.OperationalError("database or disk is full")

    damage.hole(path, "things")
    with pytest.raises(OutputError, match=r"some\.sqlite cannot be written: database or disk is full"):
        opened(path, SCHEMA, print, ("names",), full)
    with closing(again(path, [])) as database:
        assert database.execute("SELECT count(*) FROM names").fetchone() == (COUNT,)


@pytest.mark.parametrize("spoil", [damage.empty_index, damage.lost_index, lambda path, _: path.write_bytes(b"")])
def test_who_only_reads_a_damaged_database_leaves_it_as_it_is(path: Path, spoil: Spoil) -> None:
    spoil(path, "things")
    before = path.read_bytes()
    with pytest.raises(StageError, match="the next run mends it"):
        opened_to_read(path)
    assert path.read_bytes() == before


def test_reading_a_sound_database(path: Path) -> None:
    with closing(opened_to_read(path)) as database:
        assert len(found_by_key(database)) == COUNT


def test_a_database_that_cannot_be_read_is_no_damaged_one(tmp_path: Path) -> None:
    with pytest.raises(StageError, match="cannot be read: unable to open database file"):
        opened_to_read(tmp_path / "none.sqlite")
