"""What people have decided stands above likeness and hard facts; what they have not is judged as ever."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from pipeline.link import Ties
from pipeline.link.groups import Groups, Pair


@dataclass
class Names:
    """Facts of which two clash unless they share a letter."""

    letters: set[str]

    def clash(self, other: Names) -> str:
        return "" if self.letters & other.letters else "no letter shared"

    def take(self, other: Names) -> None:
        self.letters |= other.letters


def groups(one: tuple[tuple[int, int], ...] = (), apart: tuple[tuple[int, int], ...] = ()) -> Groups[Names]:
    made = Groups((Names({c}) for c in "aabbaz"), 0.5, (one, apart))
    made.join(Pair(0.9, i, j, "like") for i in range(6) for j in range(i))
    return made


@pytest.mark.parametrize(
    ("one", "apart", "expected"),
    [
        ((), (), [[0, 1, 4], [2, 3], [5]]),
        (((0, 2),), (), [[0, 1, 2, 3, 4], [5]]),  # against the facts; the others of both sides come along
        ((), ((0, 1),), [[0, 4], [1], [2, 3], [5]]),
        ((), ((0, 1), (1, 4), (0, 4)), [[0], [1], [2, 3], [4], [5]]),
        (((0, 5), (5, 2)), (), [[0, 1, 2, 3, 4, 5]]),
        (((0, 1), (1, 2)), ((0, 2),), [[0, 1, 4], [2, 3], [5]]),  # what goes against an «apart» is not joined
    ],
)
def test_ties(one: tuple[tuple[int, int], ...], apart: tuple[tuple[int, int], ...], expected: list[list[int]]) -> None:
    found = groups(one, apart)
    for a, b in apart:
        assert found.find(a) != found.find(b)
    assert found.all() == expected


def test_what_was_joined_against_the_facts_takes_no_third_that_fits_neither() -> None:
    found = groups(one=((0, 2),))
    assert found.find(5) not in (found.find(0), found.find(2))
    assert found.clash(0, 5) == "no letter shared"


def test_the_log_names_the_reviewer() -> None:
    log = groups(one=((0, 2),), apart=((0, 1),)).log
    assert {(d.decision, d.why or d.pair.evidence) for d in log if "reviewer" in (d.why + d.pair.evidence)} == {
        ("joined", "a reviewer has decided it"),
        ("kept_apart", "a reviewer has decided it"),
    }


def test_ids_that_are_not_there_are_left_out() -> None:
    ties = Ties((("a", "b"), ("a", "x")), (("b", "c"), ("y", "z")))
    assert ties.numbered(["c", "b", "a"]) == (((2, 1),), ((1, 0),))
    assert Ties().numbered(["a"]) == ((), ())
