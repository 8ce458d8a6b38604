"""What the app reads: the SQLite file of a run, the text and the blocks of its pages, and what the last run changed."""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from pipeline.engine.deciding import OUTCOMES
from pipeline.errors import StageError
from pipeline.model import Page

Row = dict[str, Any]
DATABASE = "gyoji.sqlite"
REMEMBERED = 64  # pages whose text and blocks are at hand


@dataclass(frozen=True, slots=True)
class PageText:
    """A page's stored text, and (start, end, kind, kept, reason) of its blocks."""

    page: Page
    blocks: tuple[tuple[int, int, str, bool, str], ...]


class Tables:
    """One run's files, read when they are asked for; a new run in the same folder is seen at once."""

    def __init__(self, extracted: Path) -> None:
        self.extracted = extracted
        self._page = lru_cache(REMEMBERED)(self._read_page)
        if not self.database.exists():
            raise StageError(f"{self.database} is missing: run 'gyoji run' first")

    @property
    def database(self) -> Path:
        return self.extracted / DATABASE

    def stamp(self) -> tuple[int, ...]:
        """Changes with every run."""
        return tuple(n for path in (self.database, self._changes) for n in _stamp(path))

    @contextmanager
    def open(self) -> Iterator[sqlite3.Connection]:
        """A connection that can only read."""
        connection = sqlite3.connect(f"{self.database.resolve().as_uri()}?mode=ro", uri=True)
        try:
            connection.row_factory = sqlite3.Row
            yield connection
        except sqlite3.DatabaseError as error:
            raise StageError(f"{self.database} is damaged: run 'gyoji run' again") from error
        finally:
            connection.close()

    def rows(self, sql: str, *values: Any) -> list[Row]:
        """Rows as dictionaries, "" for what is empty."""
        with self.open() as connection:
            found = connection.execute(sql, values)
            names = [column[0] for column in found.description]
            return [{n: "" if v is None else v for n, v in zip(names, row, strict=True)} for row in found]

    def page(self, page_id: str) -> PageText | None:
        """A page that is a row of `pages`, None for anything else; its id reaches no path."""
        if not self.rows("SELECT 1 FROM pages WHERE page_id = ?", page_id):
            return None
        return self._page(page_id, _stamp(self.extracted / "stages" / "pages.parquet"))

    def _read_page(self, page_id: str, _stamp: tuple[int, ...]) -> PageText:
        import pyarrow.parquet as pq

        stages, own = self.extracted / "stages", [("page_id", "=", page_id)]
        try:
            of_page = ["page_id", "source", "url", "site", "title", "text"]
            page = pq.read_table(stages / "pages.parquet", columns=of_page, filters=own).to_pylist()
            of_block = ["start_char", "end_char", "kind", "kept", "reason"]
            blocks = pq.read_table(stages / "blocks.parquet", columns=of_block, filters=own)
        except (OSError, ValueError) as error:
            raise StageError(f"{stages} has no pages that can be read: run 'gyoji run' again") from error
        columns = (blocks.column(name).to_pylist() for name in of_block)
        return PageText(Page(**page[0]) if page else Page(page_id, ""), tuple(sorted(zip(*columns, strict=True))))

    @property
    def _changes(self) -> Path:
        return self.extracted / "run" / "changes.csv"

    def changed(self) -> set[str]:
        """Ids of the rows that the last run has added or changed; of a link those of both of its ends."""
        try:
            with self._changes.open(encoding="utf-8", newline="") as file:
                return {key for row in csv.DictReader(file) for key in (row.get("row_id") or "").split(";")}
        except (OSError, UnicodeDecodeError, csv.Error):
            return set()

    def outcomes(self) -> dict[str, tuple[str, str]]:
        """What the last run has made of each decision: its id → (status, reason)."""
        try:
            with (self.extracted / OUTCOMES).open(encoding="utf-8", newline="") as file:
                return {row["id"]: (row["status"], row["reason"]) for row in csv.DictReader(file)}
        except (OSError, UnicodeDecodeError, KeyError, csv.Error):
            return {}


def _stamp(path: Path) -> tuple[int, ...]:
    try:
        state = path.stat()
    except OSError:
        return (0, 0, 0)
    return state.st_mtime_ns, state.st_size, state.st_ino
