"""What is asked of a worker when linking is done: the rows of some pages, checked, and packed as Arrow data."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import pyarrow as pa

from pipeline.engine import shares, tasks
from pipeline.engine.seal import framed, unframed, unseal
from pipeline.engine.strip_files import KEYS, strip_rows
from pipeline.engine.tasks import Stored
from pipeline.model import Document
from pipeline.settings import Settings
from pipeline.tables.arrow import schema
from pipeline.tables.contract import contract
from pipeline.tables.gathering import page_rows
from pipeline.tables.rows import OF_PAGES

ROWS = f"{__name__}:rows"
TOGETHER = 16  # pages of an item: rows of 8 take a quarter longer, those of 32 are hardly faster


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that the rows of a page are made of."""

    page: Stored | Document  # a page that is gone is a Document
    share: str  # what linking has concluded of it
    analysis: bytes = b""  # what was found on it, sealed; nothing was looked for on a rejected page
    decided: Document | None = None  # the whole of it, where people have decided of it

    def stripped(self) -> Document:
        return self.page.stripped() if isinstance(self.page, Stored) else self.page

    def whole(self) -> Document:
        if self.decided is not None:
            return self.decided
        return tasks.joined(self.stripped(), unseal(self.analysis)) if self.analysis else self.stripped()


@dataclass(frozen=True, slots=True)
class PageRows:
    """The rows of some pages: those of tables, and those of the files of strip."""

    tables: Mapping[str, pa.Table]
    files: Mapping[str, pa.Table]

    @property
    def message(self) -> bytes:
        parts = {**self.tables, **self.files}
        return framed(_packed(parts[name]) for name in _schemas())

    @classmethod
    def of(cls, message: bytes) -> PageRows:
        """The same rows; raises ValueError, pa.ArrowException: the message is not whole."""
        parts = zip(_schemas().items(), unframed(message), strict=True)
        all_rows = {name: _unpacked(data, of) for (name, of), data in parts}
        return cls(
            {n: r for n, r in all_rows.items() if n in OF_PAGES}, {n: r for n, r in all_rows.items() if n in KEYS}
        )


@cache
def _schemas() -> dict[str, pa.Schema]:
    """Of the tables, then of the files, in the order of a message."""
    files = {part: rows.schema for part, rows in strip_rows(()).items()}
    return {**{name: schema(contract(name)) for name in OF_PAGES}, **files}


def _packed(rows: pa.Table) -> pa.Buffer:
    """At most one batch: the schema is known to whoever reads it."""
    batches = rows.combine_chunks().to_batches()
    return batches[0].serialize() if batches else b""


def _unpacked(data: memoryview, of: pa.Schema) -> pa.Table:
    return pa.Table.from_batches([pa.ipc.read_record_batch(pa.py_buffer(data), of)] if len(data) else [], of)


def rows(pages: Sequence[Sheet], settings: Settings) -> bytes:
    return rows_here(pages).message


def load(settings: Settings) -> None:
    """What rows need beside pages: Arrow loads pandas with its first array."""
    rows((), settings)


LOAD: dict[str, Callable[[Settings], None]] = {"rows": load}  # task → before the first page


def rows_here(pages: Sequence[Sheet]) -> PageRows:
    """Raises AssertionError where a stage has broken the contract."""
    part = shares.corpus_of([page.whole() for page in pages], [page.share for page in pages])
    return PageRows(page_rows(part), strip_rows([page.stripped() for page in pages]))
