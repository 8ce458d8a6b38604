"""What people have decided of statements: which mean one thing, and which do not. It stands above every likeness."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

DECIDED = "a reviewer has decided it"
Numbers = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Ties:
    """Pairs of statement ids."""

    one: tuple[tuple[str, str], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()

    def numbered(self, ids: Sequence[str]) -> tuple[Numbers, Numbers]:
        """(one, apart) as numbers of statements; what is not among `ids` is left out."""
        number = {key: i for i, key in enumerate(ids)} if self.one or self.apart else {}
        one, apart = (
            tuple((number[a], number[b]) for a, b in pairs if a in number and b in number)
            for pairs in (self.one, self.apart)
        )
        return one, apart


NONE = Ties()
