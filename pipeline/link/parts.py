"""What each step of linking hands on: its things, what explains them, and which name on which page is which thing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from pipeline.link.corpus import Alias, FormerId, LinkProblem, Merge, Support, Thing
from pipeline.link.names import fold
from pipeline.link.things import Apart

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """The things of one table."""

    things: tuple[T, ...]
    thing_of: Mapping[str, str]
    aliases: tuple[Alias, ...] = ()
    merges: tuple[Merge, ...] = ()
    former: tuple[FormerId, ...] = ()
    problems: tuple[LinkProblem, ...] = ()
    supports: tuple[Support, ...] = ()


@dataclass(frozen=True, slots=True)
class Settled(Generic[T]):
    """One thing, and what explains it."""

    id: str
    thing: T
    keys: tuple[str, ...]  # ids of its statements
    aliases: tuple[Alias, ...] = ()
    problems: tuple[LinkProblem, ...] = ()
    supports: tuple[Support, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What the statements of one component have settled among themselves."""

    settled: tuple[Settled[T], ...]
    former: tuple[FormerId, ...] = ()
    merges: tuple[Merge, ...] = ()  # what joined them
    apart: tuple[Apart, ...] = ()


def side_by_side(outcomes: Iterable[Outcome[T]]) -> Part[T]:
    """All outcomes as one; the things in the order of their ids."""
    outcomes = list(outcomes)
    settled = sorted((s for o in outcomes for s in o.settled), key=lambda s: s.id)
    return Part(
        things=tuple(s.thing for s in settled),
        thing_of={key: s.id for s in settled for key in s.keys},
        aliases=tuple(a for s in settled for a in s.aliases),
        merges=tuple(m for o in outcomes for m in o.merges),
        former=tuple(sorted((f for o in outcomes for f in o.former), key=lambda f: f.old_id)),
        problems=tuple(p for s in settled for p in s.problems),
        supports=tuple(p for s in settled for p in s.supports),
    )


@dataclass(slots=True)
class Named:
    """(page id, label, name) → thing id; the first one that claims a name on a page keeps it."""

    exact: dict[tuple[str, str, str], str] = field(default_factory=dict)
    folded: dict[tuple[str, str, str], str] = field(default_factory=dict)

    def add(self, page_id: str, label: str, name: str, thing: str) -> None:
        if name:
            self.exact.setdefault((page_id, label, name), thing)
            self.folded.setdefault((page_id, label, fold(name)), thing)

    def get(self, page_id: str, label: str, *names: str) -> str:
        """The thing of the first of the names that is known on the page, "" if none is."""
        for name in names:
            if found := self.exact.get((page_id, label, name)) or self.folded.get((page_id, label, fold(name))):
                return found
        return ""


def aliases(table: Thing, own: Mapping[str, str], said: Iterable[tuple[str, str, str]]) -> tuple[Alias, ...]:
    """Of (thing id, name, page id), those that differ from the thing's own name."""
    rows = {(thing, name, page) for thing, name, page in said if name and name != own[thing]}
    return tuple(Alias(table, *row) for row in sorted(rows))
