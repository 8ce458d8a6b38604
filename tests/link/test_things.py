"""From groups of statements to things: their ids, and the ids that they have taken over."""

from __future__ import annotations

import pytest

from pipeline.ids import make_id
from pipeline.link.corpus import FormerId
from pipeline.link.groups import Decision, Pair
from pipeline.link.things import NEAR, Apart, Naming, joins_of, kept_apart

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
