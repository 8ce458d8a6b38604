"""Which near misses are told, and all that the row of one is made of."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.link.blocks import EDGE, Kind
from pipeline.link.groups import LITTLE
from pipeline.link.misses import MISS, SHOWN, Misses, nearest
from pipeline.link.things import NEAR

SAID, THINGS = (np.arange(begin, begin + 9, dtype=np.uint64) for begin in (10, 100))


def told_of(pairs: list[tuple[int, int, float]], founders: list[int]) -> list[tuple[int, int]]:
    edges = np.array([(*pair, Kind.LOW) for pair in pairs], EDGE)
    return list(
        zip(*(nearest(edges, np.array(founders, np.int64), []).rows[end].tolist() for end in "ab"), strict=True)
    )


@given(
    st.lists(st.integers(0, 5), min_size=8, max_size=8),
    st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7), st.sampled_from([0.3, 0.5, 0.6, 0.7])), max_size=20),
)
def test_near_misses_that_are_told(founders: list[int], pairs: list[tuple[int, int, float]]) -> None:
    """By the book: each pair of things once, by its best pair of statements, if near enough to both."""
    best: dict[frozenset[int], tuple[int, int]] = {}
    for a, b, score in sorted(pairs, key=lambda p: (-p[2], p[0], p[1])):
        things = frozenset((founders[a], founders[b]))
        if len(things) == 2 and score >= NEAR:
            best.setdefault(things, (a, b))
    before = {n: [things for things in best if n in things] for n in founders}
    shown = [pair for things, pair in best.items() if all(before[n].index(things) < SHOWN for n in things)]
    assert told_of(pairs, founders) == shown


def test_of_many_misses_of_one_thing_only_the_nearest_few_are_told() -> None:
    row = [(0, n, 0.5 + n / 100) for n in range(1, SHOWN + 4)]
    assert told_of(row, list(range(SHOWN + 4))) == [(0, n) for n in range(SHOWN + 3, 3, -1)]
    chain = [(a, b, 0.6) for a, b in pairwise(range(SHOWN + 4))]
    assert told_of(chain, list(range(SHOWN + 4))) == [(a, b) for a, b, _ in chain]


def test_a_near_miss_tells_what_kept_it_apart() -> None:
    edges = np.array([(0, 1, 0.6, Kind.NEAR), (1, 2, 0.7, Kind.LOW)], EDGE)
    first, second = nearest(edges, np.array([0, 1, 2]), [("different days", "same name")])
    assert (first.why, first.evidence) == (LITTLE, "")
    assert (second.why, second.evidence) == ("different days", "same name")


ROW = {"a": 1, "b": 2, "thing_a": 3, "thing_b": 4, "score": 0.6, "at": 0}


def misses(words: dict[int, tuple[str, str]], *changes: dict[str, float]) -> Misses:
    return Misses(np.array([tuple({**ROW, **change}.values()) for change in changes], MISS), words)


@pytest.mark.parametrize("change", [{"a": 0}, {"b": 0}, {"thing_a": 0}, {"thing_b": 0}, {"score": 0.61}, {"at": 1}])
def test_what_a_row_is_made_of_is_told(change: dict[str, float]) -> None:
    words = {1: ("different days", "")}
    plain, same, changed = misses(words, {}, {}, change).digests(SAID, THINGS).tolist()
    assert plain == same != changed
    (other,) = misses({1: ("different days", "same name")}, change).digests(SAID, THINGS).tolist()
    assert (other == changed) == ("at" not in change)


def test_they_are_put_in_order_with_their_words() -> None:
    found = misses({1: ("different days", "")}, {"a": 5, "at": 1}, {"a": 6}).ordered(np.array([8, 7]))
    assert [(found[n].a, found[n].why) for n in range(len(found))] == [(6, LITTLE), (5, "different days")]
