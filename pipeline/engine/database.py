"""SQLite files of the engine: opened with care; mended where they are damaged, or set aside and made anew."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

from pipeline.errors import OutputError, StageError

Notice: TypeAlias = Callable[[str], None]  # takes a sentence for the person who runs the batch
Row: TypeAlias = tuple[Any, ...]
Whole: TypeAlias = Callable[[str, Row], bool]  # whether a row of a table is as it was written

BUSY = 30  # seconds to wait for a reader to finish


def unheard(sentence: str) -> None:
    """Say nothing."""


def opened(path: Path, schema: str, notice: Notice, kept: tuple[str, ...], whole: Whole) -> sqlite3.Connection:
    """The database at `path`, made where there is none.

    Where rows are not found by what they are indexed by, the indexes are made again. What is damaged otherwise is set
    aside; of its tables `kept` all rows that can be read and are `whole` are taken over.

    Raises:
        OutputError: the folder cannot be written, or is full.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        try:
            return _checked(path, schema, notice)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            aside, count = _replaced(path, schema, kept, whole)
        notice(f"{path} is damaged: it is set aside as {aside.name}; {count} of its rows can be read and stay")
        return _connected(path, schema)
    except sqlite3.OperationalError as error:
        raise OutputError(f"{path} cannot be written: {error}") from error


def opened_to_read(path: Path) -> sqlite3.Connection:
    """The database at `path`, which is left as it is.

    Raises:
        StageError: it is damaged, or cannot be read.
    """
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=BUSY)
    except sqlite3.OperationalError as error:
        raise StageError(f"{path} cannot be read: {error}") from error
    try:
        if not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            raise sqlite3.DatabaseError("it is empty")
        _check(connection)
    except sqlite3.OperationalError as error:
        connection.close()
        raise StageError(f"{path} cannot be read: {error}") from error
    except sqlite3.DatabaseError as error:
        connection.close()
        raise StageError(f"{path} is damaged ({error}): the next run mends it, as far as it can be read") from error
    return connection


def _checked(path: Path, schema: str, notice: Notice) -> sqlite3.Connection:
    """Raises DatabaseError where the file is damaged in more than its indexes."""
    connection = _connected(path, schema)
    try:
        _compare(connection, schema)
        try:
            _check(connection)
        except sqlite3.DatabaseError:
            _index_again(connection)
            notice(f"{path} was damaged: its rows are indexed again, and none is lost")
    except BaseException:
        connection.close()
        raise
    return connection


def _connected(path: Path, schema: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, timeout=BUSY, check_same_thread=False)
    try:
        connection.execute("PRAGMA auto_vacuum=INCREMENTAL")
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.executescript(schema)
    except BaseException:
        connection.close()
        raise
    return connection


def _check(connection: sqlite3.Connection) -> None:
    """Every page and every row, and whether it is found by its index, which SQLite's quick check would not ask."""
    if connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
        raise sqlite3.DatabaseError("its pages do not fit together")


def _compare(connection: sqlite3.Connection, schema: str) -> None:
    """Raises DatabaseError where a table has other columns than ours."""
    with contextlib.closing(sqlite3.connect(":memory:")) as ours:
        ours.executescript(schema)
        for (table,) in ours.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            if _columns(table, connection) != _columns(table, ours):
                raise sqlite3.DatabaseError(f"its table {table} is none of ours")


def _index_again(connection: sqlite3.Connection) -> None:
    """All or nothing, as whatever is damaged beside an index may be made worse by it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute("REINDEX")
        _check(connection)
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _replaced(path: Path, schema: str, kept: tuple[str, ...], whole: Whole) -> tuple[Path, int]:
    """A sound database in the place of a damaged one: where that one is now, and how many of its rows are taken over.

    Whoever is killed here leaves the damaged one in its place, or the sound one.
    """
    anew, aside = path.with_name(path.name + ".anew"), path.with_name(path.name + ".damaged")
    for spare in (anew, *_beside(anew), aside):
        spare.unlink(missing_ok=True)
    connection = _connected(anew, schema)
    with contextlib.closing(connection):
        connection.execute("BEGIN")
        for table in kept:
            _take_over(table, path, connection, whole)
        count = connection.total_changes
        connection.execute("COMMIT")
    for spare in _beside(path):
        spare.unlink(missing_ok=True)
    try:
        aside.hardlink_to(path)
    except OSError:  # a file system without links
        path.replace(aside)
    anew.replace(path)
    return aside, count


def _beside(path: Path) -> list[Path]:
    """What SQLite may keep beside a file."""
    return [path.with_name(path.name + suffix) for suffix in ("-wal", "-shm")]


def _take_over(table: str, damaged: Path, connection: sqlite3.Connection, whole: Whole) -> None:
    columns = _columns(table, connection)
    for row in _readable(table, ",".join(columns), damaged):
        if whole(table, row):
            connection.execute(f"INSERT OR IGNORE INTO {table} VALUES ({','.join('?' * len(row))})", row)


def _readable(table: str, columns: str, damaged: Path) -> Iterator[Row]:
    """Rows one after the other, until one cannot be read; then from the other end. No index is asked."""
    for order in ("", "DESC"):
        with contextlib.suppress(sqlite3.DatabaseError), contextlib.closing(_reading(damaged)) as old:
            key = _order_of(table, old)
            yield from old.execute(f"SELECT {columns} FROM {table} NOT INDEXED ORDER BY {key} {order}")


def _order_of(table: str, database: sqlite3.Connection) -> str:
    """What the rows of a table lie in the order of."""
    (made,) = database.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).fetchone() or ("",)
    if "WITHOUT ROWID" not in made:
        return "rowid"
    return _columns(table, database)[0]


def _columns(table: str, database: sqlite3.Connection) -> list[str]:
    return [name for (name,) in database.execute("SELECT name FROM pragma_table_info(?)", (table,))]


def _reading(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
