"""From groups of statements to things: their ids, the ids that they have taken over, and which near misses are told."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ids import make_id
from pipeline.link.blocks import EDGE, Kind
from pipeline.link.corpus import FormerId
from pipeline.link.groups import LITTLE, Decision, Pair
from pipeline.link.things import NEAR, SHOWN, Apart, Naming, joins_of, kept_apart, nearest

NAMING = Naming("people", "pe", ["st_c", "st_a", "st_d", "st_b"])
IDS = [make_id("pe", key) for key in NAMING.ids]


def decided(a: int, b: int, what: str = "joined", score: float = 0.9, evidence: str = "") -> Decision:
    return Decision(Pair(score, a, b, evidence), what, "" if what == "joined" else "different days")  # type: ignore[arg-type]


def test_a_thing_has_the_id_of_its_smallest_statement() -> None:
    by_thing = {founded.thing: founded for founded in NAMING.found([[0, 3], [2], [1]])}
    assert {thing: founded.members for thing, founded in by_thing.items()} == {
        IDS[3]: (3, 0),
        IDS[2]: (2,),
        IDS[1]: (1,),
    }
    assert by_thing[IDS[3]].former == (FormerId("people", IDS[0], IDS[3]),)
    assert by_thing[IDS[2]].former == ()
    assert [founded.thing for founded in NAMING.found([[0, 3], [2], [1]])] == sorted(by_thing)


@pytest.mark.parametrize(
    ("log", "told"),
    [
        ([(1, 0), (3, 0)], {0: "0 1", 3: "0 3"}),
        ([(3, 1), (0, 3), (2, 0)], {3: "1 3", 0: "0 3", 2: "0 2"}),
        ([(2, 3)], {}),  # of another thing
    ],
)
def test_what_joined_each_statement_of_a_thing(log: list[tuple[int, int]], told: dict[int, str]) -> None:
    (founded, *_) = [f for f in NAMING.found([[0, 1, 2, 3]]) if f.thing == IDS[1]]
    joins = joins_of([*(decided(*pair) for pair in log), decided(0, 1, "kept_apart")])
    merges = NAMING.joined(founded, joins, lambda a, b: f"{a} {b}")
    assert {merge.id_b: merge.evidence for merge in merges} == {IDS[n]: why for n, why in told.items()}
    assert {merge.id_a for merge in merges} <= {IDS[1]}


def test_what_a_pair_says_itself_is_told() -> None:
    (founded,) = NAMING.found([[0, 1]])
    (merge,) = NAMING.joined(founded, joins_of([decided(0, 1, evidence="a person said so")]), lambda a, b: "")
    assert merge.evidence == "a person said so"


def test_only_pairs_that_nearly_joined_are_kept_apart() -> None:
    log = [decided(0, 1), decided(0, 2, "kept_apart", NEAR), decided(1, 2, "kept_apart", NEAR - 0.01)]
    assert kept_apart(log) == (Apart(NEAR, 0, 2, "different days"),)


def told_of(pairs: list[tuple[int, int, float]], founders: list[int]) -> list[tuple[int, int]]:
    edges = np.array([(*pair, Kind.LOW) for pair in pairs], EDGE)
    return [(miss.a, miss.b) for miss in nearest(edges, np.array(founders, np.int64), [])]


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
