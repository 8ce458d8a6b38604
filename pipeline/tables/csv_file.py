"""A CSV file that is put together: the lines of new rows are made, those of old rows are copied as they lie."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TypeAlias

import numpy as np
import numpy.typing as npt

from pipeline.tables.contract import Contract
from pipeline.tables.lines import header, lines
from pipeline.tables.merging import Piece

Numbers: TypeAlias = npt.NDArray[np.int64]
BLOCK = 4 << 20  # bytes that are read at once
NEWLINE, QUOTE = b'\n"'


@dataclass(frozen=True, slots=True)
class Sum:
    """What tells whether a file is what was written."""

    size: int  # bytes
    sha256: str


class CsvFile:
    """A table on its way into a file, piece by piece."""

    def __init__(self, table: Contract, file: BinaryIO, old: OldLines | None) -> None:
        self.table, self.file, self.old = table, file, old
        self.size, self.hash = 0, hashlib.sha256()
        self._put(header(table))

    def add(self, piece: Piece) -> None:
        """Raises OSError where there is no room, ValueError where the old file is not that of the piece's old rows."""
        made, ends = lines(self.table, piece.came)
        if self.old is None:
            self._put(made)
            return
        kept, old_ends = self.old.take(piece.there)
        texts = memoryview(kept), memoryview(made)
        whole = []
        for run in piece.runs:
            at, text, first = (old_ends, texts[0], piece.first) if run.old else (ends, texts[1], 0)
            whole.append(text[at[run.start - first] : at[run.end - first]])
        self._put(b"".join(whole))

    def _put(self, data: bytes) -> None:
        self.file.write(data)
        self.size += len(data)
        self.hash.update(data)

    @property
    def sum(self) -> Sum:
        return Sum(self.size, self.hash.hexdigest())


class OldLines:
    """The lines of a file that was written so, asked for in their order."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.data, self.ends = b"", np.zeros(1, np.int64)  # what was read and not asked for; where lines end in it
        self.take(1)  # the header

    def take(self, count: int) -> tuple[bytes, Numbers]:
        """So many lines; and where each of them begins, and the last one ends."""
        while len(self.ends) <= count:
            more = self.file.read(BLOCK)
            if not more:
                raise ValueError(f"{self.file.name} has fewer lines than its table has rows")
            whole = int(self.ends[-1])
            self.data += more
            self.ends = np.concatenate([self.ends, _ends(self.data[whole:]) + whole])
        ends, size = self.ends[: count + 1], int(self.ends[count])
        taken, self.data, self.ends = self.data[:size], self.data[size:], self.ends[count:] - size
        return taken, ends


def _ends(data: bytes) -> Numbers:
    """Where lines end in text that begins with one; a line break in quotes ends none."""
    codes = np.frombuffer(data, np.uint8)
    ends = np.flatnonzero(codes == NEWLINE)
    quotes = np.flatnonzero(codes == QUOTE)
    outside: Numbers = ends[np.searchsorted(quotes, ends) % 2 == 0]
    return outside + 1


@contextmanager
def csv_file(table: Contract, folder: Path, old: Path | None) -> Iterator[CsvFile]:
    """The table's file in a folder; lines of old rows are copied from the one in the folder `old`."""
    name = f"{table.name}.csv"
    with (folder / name).open("wb") as file:
        if old is None:
            yield CsvFile(table, file, None)
        else:
            with (old / name).open("rb") as lines_of_old:
                yield CsvFile(table, file, OldLines(lines_of_old))
