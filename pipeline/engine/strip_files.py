"""`stages/pages.parquet` and `stages/blocks.parquet`: pages with their texts and blocks as strip leaves them.

Like the tables, they are put together from the rows of unchanged pages in the last files and those of the others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.engine.store import CONTRACT, ROWS, path_of
from pipeline.model import Document
from pipeline.tables import codec
from pipeline.tables.merging import merged, of_ids, regrouped
from pipeline.tables.parquet import ROW_GROUP, parquet_writer, row_groups
from pipeline.tables.runs import Runs
from pipeline.tables.writing import Kept

KEYS = {"page": ("page_id",), "blocks": ("page_id", "block_id")}


def strip_rows(documents: Sequence[Document]) -> dict[str, pa.Table]:
    """By part: the rows of pages as strip has left them."""
    blocks = [block for d in documents for block in d.blocks]
    parts: dict[str, list[Any]] = {"page": [d.page for d in documents], "blocks": blocks}
    return {part: codec.to_table(rows, ROWS[part]) for part, rows in parts.items()}


class StripFiles:
    """The rows of both files, taken in any order."""

    def __init__(self, folder: Path) -> None:
        """What memory should not hold is written into the folder, which is there."""
        empty = strip_rows([])
        self.runs = {part: Runs(empty[part], key, folder / f"strip-{part}") for part, key in KEYS.items()}

    def take(self, rows: Mapping[str, pa.Table]) -> None:
        for part, some in rows.items():
            self.runs[part].add(some)

    def write(self, folder: Path, kept: Kept | None) -> None:
        """Write both files below a folder, with what is kept of the old ones."""
        for stage, part in CONTRACT:
            runs = self.runs[part]
            old = row_groups(path_of(kept.folder, stage, part)) if kept else ()
            path = path_of(folder, stage, part)
            path.parent.mkdir(parents=True, exist_ok=True)
            apart = of_ids("page_id", kept.gone if kept else ())
            with parquet_writer(path, runs.empty.schema) as writer:
                rows = (piece.rows for piece in merged(old, apart, runs.ordered(), runs.key, runs.empty))
                for group in regrouped(rows, ROW_GROUP, runs.empty):
                    writer.write_table(group)
