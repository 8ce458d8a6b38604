"""All tables into a folder: made beside the old ones, then renamed into place, so that old ones stay whole.

Rows of pages that have not changed since the last run can be taken from its tables: the bytes are the same as those of
tables made anew, since rows stand in the order of their keys. What is new is held to the contract row by row; what is
kept was, when it was written. References are checked over both.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

import pyarrow as pa

from pipeline.errors import OutputError
from pipeline.link.corpus import Corpus
from pipeline.model import Document
from pipeline.tables.arrow import key_of, schema
from pipeline.tables.contract import Contract, contracts
from pipeline.tables.csv_file import CsvFile, Sum, csv_file
from pipeline.tables.datapackage import datapackage
from pipeline.tables.gathering import Rows, page_rows, parted
from pipeline.tables.merging import Piece, merged, of_ids, regrouped
from pipeline.tables.parquet import ROW_GROUP, parquet_writer, row_groups
from pipeline.tables.references import References
from pipeline.tables.rows import OWNERS
from pipeline.tables.sqlite import Database, database

DATABASE = "gyoji.sqlite"
TOGETHER = 256  # pages whose rows are made at once
Told: TypeAlias = Callable[[Contract, pa.Table, pa.Table], None]  # some rows of a table that went, and those that came


@dataclass(frozen=True, slots=True)
class Kept:
    """The tables of an earlier run, each file as it was written then, and whose rows there no longer hold."""

    folder: Path
    gone: frozenset[str]  # ids of pages and things
    told: Told | None = None  # hears what changes


def write(
    corpus: Corpus, extracted: Path, kept: Kept | None = None, documents: Iterable[Document] | None = None
) -> dict[str, int]:
    """Write the tables of a corpus; gives the number of rows of each.

    `documents` are the pages whose rows are made, all of the corpus if it is not given; rows of other pages are `kept`.

    Raises:
        OutputError: the folder cannot be written, or is full; the old tables are as they were.
        AssertionError: a stage has broken the contract.
    """
    with _told(extracted), _spare(extracted, ".rows-") as folder:
        rows = Rows(folder)
        for part in parted(corpus, corpus.documents if documents is None else documents, TOGETHER):
            rows.take(page_rows(part))
        rows.take_things(corpus)
        return write_rows(rows, extracted, kept)


def write_rows(rows: Rows, extracted: Path, kept: Kept | None = None) -> dict[str, int]:
    """Write every table as CSV, Parquet and SQLite, with datapackage.json; gives the number of rows of each.

    Raises:
        OutputError: the folder cannot be written, or is full; the old tables are as they were.
        AssertionError: a row refers to one that is not there.
    """
    with _told(extracted), _beside(extracted) as folder:
        with database(folder / DATABASE, kept.folder / DATABASE if kept else None) as db:
            desk = _Desk(folder, db, kept)
            count = {table.name: desk.write(table, rows.of(table.name)) for table in contracts()}
        (folder / "datapackage.json").write_text(datapackage(desk.sums), encoding="utf-8", newline="\n")
    return count


@dataclass(slots=True)
class _Desk:
    """Where one table after the other is put together and written."""

    folder: Path
    db: Database
    kept: Kept | None
    references: References = field(default_factory=References)
    sums: dict[str, Sum] = field(default_factory=dict)  # of CSV files, by table

    def write(self, table: Contract, new: Iterator[pa.Table]) -> int:
        """Gives the number of rows."""
        count = 0
        empty = schema(table).empty_table()
        self.db.begin(table)
        with (
            csv_file(table, self.folder, self.kept.folder if self.kept else None) as text,
            parquet_writer(self.folder / f"{table.name}.parquet", empty.schema) as parquet,
        ):
            for rows in regrouped(self._passing(table, new, text), ROW_GROUP, empty):
                parquet.write_table(rows)
                count += len(rows)
                self.references.take(table, rows)
        self.db.end(table)
        self.references.check(table)
        self.sums[table.name] = text.sum
        return count

    def _passing(self, table: Contract, new: Iterator[pa.Table], text: CsvFile) -> Iterator[pa.Table]:
        """The rows of the table, which pass into its other files on their way."""
        for piece in self._pieces(table, new):
            self.db.add(table, piece)
            text.add(piece)
            if self.kept and self.kept.told:
                self.kept.told(table, piece.went, piece.came)
            yield piece.rows

    def _pieces(self, table: Contract, new: Iterator[pa.Table]) -> Iterator[Piece]:
        """How the table is put together."""
        empty, key = schema(table).empty_table(), key_of(table)
        if self.kept is None:
            return merged((), of_ids(OWNERS[table.name], ()), new, key, empty)
        apart = of_ids(OWNERS[table.name], self.kept.gone)
        return merged(row_groups(self.kept.folder / f"{table.name}.parquet"), apart, new, key, empty)


@contextmanager
def _told(extracted: Path) -> Iterator[None]:
    """Whatever keeps the tables from being written is one sentence."""
    try:
        yield
    except OutputError:
        raise
    except (OSError, sqlite3.OperationalError, pa.ArrowException) as error:
        reason = getattr(error, "strerror", None) or str(error).splitlines()[0]
        raise OutputError(f"The tables cannot be written into {extracted}: {reason}") from error


@contextmanager
def _beside(extracted: Path) -> Iterator[Path]:
    """A new folder inside `extracted`, whose files take their places when everything in it has been written."""
    with _spare(extracted, ".tables-") as folder:
        yield folder
        for path in sorted(folder.iterdir()):
            path.replace(extracted / path.name)


@contextmanager
def _spare(extracted: Path, prefix: str) -> Iterator[Path]:
    """A new folder inside `extracted` that is gone afterwards."""
    extracted.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=prefix, dir=extracted))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
