"""Where the statements of all pages are opened and compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.link.grouping import Desk
from pipeline.link.opening import OpenPage
from pipeline.link.ties import NONE, Ties
from pipeline.link.ties import Numbers as Tied


@dataclass(frozen=True, slots=True)
class Source:
    """What the tables of statements are linked with."""

    open_page: OpenPage
    sites: Sequence[str]
    desk: Desk
    ties: Ties

    def tied(self, ids: Any) -> tuple[Tied, Tied]:
        """Ties by the numbers of statements."""
        return ((), ()) if self.ties == NONE else self.ties.numbered([key.decode() for key in ids.tolist()])
