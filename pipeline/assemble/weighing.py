"""What signs weigh: the coefficients of a logistic regression, read from a table and summed to a probability."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import accumulate

from pipeline import vocabulary

ALWAYS = "always"  # the constant
Signs = Mapping[str, float]  # of a sign that holds or not, True and False


@cache
def weights(name: str) -> Weights:
    """Those of `data/<name>.tsv`: sign, weight and, of signs that count, `from`: the value from which it weighs so."""
    rows = vocabulary.read("assemble", name)
    return Weights((r["sign"], float(r.get("from", 1)), float(r["weight"])) for r in rows)


class Weights:
    """Natural logarithms of odds. From each of its steps on, a sign weighs so much more than below it."""

    def __init__(self, rows: Iterable[tuple[str, float, float]]) -> None:
        """From sign, step and weight of each row."""
        steps: dict[str, list[tuple[float, float]]] = defaultdict(list)
        for sign, least, weight in rows:
            steps[sign].append((least, weight))
        self.always = sum(weight for _, weight in steps.pop(ALWAYS))
        self._steps = {sign: tuple(sorted(least for least, _ in found)) for sign, found in steps.items()}
        self._sums = {sign: (0.0, *accumulate(w for _, w in sorted(found))) for sign, found in steps.items()}

    def summed(self, found: Signs) -> float:
        """What signs add to the odds; one that is not in the table weighs nothing."""
        total = 0.0
        for sign, value in found.items():
            if value and sign in self._steps:
                total += self._sums[sign][bisect_right(self._steps[sign], value)]
        return total

    def most(self) -> dict[str, float]:
        """Of each sign the most that it can add, 0 where it only speaks against."""
        return {sign: max(sums) for sign, sums in self._sums.items()}


def probability(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))


def odds_of(share: float) -> float:
    """The odds of a probability, a rounding error below."""
    return math.log(share / (1 - share)) - 1e-6
