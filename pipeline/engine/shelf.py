"""Small values, sealed, by their keys; many of them in one value of the cache: all are read at once, none by itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from pipeline.engine.cache import Cache
from pipeline.engine.keys import digest
from pipeline.engine.seal import seal

BOARDS = 64  # a night's few pages make few of them anew


class Shelf:
    """Values that every run needs. What a damaged board held is as good as never made."""

    def __init__(self, cache: Cache, name: str) -> None:
        self.cache = cache
        self.boards = [digest("shelf", name, str(n)) for n in range(BOARDS)]
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
