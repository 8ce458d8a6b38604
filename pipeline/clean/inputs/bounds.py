"""How much an archive may expand to: what a few bytes promise to be must not fill the memory or take all day."""

from __future__ import annotations

from typing import IO

TIMES = 100  # an archive may hold that many times its own size (pages in HTML shrink to a tenth)
LEAST = 1_000_000_000  # bytes that any archive may hold
PIECE = 1_000_000  # bytes that are read at once


class TooMuch(Exception):
    """More bytes came than may come."""


class Budget:
    """Bytes that one archive may still expand to."""

    def __init__(self, size: int, least: int = LEAST) -> None:
        self.left = max(TIMES * size, least)
        self._all = self.left

    def take(self, size: int) -> None:
        self.left -= size
        if self.left < 0:
            raise TooMuch(f"the archive expands to more than {self._all} bytes")


def read_at_most(file: IO[bytes], limit: int) -> bytes:
    """The rest of a file.

    Raises:
        TooMuch: it has more than `limit` bytes.
    """
    parts, size = [], 0
    while size <= limit and (part := file.read(min(PIECE, limit + 1 - size))):
        parts.append(part)
        size += len(part)
    if size > limit:
        raise TooMuch(f"larger than {limit} bytes")
    return b"".join(parts)
