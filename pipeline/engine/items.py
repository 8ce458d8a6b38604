"""What is given to workers and what comes back: items under their keys, sealed answers, failures."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any

CHUNK = 16  # pages a message: large enough for the model's batches, small enough for even work

Item = tuple[Any, Any]  # (key, payload)


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no value."""

    reason: str


Answer = tuple[Any, bytes | Failure]  # (key, sealed value)


class Waiting:
    """Items that no worker has begun; they are made as they are taken."""

    def __init__(self, items: Iterable[Item]) -> None:
        self.items, self.back = iter(items), deque[Item]()

    def take(self, count: int) -> list[Item]:
        some = [self.back.popleft() for _ in range(min(count, len(self.back)))]
        return some + list(islice(self.items, count - len(some)))

    def give_back(self, items: Iterable[Item]) -> None:
        self.back.extendleft(reversed(list(items)))

    def __bool__(self) -> bool:
        if not self.back:
            self.back.extend(islice(self.items, 1))
        return bool(self.back)
