"""Where the statements of all pages are opened and compared."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias

from pipeline.link.grouping import Desk
from pipeline.link.ties import NONE, Ties
from pipeline.link.ties import Numbers as Tied
from pipeline.model import EventStatement, PersonStatement


class Stated(Protocol):
    """What a page states, in words: a Document, or what reads a statement when it is asked for."""

    @property
    def people(self) -> Sequence[PersonStatement]: ...
    @property
    def events(self) -> Sequence[EventStatement]: ...


OpenPage: TypeAlias = Callable[[int], Stated]  # by the number of a page


@dataclass(frozen=True, slots=True)
class Source:
    """What the tables of statements are linked with."""

    open_page: OpenPage
    sites: Sequence[str]  # of each page
    years: Sequence[frozenset[int]]  # of each page those that it speaks of
    desk: Desk
    ties: Ties

    def tied(self, ids: Any) -> tuple[Tied, Tied]:
        """Ties by the numbers of statements."""
        return ((), ()) if self.ties == NONE else self.ties.numbered([key.decode() for key in ids.tolist()])
