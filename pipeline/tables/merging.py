"""Two tables in the order of one key made one, piece by piece: what is kept of an old one, and new rows.

Only a row group of the old table is in memory at a time. Each piece tells from which rows it was put together, so that
a writer can copy runs of old rows as they lie.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa

Numbers: TypeAlias = npt.NDArray[np.int64]
Gone: TypeAlias = Callable[[pa.Table, int], pa.ChunkedArray]  # old rows, number of the first → which of them go


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
        end = bisect_left(wanted, _key(group, key, len(group) - 1), lo=begun)
        yield _piece(group, gone(group, first), first, new.slice(begun, end - begun), begun, wanted[begun:end], key)
        first, begun = first + len(group), end
    if begun < len(new):
        yield Piece(new.slice(begun), (Run(False, begun, len(new)),), new.slice(0, 0))


def _piece(
    group: pa.Table, gone: pa.ChunkedArray, first: int, new: pa.Table, begun: int, wanted: list[Any], key: Sequence[str]
) -> Piece:
    mask = gone.to_numpy().astype(bool)
    kept = np.flatnonzero(~mask)
    size = len(group)
    before = [bisect_left(range(size), k, key=lambda i: _key(group, key, i)) for k in wanted]
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


def _keys(rows: pa.Table, key: Sequence[str]) -> list[Any]:
    return list(zip(*(_told(rows.column(name)) for name in key), strict=True))


def _told(column: pa.ChunkedArray) -> list[Any]:
    """The cells, "" for no text."""
    return ["" if v is None else v for v in column.to_pylist()]


def _key(rows: pa.Table, key: Sequence[str], at: int) -> tuple[Any, ...]:
    cells = (rows.column(name)[at].as_py() for name in key)
    return tuple("" if v is None else v for v in cells)


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
