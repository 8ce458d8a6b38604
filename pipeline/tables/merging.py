"""Two tables in the order of one key made one, piece by piece: what is kept of an old one, and new rows.

Only a row group of either table is in memory at a time. Each piece tells from which rows it was put together, so that
a writer can copy runs of old rows as they lie.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.tables.order import Stream, order_of

Numbers: TypeAlias = npt.NDArray[np.int64]
Changes: TypeAlias = tuple[pa.ChunkedArray, pa.Table]  # which old rows go, and the new ones that come
Apart: TypeAlias = Callable[[pa.Table, pa.Table], Changes]  # of old and new rows between two keys

SEPARATOR, EMPTY = "\x1f", "\x00"  # between cells, and for one without a value: neither stands in a text


class Run(NamedTuple):
    """Rows that follow one another, by their numbers in the old table, or among those that came; end exclusive."""

    old: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Rows of the whole in their order; the old rows that were left out, and the new ones among them, in order."""

    rows: pa.Table
    runs: tuple[Run, ...]
    went: pa.Table
    came: pa.Table
    first: int = 0  # number of the first of the old rows that it was put together from, and how many these were
    there: int = 0


def of_ids(column: str, gone: Iterable[str]) -> Apart:
    """The old rows that have one of these ids in a column go; all new ones come."""
    ids = pa.array(sorted(gone), pa.string())
    return lambda old, new: (pc.is_in(old.column(column), value_set=ids), new)


def of_rows(old: pa.Table, new: pa.Table) -> Changes:
    """The rows that both have stay as they are."""
    a, b = _whole(old), _whole(new)
    return pc.invert(pc.is_in(a, value_set=b)), new.filter(pc.invert(pc.is_in(b, value_set=a)))


def _whole(rows: pa.Table) -> pa.ChunkedArray:
    """Each row as one text."""
    cells = [pc.fill_null(pc.cast(c, pa.large_string()), _text(EMPTY)) for c in rows.combine_chunks().columns]
    return pc.binary_join_element_wise(*cells, _text(SEPARATOR))


def _text(text: str) -> pa.Scalar:
    return pa.scalar(text, pa.large_string())


def merged(
    old: Iterable[pa.Table], apart: Apart, new: Iterable[pa.Table], key: Sequence[str], empty: pa.Table
) -> Iterator[Piece]:
    """All of it in order; both are sorted by `key`, and no row that stays has the key of one that comes."""
    for first, there, others in _beside(old, new, key, empty):
        gone, came = apart(there, others)
        yield _piece(there, gone, first, came, key)


def differing(
    old: Iterable[pa.Table], new: Iterable[pa.Table], key: Sequence[str], empty: pa.Table
) -> Iterator[tuple[pa.Table, pa.Table]]:
    """The rows that only the one has and those that only the other has, some at a time; both are sorted by `key`."""
    for _, there, others in _beside(old, new, key, empty):
        gone, came = of_rows(there, others)
        yield there.filter(gone), came


def _beside(
    old: Iterable[pa.Table], new: Iterable[pa.Table], key: Sequence[str], empty: pa.Table
) -> Iterator[tuple[int, pa.Table, pa.Table]]:
    """Old and new rows between two keys, and the number of the first of these old ones."""
    before, after = Stream(old, key, empty), Stream(new, key, empty)
    while before or after:
        bound = min(stream.bound for stream in (before, after) if stream)
        yield before.first, before.take(bound), after.take(bound)


def _piece(there: pa.Table, gone: pa.ChunkedArray, first: int, came: pa.Table, key: Sequence[str]) -> Piece:
    """Old rows without those that go, with those that come between them; `first` is the number of the first old row."""
    mask = gone.to_numpy().astype(bool)
    kept = np.flatnonzero(~mask)
    rows, went = there, there.slice(0, 0)
    if len(kept) < len(there):
        rows, went = there.filter(pc.invert(gone)), there.filter(gone)
    of = first, len(there)
    if not len(came):
        return Piece(rows, tuple(_runs(kept + first, np.ones(len(kept), bool))), went, came, *of)
    if not len(kept):
        return Piece(came, (Run(False, 0, len(came)),), went, came, *of)
    rows = pa.concat_tables([rows, came])
    order = order_of(rows, key).to_numpy()
    old = order < len(kept)
    at = order - len(kept)
    at[old] = kept[order[old]] + first
    return Piece(rows.take(pa.array(order)), tuple(_runs(at, old)), went, came, *of)


def _runs(at: Numbers, old: npt.NDArray[np.bool_]) -> Iterator[Run]:
    """`at` gives for each row its number, in the old table where it is `old`."""
    if not len(at):
        return
    breaks = np.flatnonzero((np.diff(at) != 1) | (np.diff(old.astype(np.int8)) != 0)) + 1
    for a, b in zip([0, *breaks.tolist()], [*breaks.tolist(), len(at)], strict=True):
        yield Run(bool(old[a]), int(at[a]), int(at[b - 1]) + 1)


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
