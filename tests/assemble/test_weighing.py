"""Signs and what they weigh."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.assemble.weighing import Signs, Weights, odds_of, probability, weights

TABLE = Weights(
    [
        ("always", 1, -1.0),
        ("length", 6, -0.75),  # rows may stand in any order
        ("length", 3, 0.5),
        ("noun", 1, 2.0),
        ("refused", 1, -0.5),
    ]
)


@pytest.mark.parametrize(
    ("found", "sum_"),
    [
        ({}, 0),
        ({"length": 2, "noun": False}, 0),
        ({"length": 3}, 0.5),
        ({"length": 5.9}, 0.5),
        ({"length": 9, "noun": True}, 1.75),
        ({"noun": 3, "refused": True}, 1.5),
        ({"a sign without weight": 1}, 0),
        ({"always": 1}, 0),
    ],
)
def test_signs_add_up_step_by_step(found: Signs, sum_: float) -> None:
    assert TABLE.always == -1
    assert TABLE.summed(found) == sum_


def test_the_most_that_a_sign_adds_is_never_less_than_nothing() -> None:
    assert TABLE.most() == {"length": 0.5, "noun": 2.0, "refused": 0.0}


@given(st.dictionaries(st.sampled_from(["length", "noun", "refused", "other"]), st.floats(0, 50)))
def test_no_signs_add_more_than_the_most(found: dict[str, float]) -> None:
    assert TABLE.summed(found) <= sum(TABLE.most().values())


@given(st.floats(0.01, 0.99))
def test_odds_of_a_probability_are_a_rounding_error_below_it(share: float) -> None:
    """So that whoever compares odds drops nothing that would reach the probability."""
    assert probability(odds_of(share)) < share
    assert probability(odds_of(share)) == pytest.approx(share, abs=1e-6)


@pytest.mark.parametrize("name", ["evidence", "second"])
def test_tables_of_the_room_are_read(name: str) -> None:
    """Of signs that hold or not and of signs that count: each alone can raise or lower the odds."""
    ours = weights(name)
    assert ours.always < 0
    assert len(ours.most()) > 40
    assert any(most > 0 for most in ours.most().values())
