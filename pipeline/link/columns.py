"""Statements of all pages as columns of numbers: what linking holds of each in memory, whatever it says.

A statement has one fixed row, and lists of keys. Keys and digests are 64-bit hashes (`mark`). A collision of two keys
makes two statements be compared for nothing. Of digests, and of names of wholes (parents.py), equality is believed: a
collision would let a row stand that should be made anew, or give an event a wrong whole. Among ten million values it
happens with a chance of three in a million.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

Hashes: TypeAlias = npt.NDArray[np.uint64]
Numbers: TypeAlias = npt.NDArray[np.int64]
Flags: TypeAlias = npt.NDArray[np.bool_]
ID = "S19"  # a statement id: two letters, an underline, sixteen letters

Column: TypeAlias = tuple[bytes, bytes]  # of a list: how many values each row has (u4), and the values


@dataclass(frozen=True, slots=True)
class Columns:
    """The statements of one page in one table, packed."""

    rows: bytes
    lists: dict[str, Column]


class Keys(NamedTuple):
    """A list of every row, flat: the row of each value, ascending, and the values."""

    rows: Numbers
    values: npt.NDArray[Any]

    def of(self, rows: Flags) -> Keys:
        """Those of some rows."""
        chosen = rows[self.rows]
        return Keys(self.rows[chosen], self.values[chosen])

    def at(self, row: int) -> list[int]:
        """The values of one row."""
        begin, end = np.searchsorted(self.rows, (row, row + 1)).tolist()
        values: list[int] = self.values[begin:end].tolist()
        return values


@dataclass(frozen=True, slots=True)
class Table:
    """The statements of all pages in one table, numbered in the order of their pages."""

    rows: npt.NDArray[Any]  # structured
    pages: Numbers  # the number of the page of each row
    begins: Numbers  # of each page the number of its first row; one more at the end
    lists: Mapping[str, Keys]

    def __len__(self) -> int:
        return len(self.rows)

    def place(self, row: int) -> tuple[int, int]:
        """The number of the page of a row, and the row's place on it."""
        page = int(self.pages[row])
        return page, row - int(self.begins[page])

    def of_page(self, page: int) -> range:
        """The rows of a page."""
        return range(int(self.begins[page]), int(self.begins[page + 1]))

    def key(self, row: int) -> str:
        """The id of a statement."""
        key: str = self.rows["key"][row].decode()
        return key

    def here(self, column: str) -> Numbers:
        """Numbers of rows from places on their own page; -1 stays."""
        at = self.rows[column].astype(np.int64)
        return np.where(at < 0, -1, at + self.begins[self.pages])


def mark(*parts: Any) -> int:
    """64 bits of what is told apart by its repr: texts, numbers, tuples of these."""
    return int.from_bytes(blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def mixed(values: Any, salt: int = 0) -> Hashes:
    """Each value as another 64 bits, so that sums of them tell sets apart (splitmix64, Steele et al. 2014)."""
    with np.errstate(over="ignore"):
        x = np.asarray(values).astype(np.uint64) + np.uint64((0x9E3779B97F4A7C15 * (salt + 1)) & (2**64 - 1))
        x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return x ^ (x >> np.uint64(31))


def in_columns(
    rows: Sequence[tuple[Any, ...]], fixed: npt.DTypeLike, lists: Mapping[str, tuple[str, list[list[int]]]]
) -> Columns:
    """`lists` gives for each name the type of its values, and the values of each row."""
    return Columns(
        np.array(rows, dtype=fixed).tobytes(),
        {
            name: (
                np.array([len(row) for row in values], "<u4").tobytes(),
                np.array([v for row in values for v in row], kind).tobytes(),
            )
            for name, (kind, values) in lists.items()
        },
    )


def table(pages: Iterable[Columns], fixed: npt.DTypeLike, lists: Mapping[str, str]) -> Table:
    """All pages as one; `lists` gives the type of each list's values."""
    pages = list(pages)
    size = np.dtype(fixed).itemsize
    count = np.array([len(page.rows) // size for page in pages], np.int64)
    rows = np.frombuffer(b"".join(page.rows for page in pages), fixed)
    found = {}
    for name, kind in lists.items():
        many = np.frombuffer(b"".join(page.lists[name][0] for page in pages), "<u4")
        values = np.frombuffer(b"".join(page.lists[name][1] for page in pages), kind)
        found[name] = Keys(np.repeat(np.arange(len(rows)), many), values)
    return Table(rows, np.repeat(np.arange(len(pages)), count), np.concatenate([[0], np.cumsum(count)]), found)


def together(*lists: Keys) -> Keys:
    """Several lists as one; rows are no longer in order."""
    return Keys(np.concatenate([k.rows for k in lists]), np.concatenate([k.values for k in lists]))


def summed(rows: Numbers, values: Hashes, count: int) -> Hashes:
    """For each of `count` rows the sum of its values, modulo 2⁶⁴."""
    out = np.zeros(count, np.uint64)
    np.add.at(out, rows, values)
    return out


def hashes_of(ids: Any) -> Hashes:
    """Of statement ids."""
    wide = ids.astype("S24").view("<u8").reshape(-1, 3)
    with np.errstate(over="ignore"):
        return mixed(wide[:, 0], 1) + mixed(wide[:, 1], 2) + mixed(wide[:, 2], 3)
