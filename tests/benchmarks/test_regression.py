"""A logistic regression with a quadratic penalty."""

from collections.abc import Callable
from types import ModuleType

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose


@pytest.fixture(scope="module")
def regression(script: Callable[[str], ModuleType]) -> ModuleType:
    return script("regression")


@pytest.mark.parametrize("share", [0.1, 0.5, 0.8])
def test_without_signs_the_constant_is_the_share(regression: ModuleType, share: float) -> None:
    right = np.arange(100) < 100 * share
    (weight,) = regression.fitted(np.ones((100, 1)), right.astype(float), 20.0)
    assert 1 / (1 + np.exp(-weight)) == pytest.approx(share, abs=1e-4)


@given(st.lists(st.tuples(st.booleans(), st.booleans(), st.booleans()), min_size=4, max_size=40))
def test_the_slope_is_none_where_it_ends(regression: ModuleType, rows: list[tuple[bool, bool, bool]]) -> None:
    """The least of a convex function: what it was begun with does not matter."""
    signs = np.array([[a, b, True] for a, b, _ in rows], float)
    right = np.array([y for _, _, y in rows], float)
    weights = regression.fitted(signs, right, 3.0)
    p = 1 / (1 + np.exp(-signs @ weights))
    slope = signs.T @ (p - right) + np.array([3.0, 3.0, regression.FREE]) * weights
    assert_allclose(slope, 0, atol=1e-6)


def test_a_row_that_counts_twice_is_two_rows(regression: ModuleType) -> None:
    signs = np.array([[1, 1], [1, 1], [0, 1], [0, 1]], float)
    right = np.array([1, 0, 0, 0], float)
    twice = regression.fitted(np.vstack([signs, signs[:1]]), np.append(right, 1.0), 2.0)
    counted = regression.fitted(signs, right, 2.0, np.array([2.0, 1, 1, 1]))
    assert_allclose(twice, counted, atol=1e-9)


def test_a_larger_penalty_keeps_weights_smaller(regression: ModuleType) -> None:
    signs = np.array([[1, 1]] * 10 + [[0, 1]] * 10, float)
    right = np.array([1.0] * 8 + [0.0] * 10 + [1.0] * 2)
    little, much = (regression.fitted(signs, right, penalty)[0] for penalty in (1.0, 50.0))
    assert little > much > 0
