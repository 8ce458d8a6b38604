"""What linking concludes of one thing, and of a component of statements that may be several."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from pipeline.link.corpus import Alias, FormerId, LinkProblem, Merge, Support, Thing
from pipeline.link.things import Apart

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Settled(Generic[T]):
    """One thing, and what explains it."""

    id: str
    thing: T
    keys: tuple[str, ...]  # ids of its statements
    aliases: tuple[Alias, ...] = ()
    problems: tuple[LinkProblem, ...] = ()
    supports: tuple[Support, ...] = ()
    former: tuple[FormerId, ...] = ()
    merges: tuple[Merge, ...] = ()  # what joined them


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What the statements of one component have settled among themselves."""

    settled: tuple[Settled[T], ...]
    apart: tuple[Apart, ...] = ()


def aliases(table: Thing, own: Mapping[str, str], said: Iterable[tuple[str, str, str]]) -> tuple[Alias, ...]:
    """Of (thing id, name, page id), those that differ from the thing's own name."""
    rows = {(thing, name, page) for thing, name, page in said if name and name != own[thing]}
    return tuple(Alias(table, *row) for row in sorted(rows))
