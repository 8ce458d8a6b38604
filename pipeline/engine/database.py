"""SQLite files of the engine: opened with care, and set aside when they are damaged."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pipeline.errors import OutputError, StageError

Notice = Callable[[str], None]  # takes a sentence for the person who runs the batch
Whole = Callable[[str, tuple[Any, ...]], bool]  # whether a row of a table is as it was written

BUSY = 30  # seconds to wait for a reader to finish


def unheard(sentence: str) -> None:
    """Say nothing."""


def any_row(table: str, row: tuple[Any, ...]) -> bool:
    """Nothing is known of how a row should be."""
    return True


def opened(
    path: Path, schema: str, notice: Notice, kept: tuple[str, ...] = (), whole: Whole = any_row
) -> sqlite3.Connection:
    """The database at `path`, made where there is none; a damaged one is set aside and begun anew.

    Of the tables `kept`, all rows that can still be read and are `whole` are taken over.

    Raises:
        OutputError: the folder cannot be written, or is full.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        return _connected(path, schema)
    except sqlite3.OperationalError as error:
        raise OutputError(f"{path} cannot be written: {error}") from error
    except sqlite3.DatabaseError as error:
        aside = set_aside(path)
        notice(f"{path} is damaged ({error}): it is set aside as {aside.name}, and begun anew")
    connection = _connected(path, schema)
    for table in kept:
        _take_over(table, aside, connection, whole)
    return connection


def opened_to_read(path: Path) -> sqlite3.Connection:
    """The database at `path`, which is left as it is.

    Raises:
        StageError: it is damaged.
    """
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=BUSY)
    try:
        if not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            raise sqlite3.DatabaseError("it is empty")
        _check(connection)
    except sqlite3.DatabaseError as error:
        connection.close()
        raise StageError(
            f"{path} is damaged ({error}): the next run sets it aside and takes over what can be read"
        ) from error
    return connection


def _take_over(table: str, damaged: Path, connection: sqlite3.Connection, whole: Whole) -> None:
    """Copy rows one after the other, until one cannot be read; then from the other end."""
    for order in ("", "DESC"):
        with contextlib.suppress(sqlite3.DatabaseError), contextlib.closing(_reading(damaged)) as old:
            first = old.execute(f"SELECT name FROM pragma_table_info('{table}')").fetchone()[0]
            for row in old.execute(f"SELECT * FROM {table} ORDER BY {first} {order}"):
                if whole(table, row):
                    connection.execute(f"INSERT OR IGNORE INTO {table} VALUES ({','.join('?' * len(row))})", row)


def _reading(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)


def _connected(path: Path, schema: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, timeout=BUSY, check_same_thread=False)
    try:
        connection.execute("PRAGMA auto_vacuum=INCREMENTAL")
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.executescript(schema)
        _check(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _check(connection: sqlite3.Connection) -> None:
    if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise sqlite3.DatabaseError("its pages do not fit together")


def set_aside(path: Path) -> Path:
    """Rename a file (and what SQLite keeps beside it) to NAME.damaged; an earlier one of that name goes."""
    for suffix in ("-wal", "-shm"):
        with contextlib.suppress(OSError):
            path.with_name(path.name + suffix).unlink()
    return path.replace(path.with_name(path.name + ".damaged"))
