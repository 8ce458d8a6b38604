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
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import TypeAlias

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.errors import OutputError
from pipeline.link.corpus import Corpus
from pipeline.model import Document
from pipeline.tables.arrow import gathered, key_of, ordered, schema
from pipeline.tables.contract import Contract, contract, contracts
from pipeline.tables.datapackage import datapackage
from pipeline.tables.framing import check_offsets, check_reference, check_values
from pipeline.tables.lines import header, lines
from pipeline.tables.merging import Gone, Piece, merged, regrouped
from pipeline.tables.parquet import ROW_GROUP, parquet_writer, row_groups
from pipeline.tables.rows import MAKERS, OF_PAGES
from pipeline.tables.sqlite import Database, database

DATABASE = "gyoji.sqlite"
TOGETHER = 256  # pages whose rows are made at once
Told: TypeAlias = Callable[[Contract, pa.Table, pa.Table], None]  # a table's rows that went, and those that came


@dataclass(frozen=True, slots=True)
class Kept:
    """The tables of an earlier run, each file as it was written then, and the pages whose rows there no longer hold."""

    folder: Path
    gone: frozenset[str]
    told: Told | None = None  # hears what changes


def write(
    corpus: Corpus, extracted: Path, kept: Kept | None = None, documents: Iterable[Document] | None = None
) -> dict[str, int]:
    """Write every table as CSV, Parquet and SQLite, with datapackage.json; gives the number of rows of each.

    `documents` are the pages whose rows are made, all of the corpus if it is not given; rows of other pages are `kept`.

    Raises:
        OutputError: the folder cannot be written, or is full; the old tables are as they were.
        AssertionError: a stage has broken the contract.
    """
    new = _new(corpus, corpus.documents if documents is None else documents)
    with _beside(extracted) as folder:
        with database(folder / DATABASE, kept.folder / DATABASE if kept else None) as db:
            desk = _Desk(folder, db, kept)
            rows = {table.name: desk.write(table, new[table.name]) for table in contracts()}
        (folder / "datapackage.json").write_text(datapackage(folder), encoding="utf-8", newline="\n")
    return rows


def _new(corpus: Corpus, documents: Iterable[Document]) -> dict[str, pa.Table]:
    """By table: the rows of these pages, and of all things."""
    pieces: dict[str, list[pa.Table]] = {table.name: [] for table in contracts()}
    waiting = iter(documents)
    while some := tuple(islice(waiting, TOGETHER)):
        part = replace(corpus, documents=some)
        texts = {d.page.page_id: d.page.text for d in some}
        for name in OF_PAGES:
            pieces[name].append(gathered(contract(name), MAKERS[name](part)))
            check_offsets(name, pieces[name][-1], texts)
    for name in pieces.keys() - set(OF_PAGES):
        pieces[name].append(gathered(contract(name), MAKERS[name](corpus)))
    return {table.name: ordered(table, pieces.pop(table.name)) for table in contracts()}


