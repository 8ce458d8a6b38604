"""Rows in the order of a key, as Python sorts tuples of text: by code points, nothing first. Streams of sorted rows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeAlias

import pyarrow as pa
import pyarrow.compute as pc

Key: TypeAlias = tuple[tuple[bool, Any], ...]  # of a row: whether there is a value, and the value


def order_of(rows: pa.Table, key: Sequence[str]) -> pa.Array:
    """The numbers of the rows in order; those of one key stay in the order in which they were."""
    return pc.sort_indices(rows, sort_keys=[(name, "ascending", "at_start") for name in key])


def sorted_by(rows: pa.Table, key: Sequence[str]) -> pa.Table:
    """The rows in that order."""
    if len(rows) < 2:
        return rows.combine_chunks()
    return rows.take(order_of(rows, key)).combine_chunks()


def distinct(rows: pa.Table, key: Sequence[str]) -> pa.Table:
    """Of sorted rows with one key the first."""
    if len(rows) < 2:
        return rows
    same = None
    for name in key:
        one, next_one = rows.column(name)[:-1], rows.column(name)[1:]
        equal = pc.fill_null(pc.equal(one, next_one), pa.scalar(False))
        equal = pc.or_(equal, pc.and_(pc.is_null(one), pc.is_null(next_one)))
        same = equal if same is None else pc.and_(same, equal)
        if not pc.any(same).as_py():
            return rows
    first = pa.chunked_array([pa.array([True]), *pc.invert(same).chunks])
    return rows.filter(first)


class Stream:
    """Sorted rows that come some at a time, of which only the foremost are in memory."""

    def __init__(self, tables: Iterable[pa.Table], key: Sequence[str], empty: pa.Table) -> None:
        self.tables, self.key, self.empty = iter(tables), key, empty
        self.rows, self.first = empty, 0  # the foremost, and the number of the first of them
        self._fill()

    def __bool__(self) -> bool:
        return len(self.rows) > 0

    def _fill(self) -> None:
        while not len(self.rows):
            rows = next(self.tables, None)
            if rows is None:
                return
            self.rows = rows.combine_chunks()

    def _key(self, row: int) -> Key:
        values = (self.rows.column(name)[row].as_py() for name in self.key)
        return tuple((value is not None, value) for value in values)

    @property
    def bound(self) -> Key:
        """The key of the last row that is in memory."""
        return self._key(len(self.rows) - 1)

    def take(self, bound: Key) -> pa.Table:
        """Those of the foremost rows that do not stand behind a key."""
        if not self:
            return self.empty
        end = bisect_right(range(len(self.rows)), bound, key=self._key)
        taken, self.rows = self.rows.slice(0, end), self.rows.slice(end)
        self.first += end
        self._fill()
        return taken


def merged(streams: Sequence[Stream]) -> Iterator[pa.Table]:
    """The rows of streams with one key as one; of those of one key the first, of the first stream that has one."""
    while some := [stream for stream in streams if stream]:
        bound = min(stream.bound for stream in some)
        parts = [part for stream in some if len(part := stream.take(bound))]
        key = some[0].key
        yield parts[0] if len(parts) == 1 else distinct(sorted_by(pa.concat_tables(parts), key), key)
