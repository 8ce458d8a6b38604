"""Rows that come in any order and leave in that of their key; what memory should not hold waits on the disk.

Rows are held until they are SPILL bytes, then sorted and written as a run. Runs are merged block by block: memory holds
a block of each, however many rows there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pyarrow as pa

from pipeline.tables.merging import regrouped
from pipeline.tables.order import Stream, distinct, merged, sorted_by

SPILL = 4 << 20  # bytes of rows that are in memory before they become a run
BLOCK = 8192  # rows of each run that are in memory while runs are merged
FAN = 32  # runs that are merged into one, so that no more are ever open


class Runs:
    """The rows of one table."""

    def __init__(self, empty: pa.Table, key: Sequence[str], path: Path) -> None:
        """Files are named as `path` with a number behind; its folder is there."""
        self.empty, self.key, self.path = empty, key, path
        self.waiting: list[pa.Table] = []
        self.size = 0  # bytes of what waits
        self.levels: list[list[Path]] = []  # runs of rows as they came, runs of FAN of those, and so on
        self.written = 0

    def add(self, rows: pa.Table) -> None:
        """Raises OSError where there is no room on the disk."""
        self.waiting.append(rows)
        self.size += rows.nbytes
        if self.size >= SPILL:
            self._keep(0, self._write([self._sorted()]))

    def ordered(self) -> Iterator[pa.Table]:
        """All rows in their order, of those of one key the first; they can be asked for once."""
        runs = [_blocks(path) for level in reversed(self.levels) for path in level]
        return self._merged([*runs, [self._sorted()]])

    def _sorted(self) -> pa.Table:
        rows = distinct(sorted_by(pa.concat_tables([self.empty, *self.waiting]), self.key), self.key)
        self.waiting, self.size = [], 0
        return rows

    def _keep(self, level: int, run: Path) -> None:
        if level == len(self.levels):
            self.levels.append([])
        self.levels[level].append(run)
        if len(self.levels[level]) == FAN:
            runs, self.levels[level] = self.levels[level], []
            self._keep(level + 1, self._write(self._merged([_blocks(path) for path in runs])))
            for path in runs:
                path.unlink()

    def _merged(self, runs: Iterable[Iterable[pa.Table]]) -> Iterator[pa.Table]:
        return merged([Stream(run, self.key, self.empty) for run in runs])

    def _write(self, tables: Iterable[pa.Table]) -> Path:
        path = self.path.with_name(f"{self.path.name}.{self.written}")
        self.written += 1
        options = pa.ipc.IpcWriteOptions(compression="lz4")
        with pa.OSFile(str(path), "wb") as file, pa.ipc.new_file(file, self.empty.schema, options=options) as writer:
            for block in regrouped(tables, BLOCK, self.empty):
                writer.write_table(block)
        return path


def _blocks(path: Path) -> Iterator[pa.Table]:
    with pa.OSFile(str(path)) as file:
        reader = pa.ipc.open_file(file)
        for number in range(reader.num_record_batches):
            yield pa.Table.from_batches([reader.get_batch(number)])