@dataclass(slots=True)
class _Desk:
    """Where one table after the other is put together and written."""

    folder: Path
    db: Database
    kept: Kept | None
    known: dict[str, list[pa.ChunkedArray]] = field(default_factory=dict)  # "table.column" → ids that rows refer to

    def write(self, table: Contract, new: pa.Table) -> int:
        """Gives the number of rows."""
        count = 0
        pieces, new = self._pieces(table, new)
        check_values(table.name, new)
        with (
            (self.folder / f"{table.name}.csv").open("wb") as text,
            parquet_writer(self.folder / f"{table.name}.parquet", schema(table)) as parquet,
        ):
            text.write(header(table))

            def through() -> Iterator[pa.Table]:
                gone = []
                for piece in self.db.fill(table, pieces, new):
                    text.write(lines(table, piece.rows))
                    gone.append(piece.dropped)
                    yield piece.rows
                if self.kept and self.kept.told:
                    self.kept.told(table, pa.concat_tables([new.slice(0, 0), *gone]), new)

            later = []
            for rows in regrouped(through(), ROW_GROUP, schema(table).empty_table()):
                parquet.write_table(rows)
                count += len(rows)
                later += self._referring(table, rows)
        for what, column, other, theirs in later:
            check_reference(what, column, other, self._known(other, theirs))
        return count

    def _pieces(self, table: Contract, new: pa.Table) -> tuple[Iterator[Piece], pa.Table]:
        """How the table is put together, and which of the new rows are not in the old one."""
        if self.kept is None:
            return merged((), _none, new, key_of(table)), new
        path = self.kept.folder / f"{table.name}.parquet"
        if table.name in OF_PAGES:
            pages = pa.array(sorted(self.kept.gone), pa.string())
            gone: Gone = lambda rows, _: pc.is_in(rows.column("page_id"), value_set=pages)  # noqa: E731
        else:
            old = pa.concat_tables([new.slice(0, 0), *row_groups(path)])
            went, came = apart(old, new)
            new = new.filter(came)
            gone = lambda rows, first: went.slice(first, len(rows))  # noqa: E731
        return merged(row_groups(path), gone, new, key_of(table)), new

    def _referring(self, table: Contract, rows: pa.Table) -> list[tuple[str, pa.ChunkedArray, str, str]]:
        """Remember the ids that others refer to; check what refers to another table, and give what refers to this."""
        for name in _referred()[table.name]:
            self.known.setdefault(f"{table.name}.{name}", []).append(rows.column(name))
        later = []
        for column, other, theirs in table.refs:
            what = f"{table.name}.{column}"
            if other == table.name:
                later.append((what, rows.column(column), other, theirs))
            else:
                check_reference(what, rows.column(column), other, self._known(other, theirs))
        return later

    def _known(self, other: str, column: str) -> pa.ChunkedArray:
        return pa.chunked_array([c for part in self.known[f"{other}.{column}"] for c in part.chunks], pa.string())


def _none(rows: pa.Table, _: int) -> pa.ChunkedArray:
    return pa.chunked_array([pa.repeat(False, len(rows))])


def _referred() -> dict[str, set[str]]:
    out: dict[str, set[str]] = {table.name: set() for table in contracts()}
    for table in contracts():
        for _, other, theirs in table.refs:
            out[other].add(theirs)
    return out


SEPARATOR, EMPTY = "\x1f", "\x00"  # between cells, and for one without a value: neither stands in a text


def apart(old: pa.Table, new: pa.Table) -> tuple[pa.ChunkedArray, pa.ChunkedArray]:
    """Which rows of each table the other one does not have."""
    a, b = _whole(old), _whole(new)
    return pc.invert(pc.is_in(a, value_set=b)), pc.invert(pc.is_in(b, value_set=a))


def _whole(rows: pa.Table) -> pa.ChunkedArray:
    """Each row as one text."""
    cells = [pc.fill_null(pc.cast(c.combine_chunks(), pa.large_string()), _text(EMPTY)) for c in rows.columns]
    return pa.chunked_array([pc.binary_join_element_wise(*cells, _text(SEPARATOR))])


def _text(text: str) -> pa.Scalar:
    return pa.scalar(text, pa.large_string())


@contextmanager
def _beside(extracted: Path) -> Iterator[Path]:
    """A new folder inside `extracted`, whose files take their places when everything in it has been written."""
    folder = None
    try:
        extracted.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=".tables-", dir=extracted))
        yield folder
        for path in sorted(folder.iterdir()):
            path.replace(extracted / path.name)
    except OutputError as error:
        raise OutputError(str(error).replace(f"{folder}/", f"{extracted}/")) from error
    except (OSError, sqlite3.OperationalError, pa.ArrowException) as error:
        reason = getattr(error, "strerror", None) or str(error).splitlines()[0]
        raise OutputError(f"The tables cannot be written into {extracted}: {reason}") from error
    finally:
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)
