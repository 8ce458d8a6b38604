"""Small values, sealed, by their keys; many of them in one value of the cache: all are read at once, none by itself.

They hold what linking compares and what that gave, so other code, or another version of a library that likens names,
finds its shelves empty.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from pipeline.engine.cache import Cache
from pipeline.engine.keys import digest, everything
from pipeline.engine.seal import seal

BOARDS = 64  # a night's few pages make few of them anew


class Shelf:
    """Values that every run needs. What a damaged board held is as good as never made."""

    def __init__(self, cache: Cache, name: str) -> None:
        self.cache = cache
        self.boards = [digest("shelf", everything(), name, str(n)) for n in range(BOARDS)]
        self.values: dict[bytes, bytes] = {}
        self.stored: dict[bytes, set[bytes]] = {}  # board → keys of what it holds
        for board, held in cache.values(b for b in self.boards if b in cache):
            self.values |= held
            self.stored[board] = set(held)

    def keep(self, needed: set[bytes]) -> Iterator[bytes]:
        """Store what is needed, forget the rest; gives the keys of the boards."""
        wanted: dict[bytes, set[bytes]] = defaultdict(set)
        for key in needed & self.values.keys():
            wanted[self.boards[key[0] % BOARDS]].add(key)
        for board, mine in wanted.items():
            if mine != self.stored.get(board):
                self.cache.put(board, seal({key: self.values[key] for key in sorted(mine)}))
                self.stored[board] = mine
        self.cache.flush()
        yield from wanted


class Groups:
    """What groups of statements gave to linking, from run to run (a Memo); read when it is first asked for."""

    def __init__(self, cache: Cache) -> None:
        self.cache = cache
        self.used: set[bytes] = set()

    @cached_property
    def _shelf(self) -> Shelf:
        return Shelf(self.cache, "groups")

    @property
    def boards(self) -> list[bytes]:
        return self._shelf.boards

    def get(self, key: bytes) -> bytes | None:
        return self._shelf.values.get(key)

    def put(self, key: bytes, value: bytes) -> None:
        self.used.add(key)
        self._shelf.values[key] = value

    def keep(self) -> Iterator[bytes]:
        """Store what this run has needed, forget the rest; gives the keys of the boards."""
        return self._shelf.keep(self.used)
