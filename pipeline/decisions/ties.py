"""Which statements people have called one thing or two: from decisions to ties that do not contradict each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.decisions.desk import Slot
from pipeline.decisions.record import Decision
from pipeline.link import Ties


@dataclass(frozen=True, slots=True)
class Tie:
    """One decision about two sides, with the statements that were found of each."""

    decision: Decision
    sides: tuple[tuple[Slot[Any], ...], tuple[Slot[Any], ...]]

    @property
    def joins(self) -> bool:
        return self.decision.what in ("merge", "edit")  # an edited event keeps its pages


def settle(ties: Sequence[Tie]) -> tuple[Ties, list[Decision]]:
    """The ties between statements that are still there, and the decisions that a later one contradicts.

    The last word counts: from the latest to the earliest, each is kept unless it goes against those kept before.
    """
    group: dict[str, str] = {}

    def find(key: str) -> str:
        while (above := group.setdefault(key, key)) != key:
            key = above
        return key

    one: list[tuple[str, str]] = []
    apart: list[tuple[str, str]] = []
    overruled = []
    for tie in sorted(ties, key=lambda t: t.decision.order, reverse=True):
        a, b = ([s.key for s in side if s.key] for side in tie.sides)
        pairs = [(x, y) for x in a for y in b if x != y]
        against = {frozenset((find(x), find(y))) for x, y in apart} if tie.joins else set()
        if any(frozenset((find(x), find(y))) in against if tie.joins else find(x) == find(y) for x, y in pairs):
            overruled.append(tie.decision)
        elif tie.joins:
            for x, y in pairs:
                group[find(x)] = find(y)
                one.append((x, y))
        else:
            apart += pairs
    return Ties(tuple(sorted(one)), tuple(sorted(apart))), overruled
