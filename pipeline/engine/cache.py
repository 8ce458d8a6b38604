"""What was made of pages before, by the digest of all that it was made from: `EXTRACTED/run/cache.sqlite`.

It can be deleted at any time and costs only the work. Every value carries a checksum; one that is damaged is as good
as none (seal.py).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pipeline.engine.database import Notice, Row, opened
from pipeline.engine.seal import is_whole, unseal
from pipeline.errors import OutputError

NAME = "cache.sqlite"
SCHEMA = """
CREATE TABLE IF NOT EXISTS results (key BLOB PRIMARY KEY, value BLOB NOT NULL);
"""
TOGETHER = 64  # values of one transaction: what a kill can cost, and what makes commits cheap
ASKED = 500  # keys of one question


class Cache:
    """Sealed values by their keys. One process writes it."""

    def __init__(self, extracted: Path, notice: Notice) -> None:
        self.path = extracted / "run" / NAME
        self.connection = opened(self.path, SCHEMA, notice, ("results",), _whole)
        self.waiting: list[tuple[bytes, bytes]] = []
        self.known = {key for (key,) in self.connection.execute("SELECT key FROM results")}

    def __contains__(self, key: bytes) -> bool:
        return key in self.known

    def put(self, key: bytes, sealed: bytes) -> None:
        self.known.add(key)
        self.waiting.append((key, sealed))
        if len(self.waiting) >= TOGETHER:
            self.flush()

    def flush(self) -> None:
        """Raises OutputError where there is no room."""
        try:
            self.connection.execute("BEGIN IMMEDIATE")
            self.connection.executemany("INSERT OR REPLACE INTO results VALUES (?, ?)", self.waiting)
            self.connection.execute("COMMIT")
        except sqlite3.Error as error:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            raise OutputError(f"{self.path} cannot be written: {error}") from error
        self.waiting.clear()

    def values(self, keys: Iterable[bytes]) -> Iterator[tuple[bytes, Any]]:
        """(key, value) of those keys that are there and whole, in no order; damaged ones are forgotten."""
        if self.waiting:
            self.flush()
        asked = list(keys)
        for at in range(0, len(asked), ASKED):
            some = asked[at : at + ASKED]
            marks = ",".join("?" * len(some))
            for key, sealed in self._rows(f"SELECT key, value FROM results WHERE key IN ({marks})", some):
                try:
                    yield key, unseal(sealed)
                except Exception:  # of bytes that are damaged a pickle can raise anything
                    self.known.discard(key)

    def sealed(self, key: bytes) -> bytes | None:
        """A value as it was put, None where there is none or it is damaged."""
        if self.waiting:
            self.flush()
        for _, sealed in self._rows("SELECT key, value FROM results WHERE key = ?", [key]):
            if is_whole(sealed):
                return sealed
            self.known.discard(key)
        return None

    def _rows(self, question: str, some: list[bytes]) -> list[tuple[bytes, bytes]]:
        try:
            return self.connection.execute(question, some).fetchall()
        except sqlite3.DatabaseError:
            self.known.difference_update(some)
            return []

    def forget(self, keys: Iterable[bytes]) -> None:
        gone = [(key,) for key in keys]
        self.known.difference_update(key for (key,) in gone)
        self.connection.executemany("DELETE FROM results WHERE key = ?", gone)

    def trim(self, needed: set[bytes]) -> int:
        """Delete what no page needs; gives the number of values."""
        spare = self.known - needed
        if spare:
            self.connection.execute("BEGIN IMMEDIATE")
            self.forget(spare)
            self.connection.execute("COMMIT")
            self.connection.execute("PRAGMA incremental_vacuum").fetchall()
        return len(spare)

    def close(self) -> None:
        self.connection.close()


def _whole(table: str, row: Row) -> bool:
    """Whether a row of a damaged cache is as it was written."""
    return [*map(type, row)] == [bytes, bytes] and is_whole(row[1])
