"""Groups of rows that share a key, found over columns; and work on those groups that no earlier run has worked on.

A group is known by the digests of its rows. Rows are opened only for groups that are not known, some thousands at a
time, so that memory does not grow with the corpus.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from pipeline.grouped import Grouped, OnGroup
from pipeline.link.columns import Flags, Hashes, Keys, Numbers, mixed, summed
from pipeline.link.memo import Memo

LOT = 8000  # rows that are open at once


class Members(NamedTuple):
    """Groups of rows: their rows, group after group, each ascending; and where each group begins, with the end."""

    rows: Numbers
    begins: Numbers

    def __len__(self) -> int:
        return len(self.begins) - 1

    def of(self, group: int) -> Numbers:
        return self.rows[self.begins[group] : self.begins[group + 1]]

    def some(self, wanted: Flags) -> Members:
        """The groups that are wanted."""
        size = np.diff(self.begins)
        return Members(self.rows[np.repeat(wanted, size)], np.concatenate([[0], np.cumsum(size[wanted])]))


def sharing(keys: Keys, wanted: Flags | None = None) -> Members:
    """The rows of each key that two or more have; `wanted` says of each key of a row: one must be so, and one not."""
    order = np.lexsort((keys.rows, keys.values))
    values, rows = keys.values[order], keys.rows[order]
    new = np.ones(len(rows), bool)
    new[1:] = (values[1:] != values[:-1]) | (rows[1:] != rows[:-1])
    values, rows = values[new], rows[new]
    begins = _begins(values)
    size = np.diff(begins)
    good = size > 1
    if wanted is not None and len(rows):
        some = np.add.reduceat(wanted[order][new].astype(np.int64), begins[:-1])
        good &= (some > 0) & (some < size)
    return Members(rows, begins).some(good)


def members(of: Numbers) -> Members:
    """The rows of each group, where `of` gives the group of every row."""
    rows = np.argsort(of, kind="stable")
    return Members(rows, _begins(of[rows]))


def _begins(values: Any) -> Numbers:
    """Where runs of one value begin, and the end."""
    if not len(values):
        return np.zeros(1, np.int64)
    return np.concatenate([[0], np.flatnonzero(values[1:] != values[:-1]) + 1, [len(values)]])


def as_it_is(group: int, value: Any) -> Any:
    return value


@dataclass(frozen=True, slots=True)
class Task:
    """What is done with groups."""

    work: OnGroup  # gives something for the first row of a group, None for the others
    opened: Callable[[Sequence[int]], Sequence[Any]]  # numbers of rows → the rows, as the work wants them
    headed: Callable[[int, Any], Any] = as_it_is  # a group, its first row → the row, with what is known of the group
    kept: Callable[[int, Any], bytes] = as_it_is  # a group, what the work has given → what is remembered of it


@dataclass(frozen=True, slots=True)
class Desk:
    """Where groups are worked on."""

    memo: Memo
    grouped: Grouped
    waiting: Path | None = None  # a folder for what memory should not hold

    def done(self, groups: Members, keys: Iterable[bytes], task: Task) -> list[bytes]:
        """What is remembered of each group; `keys` are all that the work on it depends on."""
        keys = list(keys)
        out: list[Any] = [self.memo.get(key) for key in keys]
        size = np.diff(groups.begins)
        lot: list[int] = []
        count = 0
        for group in [i for i, known in enumerate(out) if known is None]:
            lot.append(group)
            count += int(size[group])
            if count >= LOT:
                self._work(groups, lot, out, task)
                lot, count = [], 0
        self._work(groups, lot, out, task)
        for key, value in zip(keys, out, strict=True):
            self.memo.put(key, value)
        return out

    def _work(self, groups: Members, lot: Sequence[int], out: list[Any], task: Task) -> None:
        if not lot:
            return
        numbers, place = np.unique(np.concatenate([groups.of(group) for group in lot]), return_inverse=True)
        each = task.opened(numbers.tolist())
        rows = [each[i] for i in place.tolist()]
        of = [group for group in lot for _ in groups.of(group)]
        first = 0
        for group in lot:
            rows[first] = task.headed(group, rows[first])
            first += len(groups.of(group))
        given = [value for value in self.grouped(task.work, of, rows) if value is not None]
        for group, value in zip(lot, given, strict=True):
            out[group] = task.kept(group, value)


def once_each(groups: Members, keys: Sequence[bytes]) -> tuple[Members, list[bytes]]:
    """Each set of rows once, with its key: two statements that are alike share several words."""
    first: dict[bytes, int] = {}
    for group, key in enumerate(keys):
        first.setdefault(key, group)
    wanted = np.zeros(len(groups), bool)
    wanted[list(first.values())] = True
    return groups.some(wanted), list(first)


def keys_of(name: str, groups: Members, digests: Hashes, common: Hashes) -> Iterator[bytes]:
    """What is known of each group, from the digests of `groups.rows` and its own; `name` tells the work."""
    if not len(groups):
        return
    begins, digests = groups.begins[:-1], placed(groups, digests)
    lanes = [np.add.reduceat(mixed(digests, salt), begins) for salt in (1, 2)]
    lanes[0] += mixed(np.diff(groups.begins), 3)
    lanes[1] += mixed(common, 3)
    data = np.stack(lanes, axis=1).astype("<u8").tobytes()
    yield from (data[i : i + 16] + name.encode() for i in range(0, len(data), 16))


def placed(groups: Members, digests: Hashes) -> Hashes:
    """Digests of `groups.rows` that also tell the place of each in its group: what work gives may depend on it.

    A page may state the same in another order, as when a reviewer adds again what was taken back.
    """
    place = np.arange(len(digests)) - np.repeat(groups.begins[:-1], np.diff(groups.begins))
    return mixed(digests ^ mixed(place, 4))


def in_common(groups: Members, values: Keys) -> Hashes:
    """Of each group a digest of which of its rows have values in common, whatever these are; 0 where none have.

    `values` is a list of every row, in the order of rows.
    """
    group, value, place = _spread(groups, values)
    new = np.ones(len(group), bool)
    new[1:] = (group[1:] != group[:-1]) | (value[1:] != value[:-1])
    runs = np.flatnonzero(new)  # of one value in one group
    if not len(runs):
        return np.zeros(len(groups), np.uint64)
    shared = np.diff(np.append(runs, len(group))) > 1
    sums = np.add.reduceat(mixed(place, 5), runs)
    return summed(group[runs][shared], mixed(sums[shared], 6), len(groups))


def _spread(groups: Members, values: Keys) -> Numbers:
    """Of each value of a row of a group, once: the group, the value, the place of the row in it; in this order."""
    begins, ends = (np.searchsorted(values.rows, groups.rows, side) for side in ("left", "right"))
    many, size = ends - begins, np.diff(groups.begins)
    before = np.cumsum(many) - many
    group = np.repeat(np.repeat(np.arange(len(groups)), size), many)
    value = values.values[np.arange(many.sum()) + np.repeat(begins - before, many)]
    place = np.repeat(np.arange(len(groups.rows)) - np.repeat(groups.begins[:-1], size), many)
    lines = np.stack([group, value, place])[:, np.lexsort((place, value, group))]
    again = np.all(lines[:, 1:] == lines[:, :-1], axis=0)
    return np.delete(lines, np.flatnonzero(again), axis=1)
