"""The tables as one SQLite file: keys declared, indexes on what refers, and a view for people."""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa

from pipeline.tables.contract import SQL, Column, Contract
from pipeline.tables.merging import Piece, Run
from pipeline.tables.schemas import CONTRACT

EVENT_VIEW = """
CREATE VIEW event_view AS
SELECT e.name AS event, e.start, e.end, e.status, e.kind, e.venue,
  c.name AS city, e.country_code AS country, p.name AS part_of,
  (SELECT group_concat(name, ';') FROM (SELECT DISTINCT x.name FROM event_people l JOIN people x
    ON x.person_id = l.person_id WHERE l.event_id = e.event_id ORDER BY x.name)) AS people,
  (SELECT group_concat(name, ';') FROM (SELECT DISTINCT x.name FROM event_cities l JOIN cities x
    ON x.city_id = l.city_id WHERE l.event_id = e.event_id ORDER BY x.name)) AS cities,
  (SELECT group_concat(name, ';') FROM (SELECT DISTINCT x.name FROM event_organizations l JOIN organizations x
    ON x.organization_id = l.organization_id WHERE l.event_id = e.event_id ORDER BY x.name)) AS organizations,
  (SELECT group_concat(source, ';') FROM (SELECT DISTINCT x.source FROM event_pages l JOIN pages x
    ON x.page_id = l.page_id WHERE l.event_id = e.event_id ORDER BY x.source)) AS sources,
  e.confidence, e.event_id
FROM events e
LEFT JOIN cities c ON c.city_id = e.city_id
LEFT JOIN events p ON p.event_id = e.parent_event_id
ORDER BY e.start, e.name, e.event_id
"""
# Values and references have been checked by then (framing.py), which SQLite would do again row by row.
BEGIN = (
    "PRAGMA page_size=4096; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA foreign_keys=OFF;"
    "PRAGMA ignore_check_constraints=ON; PRAGMA cache_size=-32768; PRAGMA encoding='UTF-8';"
    f"PRAGMA user_version={CONTRACT};"
)
AHEAD = 2  # pieces that wait for the database while other files go on


def quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def ddl(table: Contract) -> str:
    """CREATE TABLE with the constraints of the contract; references are checked when all tables are filled."""
    lines = [f"  {_column(c)}" for c in table.columns]
    if table.key:
        lines.append(f"  PRIMARY KEY ({', '.join(map(quoted, table.key))})")
    lines += [
        f"  FOREIGN KEY ({quoted(mine)}) REFERENCES {quoted(other)} ({quoted(theirs)}) DEFERRABLE INITIALLY DEFERRED"
        for mine, other, theirs in table.refs
    ]
    return f"CREATE TABLE {quoted(table.name)} (\n" + ",\n".join(lines) + "\n)"


def _column(c: Column) -> str:
    words = [quoted(c.name), SQL[c.kind]]
    if c.required:
        words.append("NOT NULL")
    if c.values:
        listed = ", ".join("'" + v.replace("'", "''") + "'" for v in c.values)
        words.append(f"CHECK ({quoted(c.name)} IN ({listed}))")
    bounds = [
        f"{quoted(c.name)} {sign} {bound:g}" for sign, bound in ((">=", c.least), ("<=", c.most)) if bound is not None
    ]
    if bounds:
        words.append(f"CHECK ({' AND '.join(bounds)})")
    return " ".join(words)


class Database:
    """A new file that is filled table by table; the same rows give the same bytes, wherever they were taken from.

    A thread of its own does it, while other files are written: SQLite lets go of Python while it works.
    """

    def __init__(self, connection: sqlite3.Connection, thread: ThreadPoolExecutor) -> None:
        self.connection, self.thread = connection, thread
        self.waiting: deque[Future[None]] = deque()

    def begin(self, table: Contract) -> None:
        """What is added from now on are rows of this table."""
        self._later(self._begin, table)

    def add(self, table: Contract, piece: Piece) -> None:
        """Raises what has kept earlier pieces from being added, sqlite3.Error among it."""
        self._later(self._add, table, piece.runs, piece.came)

    def end(self, table: Contract) -> None:
        """All rows of the table have been added: its indexes are made now, which is faster than row by row."""
        self._later(self._index, table)

    def settle(self) -> None:
        """Wait until all of it is done."""
        while self.waiting:
            self.waiting.popleft().result()

    def _later(self, work: Callable[..., None], *given: object) -> None:
        while len(self.waiting) >= AHEAD:
            self.waiting.popleft().result()
        self.waiting.append(self.thread.submit(work, *given))

    def _begin(self, table: Contract) -> None:
        self.connection.execute(ddl(table))

    def _add(self, table: Contract, runs: Sequence[Run], came: pa.Table) -> None:
        copy = f"INSERT INTO main.{quoted(table.name)} SELECT * FROM old.{quoted(table.name)}"
        copy += " WHERE rowid BETWEEN ? AND ? ORDER BY rowid"
        insert = f"INSERT INTO main.{quoted(table.name)} VALUES ({', '.join('?' * len(table.columns))})"
        rows = list(zip(*(came.column(c.name).to_pylist() for c in table.columns), strict=True))
        for run in runs:
            if run.old:
                self.connection.execute(copy, (run.start + 1, run.end))
            else:
                self.connection.executemany(insert, rows[run.start : run.end])

    def _index(self, table: Contract) -> None:
        for name, _, _ in table.refs:
            if table.key[:1] != [name]:
                index = quoted(f"{table.name}_{name}")
                self.connection.execute(f"CREATE INDEX {index} ON {quoted(table.name)} ({quoted(name)})")


@contextmanager
def database(path: Path, old: Path | None) -> Iterator[Database]:
    """A new file at `path`; runs of old rows are copied from the file `old`.

    Raises:
        sqlite3.Error: the disk is full, or two rows have one key.
    """
    connection = sqlite3.connect(path, isolation_level=None, uri=True, check_same_thread=False)
    try:
        with ThreadPoolExecutor(1) as thread:
            connection.executescript(BEGIN)
            if old is not None:
                connection.execute("ATTACH ? AS old", (f"{old.resolve().as_uri()}?mode=ro&immutable=1",))
            connection.execute("BEGIN")
            db = Database(connection, thread)
            yield db
            db.settle()
            connection.execute(EVENT_VIEW.strip())
            connection.execute("COMMIT")
    finally:
        connection.close()
