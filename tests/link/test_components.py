"""Components of statements: who is in which, its pairs by place in it, and digests of all that it is settled from."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.link.blocks import EDGE, Kind
from pipeline.link.components import Connected, connected, numbered, once
from pipeline.link.grouping import Members
from pipeline.link.groups import Pair

Tied = tuple[tuple[int, int], ...]
PAIR = st.sampled_from([(a, b) for b in range(9) for a in range(b)])
SAID = np.arange(50, 59, dtype=np.uint64)
NOTHING: tuple[Tied, Tied] = ((), ())
NO_WHOLE = np.full(9, -1)


def edges(*told: tuple[int, int, float, Kind]) -> Any:
    return np.array(list(told), EDGE)


def near(*pairs: tuple[int, int]) -> Any:
    return edges(*((a, b, 0.9, Kind.NEAR) for a, b in pairs))


def as_lists(found: Connected) -> list[list[int]]:
    return [found.groups.of(n).tolist() for n in range(len(found.groups))]


@given(st.lists(st.integers(0, 8), min_size=9, max_size=9), *[st.lists(PAIR, max_size=5) for _ in range(4)])
def test_statements_that_any_pair_connects_are_together(
    whole: list[int],
    pairs: list[tuple[int, int]],
    parts: list[tuple[int, int]],
    one: list[tuple[int, int]],
    apart: list[tuple[int, int]],
) -> None:
    """Parts of two wholes stand together with these."""
    told = edges(*((*p, 0.9, Kind.NEAR) for p in pairs), *((*p, 0.6, Kind.PARTS) for p in parts))
    found = connected(9, told, np.array(whole), (tuple(one), tuple(apart)))
    sets = [{n} for n in range(9)]
    for a, b in (*pairs, *parts, *((n, whole[n]) for p in parts for n in p), *one, *apart):
        if sets[a] is not sets[b]:
            sets[a] |= sets[b]
            for n in sets[b]:
                sets[n] = sets[a]
    assert as_lists(found) == [sorted(s) for n, s in enumerate(sets) if min(s) == n]
    assert all(n in found.groups.of(component) for n, component in enumerate(found.of.tolist()))
    for number, members in enumerate(as_lists(found)):
        inside = found.edges_of(number)
        assert (inside is None) == (len(members) == 1)
        if inside:
            assert sorted((members[p.a], members[p.b]) for p in inside.near) == sorted(
                p for p in (*pairs, *parts) if p[0] in members
            )
            assert [(members[a], members[b]) for a, b in inside.one] == [p for p in one if p[0] in members]
            assert [(members[a], members[b]) for a, b in inside.apart] == [p for p in apart if p[0] in members]


def test_pairs_by_their_places() -> None:
    told = edges((0, 4, 0.8, Kind.NEAR), (1, 5, 0.9, Kind.EXACT), (3, 5, 0.7, Kind.PARTS))
    found = connected(6, told, np.array([-1, -1, -1, 1, -1, 1]), (((1, 3),), ((5, 3),)))
    assert as_lists(found) == [[0, 4], [1, 3, 5], [2]]
    inside = found.edges_of(1)
    assert inside is not None
    assert (inside.exact, inside.near, inside.ties) == ([Pair(0.9, 0, 2)], [Pair(0.7, 1, 2)], (((0, 1),), ((2, 1),)))
    assert found.edges_of(2) is None


def of(told: Any, ties: tuple[Tied, Tied] = NOTHING, said: Any = SAID) -> list[int]:
    """The digests of a component of nine."""
    row = near(*((n, n + 1) for n in range(8)))
    found = connected(9, np.concatenate([row, told]), NO_WHOLE, ties)
    return found.digests(said).tolist()  # type: ignore[no-any-return]


BASE = ((0, 1, 0.9, Kind.NEAR), (1, 2, 0.8, Kind.EXACT))
TIES: tuple[Tied, Tied] = (((0, 3),), ((4, 5),))


@pytest.mark.parametrize(
    ("told", "ties", "differ"),
    [
        (BASE[::-1], TIES, set()),
        ((*BASE, (2, 3, 0.9, Kind.NEAR)), TIES, {2}),
        (BASE[:1], TIES, {1}),
        (((0, 1, 0.91, Kind.NEAR), BASE[1]), TIES, {0}),
        (((0, 1, 0.9, Kind.EXACT), BASE[1]), TIES, {0}),
        (((0, 2, 0.9, Kind.NEAR), BASE[1]), TIES, {0}),
        (((0, 1, 0.8, Kind.NEAR), (1, 2, 0.9, Kind.EXACT)), TIES, {0, 1}),
        (BASE, ((), ((4, 5),)), {0}),
        (BASE, (((0, 3),), ()), {4}),
        (BASE, (((4, 5),), ((0, 3),)), {0, 4}),
        (BASE, (((0, 6),), ((4, 5),)), {0}),
    ],
)
def test_digests_tell_edges_and_ties(told: Any, ties: tuple[Tied, Tied], differ: set[int]) -> None:
    base, other = of(edges(*BASE), TIES), of(edges(*told), ties)
    assert {n for n in range(9) if base[n] != other[n]} == differ


def test_digests_tell_statements_and_the_other_ends_of_their_edges() -> None:
    said = SAID.copy()
    said[1] += np.uint64(1)
    base, other = of(edges(*BASE)), of(edges(*BASE), NOTHING, said)
    assert {n for n in range(9) if base[n] != other[n]} == {0, 1}


def test_digests_are_told_in_the_order_of_groups() -> None:
    found = connected(4, near((0, 3)), NO_WHOLE, NOTHING)
    moved = found.digests(SAID[:4])
    assert found.groups.rows.tolist() == [0, 3, 1, 2]
    assert moved.tolist()[1:] == [53, 51, 52]  # by themselves they are what they say


def test_places_in_blocks_become_numbers() -> None:
    groups = Members(np.array([4, 7, 9, 2, 4]), np.array([0, 3, 5]))
    found = numbered(groups, [near((0, 2), (1, 2)).tobytes(), near((0, 1)).tobytes()])
    assert found[["a", "b"]].tolist() == [(4, 9), (7, 9), (2, 4)]
    assert len(numbered(groups, [b"", b""])) == 0


def test_each_pair_once_the_first_that_tells_it() -> None:
    found = once(near((3, 4), (1, 2)), edges((1, 2, 0.5, Kind.LOW), (2, 3, 0.5, Kind.LOW)))
    assert found.tolist() == [(1, 2, 0.9, 1), (2, 3, 0.5, 3), (3, 4, 0.9, 1)]
