"""The rows of cities and events that the fit learns from, what it learns, and how the bounds are counted."""

from collections.abc import Callable
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def taking_part(script: Callable[[str], ModuleType]) -> ModuleType:
    return script("taking_part_fit")


def row(module: ModuleType, signs: dict[str, float], right: bool, ruled: bool = False, k: int = 0) -> object:
    return module.Row(signs, ruled, right, f"{k}/page", k)


def test_a_sign_of_those_that_take_part_weighs_more_than_one_of_the_others(taking_part: ModuleType) -> None:
    rows = [row(taking_part, {"told": True}, True)] * 20 + [row(taking_part, {"far": True}, False)] * 20
    weights = taking_part.fit(rows)
    assert weights["told", 1] > 0 > weights["far", 1]


def test_a_counted_sign_has_a_step_for_each_value_that_enough_rows_reach(taking_part: ModuleType) -> None:
    rows = [row(taking_part, {"count": n}, False) for n in (1, 2, 3) for _ in range(9)]
    assert taking_part.steps_of(rows) == [("count", 2), ("count", 3)]


@pytest.mark.parametrize(
    ("signs", "ruled", "value", "taken"),
    [
        ({"mutual": True}, False, 0.6, True),
        ({"mutual": True}, False, 0.4, False),
        ({"told": True}, False, 0.9, False),
        ({"told": True}, True, 0.2, True),
        ({"told": True}, True, 0.05, False),
        ({"name": True}, True, 0.05, True),
    ],
)
def test_what_is_taken_by_the_bounds(
    taking_part: ModuleType, signs: dict[str, float], ruled: bool, value: float, taken: bool
) -> None:
    found = [(value, row(taking_part, signs, True, ruled))]
    assert (taking_part.score(found, 0.12, 0.55).recall == 1) is taken


def test_each_set_is_valued_by_the_others(taking_part: ModuleType) -> None:
    told, far = {"told": True}, {"far": True}
    first = [row(taking_part, told, True)] * 20 + [row(taking_part, far, False)] * 20
    other = [row(taking_part, told, False, k=1)] * 20 + [row(taking_part, far, True, k=1)] * 20
    values = {(r.set, "told" in r.signs): v for v, r in taking_part.crossed([*first, *other], 2)}
    assert values[0, True] < 0.5 < values[1, True]
