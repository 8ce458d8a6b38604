"""The archive: every page that was ever taken in, its bytes and what stood beside them, in `EXTRACTED/run/`.

A nightly folder holds only new pages; what the tables hold is what the archive holds. Bytes are kept, so that pages
that are no longer in RAW can be read again by a later version. One row a source; the same bytes are stored once.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from pathlib import Path

from pipeline.engine.database import Notice, Row, opened, opened_to_read
from pipeline.engine.keys import digest
from pipeline.errors import OutputError
from pipeline.model import Source

NAME = "archive.sqlite"
SCHEMA = """
CREATE TABLE IF NOT EXISTS fetches (
  source TEXT PRIMARY KEY, digest BLOB NOT NULL, sha BLOB NOT NULL,
  facts TEXT NOT NULL, gone INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS contents (sha BLOB PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS untold (source TEXT PRIMARY KEY, changed INTEGER NOT NULL) WITHOUT ROWID;
"""  # untold: what was taken in and is not in the tables yet, since the run that did it was ended
OWN = ("source", "content")  # of a Source, what has a column of its own
DAMAGED = "its stored copy is damaged and it is no longer in the raw folder"
LEVEL = 6  # of zlib: HTML becomes a fifth


@dataclass(frozen=True, slots=True)
class Fetch:
    """A page as it was taken in, without its bytes."""

    source: str
    digest: bytes  # of all that is known of it, its bytes among them
    sha: bytes  # SHA-256 of the bytes, by which they are stored; empty where there are none
    facts: str  # JSON: what else is known of a Source
    gone: int = 0  # 1: it was taken out by --prune

    def without_content(self) -> Source:
        return Source(self.source, b"", **json.loads(self.facts))


class Archive:
    """The pages that `EXTRACTED` holds. One process writes it; any number may read."""

    def __init__(self, extracted: Path, notice: Notice) -> None:
        self.path = extracted / "run" / NAME
        self.connection = opened(self.path, SCHEMA, notice, ("contents", "fetches"), _whole)

    @classmethod
    def to_read(cls, extracted: Path) -> Archive:
        """Leaves the file as it is. Raises StageError where it is damaged."""
        archive = cls.__new__(cls)
        archive.path = extracted / "run" / NAME
        archive.connection = opened_to_read(archive.path)
        return archive

    def close(self) -> None:
        self.connection.close()

    def fetches(self) -> dict[str, Fetch]:
        """By source, in the order of sources."""
        rows = self.connection.execute("SELECT source, digest, sha, facts, gone FROM fetches ORDER BY source")
        return {row[0]: Fetch(*row) for row in rows}

    @contextmanager
    def change(self) -> Iterator[None]:
        """All or nothing of what is done within."""
        try:
            self.connection.execute("BEGIN IMMEDIATE")
            yield
            self.connection.execute("COMMIT")
        except BaseException as error:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            if isinstance(error, sqlite3.OperationalError):
                raise OutputError(f"{self.path} cannot be written: {error}") from error
            raise

    def take(self, fetch: Fetch, content: bytes, changed: bool) -> None:
        """Add a page, or put it in the place of the one that its source had."""
        if content:
            row = (fetch.sha, zlib.compress(content, LEVEL))
            self.connection.execute("INSERT OR REPLACE INTO contents VALUES (?, ?)", row)
        row_of = (fetch.source, fetch.digest, fetch.sha, fetch.facts)
        self.connection.execute("INSERT OR REPLACE INTO fetches VALUES (?, ?, ?, ?, 0)", row_of)
        self.connection.execute("INSERT OR IGNORE INTO untold VALUES (?, ?)", (fetch.source, changed))

    def untold(self) -> dict[str, bool]:
        """Sources that no tables hold yet as they are → whether older tables hold something of them."""
        try:
            return {source: bool(changed) for source, changed in self.connection.execute("SELECT * FROM untold")}
        except sqlite3.OperationalError:  # an archive of an older version, opened to read
            return {}

    def told(self) -> None:
        """The tables hold everything."""
        self.connection.execute("DELETE FROM untold")

    def prune(self, sources: Iterable[str]) -> None:
        """Mark pages as gone."""
        self.connection.executemany("UPDATE fetches SET gone = 1 WHERE source = ?", ((s,) for s in sources))

    def trim(self) -> int:
        """Delete bytes that no page needs; gives how many pages' worth."""
        done = self.connection.execute(
            "DELETE FROM contents WHERE sha NOT IN (SELECT sha FROM fetches WHERE NOT gone)"
        ).rowcount
        if done:
            self.connection.execute("PRAGMA incremental_vacuum").fetchall()
        return done

    def source(self, fetch: Fetch) -> Source:
        """The page with its bytes; one whose stored bytes are damaged says so in its reason."""
        source = fetch.without_content()
        content = self._content(fetch.sha) if fetch.sha else b""
        if content is None:
            return replace(source, reason=DAMAGED)
        return replace(source, content=content)

    def whole(self, fetch: Fetch) -> bool:
        """Whether the bytes of a page are there and are what they were."""
        return not fetch.sha or self._content(fetch.sha) is not None

    def _content(self, sha: bytes) -> bytes | None:
        try:
            row = self.connection.execute("SELECT data FROM contents WHERE sha = ?", (sha,)).fetchone()
            content = zlib.decompress(row[0]) if row else b""
        except (sqlite3.DatabaseError, zlib.error):
            return None
        return content if row and hashlib.sha256(content).digest() == sha else None

    def get(self, key: str) -> str:
        """A remark that an earlier run has left, "" where there is none."""
        row = self.connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else ""

    def put(self, key: str, value: str) -> None:
        self.connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))


def _whole(table: str, row: Row) -> bool:
    """Whether a row of a damaged archive is as it was written; of contents their own checksums tell."""
    return table != "fetches" or row[1] == digest(str(row[0]), row[2] if type(row[2]) is bytes else "", str(row[3]))


def fetch_of(source: Source) -> Fetch:
    """How a page is taken in; `digest` tells whether anything of it has changed."""
    sha = hashlib.sha256(source.content).digest() if source.content else b""
    facts = {f.name: v for f in fields(source) if f.name not in OWN and (v := getattr(source, f.name))}
    text = json.dumps(facts, ensure_ascii=True, sort_keys=True)
    return Fetch(source.source, digest(source.source, sha, text), sha, text)
