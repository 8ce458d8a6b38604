"""`stages/pages.parquet` and `stages/blocks.parquet`: pages with their texts and blocks as strip leaves them.

Like the tables, they are put together from the rows of unchanged pages in the last files and those of the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.engine.store import CONTRACT, ROWS, path_of
from pipeline.model import Document
from pipeline.tables import codec
from pipeline.tables.merging import Gone, merged, regrouped
from pipeline.tables.parquet import ROW_GROUP, parquet_writer, row_groups
from pipeline.tables.writing import Kept

KEYS = {"page": ("page_id",), "blocks": ("page_id", "block_id")}
TOGETHER = 256  # pages whose rows are made at once


class StripFiles:
    """The rows of pages as they come by."""

    def __init__(self) -> None:
        self.waiting: list[Document] = []
        self.pieces: dict[str, list[pa.Table]] = {part: [] for part in KEYS}

    def passing(self, documents: Iterable[Document]) -> Iterator[Document]:
        """Take note of pages, in the order of their ids, on their way to another reader."""
        for document in documents:
            self.waiting.append(document)
            if len(self.waiting) >= TOGETHER:
                self._take()
            yield document
        self._take()

    def _take(self) -> None:
        blocks = [block for d in self.waiting for block in d.blocks]
        self.pieces["page"].append(codec.to_table([d.page for d in self.waiting], ROWS["page"]))
        self.pieces["blocks"].append(codec.to_table(blocks, ROWS["blocks"]))
        self.waiting = []

    def write(self, folder: Path, kept: Kept | None) -> None:
        """Write both files below a folder, with what is kept of the old ones."""
        gone: Gone = lambda rows, _: pc.is_in(rows.column("page_id"), value_set=pages)  # noqa: E731
        pages = pa.array(sorted(kept.gone) if kept else [], pa.string())
        for stage, part in CONTRACT:
            new = pa.concat_tables([codec.to_table([], ROWS[part]), *self.pieces[part]])
            old = row_groups(path_of(kept.folder, stage, part)) if kept else ()
            path = path_of(folder, stage, part)
            path.parent.mkdir(parents=True, exist_ok=True)
            with parquet_writer(path, new.schema) as writer:
                rows = (piece.rows for piece in merged(old, gone, new, KEYS[part]))
                for group in regrouped(rows, ROW_GROUP, new.slice(0, 0)):
                    writer.write_table(group)
