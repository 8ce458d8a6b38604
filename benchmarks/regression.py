"""A logistic regression with a quadratic penalty, by Newton's method: exact, without a seed."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
FREE = 1e-3  # the penalty of the constant
ROUNDS, STILL = 50, 1e-9  # weights that move by less stand still, mostly after six rounds


def fitted(x: Numbers, y: Numbers, penalty: float, counts: Numbers | None = None) -> Numbers:
    """The weight of each column of `x`, of which the last is the constant; `counts` is how much each row counts."""
    counts = np.ones(len(y)) if counts is None else counts
    penalties = np.full(x.shape[1], penalty)
    penalties[-1] = FREE
    weights = np.zeros(x.shape[1])
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-x @ weights))
        hessian = (x * (counts * p * (1 - p))[:, None]).T @ x + np.diag(penalties)
        step = np.linalg.solve(hessian, x.T @ (counts * (p - y)) + penalties * weights)
        weights = weights - step
        if np.abs(step).max() < STILL:
            break
    return weights
