"""Which statements of a block are compared, and what each way of comparing says of them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.link.blocks import EDGE, WINDOW, Compared, Kind, agreeing, anchored, neighbouring, shortened

THRESHOLD = 0.75


@dataclass
class Facts:
    """Nothing is known but a side; two sides clash."""

    side: str

    def clash(self, other: Facts) -> str:
        return "two sides" if self.side != other.side else ""

    def take(self, other: Facts) -> None:
        pass


@dataclass(frozen=True)
class Row:
    """A statement, and what comparing looks at."""

    at: int
    side: str = ""
    only_family: bool = False
    modern: str = ""
    name: str = "x"
    alone: bool = False
    short: bool = False
    families: frozenset[str] = frozenset()


def score(x: Row, y: Row) -> float:
    return 0.5 if abs(x.at - y.at) > 100 else 1.0


def edge(x: Row, y: Row) -> tuple[float, Kind] | None:
    return None if x.side != y.side else (score(x, y), Kind.NEAR)


def order(r: Row) -> str:
    return f"{r.at:04}"


def known(r: Row) -> Facts:
    return Facts(r.side)


def is_short(r: Row, longer: Sequence[Row]) -> bool:
    return any(full.side == r.side for full in longer)


HOW = sys.modules[__name__]


@pytest.mark.parametrize("count", [0, 1, 2, 3 * WINDOW, 3 * WINDOW + 1, 50])
def test_all_pairs_of_a_small_block_are_compared_and_neighbours_of_a_large_one(count: int) -> None:
    rows = [Row(n) for n in reversed(range(count))]
    width = WINDOW if count > 3 * WINDOW else count
    expected = {(a, b) for b in range(count) for a in range(max(0, b - width), b)}
    found = [(a, b) for a, b, *_ in neighbouring(rows, HOW)]
    assert len(found) == len(set(found))
    assert set(found) == expected


@given(st.permutations(range(40)))
def test_neighbours_are_told_by_their_names_and_not_by_their_order(numbers: list[int]) -> None:
    rows = [Row(n) for n in numbers]
    pairs = {frozenset((rows[a].at, rows[b].at)) for a, b, *_ in neighbouring(rows, HOW)}
    assert pairs == {frozenset((a, b)) for a in range(40) for b in range(a + 1, min(40, a + 1 + WINDOW))}
    assert all(a < b for a, b, *_ in neighbouring(rows, HOW))


def test_what_is_too_unlike_makes_no_pair() -> None:
    assert list(neighbouring([Row(0, "a"), Row(1, "b"), Row(2, "a")], HOW)) == [(0, 2, 1.0, Kind.NEAR)]


@pytest.mark.parametrize(
    ("rows", "exact", "firsts"),
    [
        ("", [], []),
        ("a", [], [0]),
        ("aaa", [(0, 1), (1, 2)], [0]),
        ("aab", [(0, 1), (1, 2)], [0, 2]),  # facts keep the last one by itself
        ("aba", [(0, 1), (1, 2)], [0, 1, 2]),
    ],
)
def test_of_those_that_agree_one_of_each_group_is_the_first(
    rows: str, exact: list[tuple[int, int]], firsts: list[int]
) -> None:
    found = list(agreeing([Row(n, side) for n, side in enumerate(rows)], HOW))
    assert [(a, b) for a, b, _, kind in found if kind == Kind.EXACT] == exact
    assert [a for a, b, _, kind in found if kind == Kind.FIRST] == firsts
    assert all(a == b for a, b, _, kind in found if kind == Kind.FIRST)


def test_what_agrees_but_scores_too_low_is_not_joined() -> None:
    found = list(agreeing([Row(0), Row(200)], HOW))
    assert found == [(0, 0, 1.0, Kind.FIRST), (1, 1, 1.0, Kind.FIRST)]


def test_family_names_are_compared_with_one_of_each_full_name() -> None:
    full, family = Row(0, modern="高見沢修平"), Row(1, only_family=True, modern="高見沢")
    rows = [full, full, family, Row(3, modern="高見沢道子"), family, full]
    found = [(a, b) for a, b, *_ in anchored(rows, HOW)]
    assert found == [(0, 2), (2, 3), (0, 4), (3, 4)]
    assert list(anchored([full, full], HOW)) == list(anchored([family, family], HOW)) == []


def test_a_family_name_is_compared_with_so_many_full_names() -> None:
    rows = [Row(0, only_family=True), *(Row(n, modern=str(n)) for n in range(1, WINDOW + 5))]
    assert [b for _, b, *_ in anchored(rows, HOW)] == list(range(1, WINDOW + 1))


@pytest.mark.parametrize(
    ("row", "is_one"),
    [
        (Row(1, "a", modern="西野原"), True),
        (Row(1, "b", modern="西野原"), False),  # no office fits
        (Row(1, "a", modern="西野"), False),  # no name begins with it
        (Row(1, "a", modern="西野原", alone=True), False),
        (Row(1, "a", modern="西野原", short=True), False),  # it is known to be one
        (Row(1, "a", modern="西野原", name=""), False),
    ],
)
def test_names_that_turn_out_to_be_family_names(row: Row, is_one: bool) -> None:
    full = Row(0, "a", modern="西野原綾子", families=frozenset({"西野原"}))
    assert list(shortened([full, row], HOW)) == ([(1, 1, 1.0, Kind.SHORT)] if is_one else [])


def test_comparing_gives_its_edges_for_the_first_row() -> None:
    found, *others = Compared(neighbouring, __name__)([Row(0), Row(1), Row(2)])
    assert others == [None, None]
    assert np.frombuffer(found or b"", EDGE).tolist() == [(0, 1, 1.0, 1), (0, 2, 1.0, 1), (1, 2, 1.0, 1)]
    assert Compared(neighbouring, __name__)([Row(0)]) == [b""]
