"""Work on rows that belong together: which do, and the work group by group, here or wherever the engine does it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

OnGroup = Callable[[Sequence[Any]], Sequence[Any]]  # the rows of a group → something for each
# (work on the rows of one group, the group of each row, the rows) → what the work gives for each row, in their order
Grouped = Callable[[OnGroup, Sequence[int], Sequence[Any]], list[Any]]


def by_group(work: OnGroup, groups: Sequence[int], rows: Sequence[Any]) -> list[Any]:
    """The work done group by group, in this process."""
    members: dict[int, list[int]] = defaultdict(list)
    for at, group in enumerate(groups):
        members[group].append(at)
    out = list(rows)
    for ours in members.values():
        for at, done in zip(ours, work([rows[at] for at in ours]), strict=True):
            out[at] = done
    return out


def components(count: int, pairs: Iterable[tuple[int, int]]) -> list[int]:
    """For each of the numbers below `count` the least one that pairs connect it with."""
    parent = list(range(count))

    def find(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for a, b in pairs:
        a, b = find(a), find(b)
        if a != b:
            parent[max(a, b)] = min(a, b)
    return [find(i) for i in range(count)]
