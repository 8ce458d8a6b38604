"""Two tables in the order of one key made one, piece by piece: what is kept of an old one, and new rows.

Only a row group of the old table is in memory at a time. Each piece tells from which rows it was put together, so that
a writer can copy runs of old rows as they lie.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.tables.arrow import DIGITS

Numbers: TypeAlias = npt.NDArray[np.int64]
Gone: TypeAlias = Callable[[pa.Table, int], pa.ChunkedArray]  # old rows, number of the first → which of them go


LEAST = "\x00"  # between the cells of a key: no text has it, and it sorts before all others
WIDTH = 12  # digits of a number in a key


class Run(NamedTuple):
    """Rows that follow one another in one of the two tables, by their numbers there, end exclusive."""

    old: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Rows of the whole in their order, and the old rows that were left out where they stood."""

    rows: pa.Table
    runs: tuple[Run, ...]
    dropped: pa.Table


def merged(old: Iterable[pa.Table], gone: Gone, new: pa.Table, key: Sequence[str]) -> Iterator[Piece]:
    """All of it in order; both tables are sorted by `key`, and no row that stays has the key of a new one."""
    wanted = _keys(new, key)
    first = begun = 0
    for group in old:
        if not len(group):
            continue
        there = _keys(group, key)
        end = bisect_left(wanted, there[-1], lo=begun)
        before = [bisect_left(there, k) for k in wanted[begun:end]]
        yield _piece(group, gone(group, first), first, new.slice(begun, end - begun), begun, before)
        first, begun = first + len(group), end
    if begun < len(new):
        yield Piece(new.slice(begun), (Run(False, begun, len(new)),), new.slice(0, 0))


def _piece(
    group: pa.Table, gone: pa.ChunkedArray, first: int, new: pa.Table, begun: int, before: Sequence[int]
) -> Piece:
    """A row group of the old table without the rows that go, and each new row before the old one of that number."""
    mask = gone.to_numpy().astype(bool)
    kept = np.flatnonzero(~mask)
    size = len(group)
    at = np.insert(kept, np.searchsorted(kept, before), np.arange(size, size + len(new)))
    rows = group if len(at) == size and not len(new) else pa.concat_tables([group, new]).take(at)
    return Piece(rows, tuple(_runs(at, size, first, begun)), group.filter(gone))


def _runs(at: Numbers, size: int, first: int, begun: int) -> Iterator[Run]:
    if not len(at):
        return
    old = at < size
    breaks = np.flatnonzero((np.diff(at) != 1) | (np.diff(old.astype(np.int8)) != 0)) + 1
    for a, b in zip([0, *breaks.tolist()], [*breaks.tolist(), len(at)], strict=True):
        shift = first if old[a] else begun - size
        yield Run(bool(old[a]), int(at[a]) + shift, int(at[b - 1]) + shift + 1)


def _keys(rows: pa.Table, key: Sequence[str]) -> list[str]:
    """Of each row one text that sorts as the cells of its key do, one after the other."""
    if not len(rows):
        return []
    cells = [_sortable(rows.column(name).combine_chunks()) for name in key]
    joined: pa.Array = pc.binary_join_element_wise(*cells, _text(LEAST)) if len(cells) > 1 else cells[0]
    keys: list[str] = joined.to_pylist()
    return keys


def _sortable(column: pa.Array) -> pa.Array:
    if pa.types.is_floating(column.type):
        column = pc.cast(pc.round(pc.multiply(column, 10.0**DIGITS)), pa.int64())
    if pa.types.is_integer(column.type):
        column = pc.utf8_lpad(pc.cast(column, pa.large_string()), WIDTH, "0")
    return pc.fill_null(pc.cast(column, pa.large_string()), _text(""))


def _text(text: str) -> pa.Scalar:
    return pa.scalar(text, pa.large_string())


def regrouped(pieces: Iterable[pa.Table], size: int, empty: pa.Table) -> Iterator[pa.Table]:
    """The same rows in tables of exactly `size` (the last one may be shorter, and is there also without any row)."""
    waiting: list[pa.Table] = [empty]
    count = 0
    written = False
    for rows in pieces:
        waiting.append(rows)
        count += len(rows)
        if count < size:
            continue
        whole = pa.concat_tables(waiting)
        for at in range(0, count - count % size, size):
            yield whole.slice(at, size).combine_chunks()
            written = True
        waiting, count = [whole.slice(count - count % size)], count % size
    if count or not written:
        yield pa.concat_tables(waiting).combine_chunks()
