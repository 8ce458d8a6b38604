"""Fit the weights of pipeline/assemble/data/second.tsv, or say what they are worth on pages not fitted on.

    python benchmarks/second_look.py fit PAGES=GOLD=TABLES [PAGES=GOLD=TABLES …] [--now PAGES=GOLD …]   prints the table
    python benchmarks/second_look.py check PAGES=GOLD=TABLES […] [--now PAGES=GOLD …]

PAGES is a folder of pages, GOLD one of annotations, TABLES the tables of the version that met these pages first
(second_pairs.py). `--now` takes pages for which there are none; they count less. `check` leaves each set out in turn,
fits on the others and adds what the second look finds to the tables of first contact.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from regression import Numbers, fitted
from second_pairs import Lots, Page, Row, rows_of, statement

from pipeline.assemble import second
from pipeline.assemble.second_days import Pair
from pipeline.assemble.weighing import ALWAYS, Weights, probability
from pipeline.evaluate.judge_times import moments
from pipeline.evaluate.likeness import ALIKE
from pipeline.evaluate.pairing import pair_events
from pipeline.evaluate.scores import Score

STEPS = 8  # of a sign with many values
FEWEST = 12  # pairs on either side of a step
PENALTY = 20.0
LEAST = 0.03  # a weight below this is left out
THRESHOLDS = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55)
Step = tuple[str, float]


def steps_of(rows: Sequence[Row]) -> list[Step]:
    """The values from which a sign may weigh more or less: each that it has, or those that part its rows evenly."""
    out: list[Step] = []
    for name in sorted({name for r in rows for name in r.signs}):
        column = _column(rows, name)
        cuts = np.unique(column)[1:]
        if len(cuts) > STEPS + 1:
            cuts = np.quantile(column, np.linspace(0, 1, STEPS + 1)[1:-1])
        cuts = np.unique(cuts[cuts > 0].round(2))
        out += [(name, float(c)) for c in cuts if FEWEST <= (column >= c).sum() <= len(rows) - FEWEST]
    return out


def _column(rows: Sequence[Row], name: str) -> Numbers:
    return np.array([float(r.signs.get(name, 0)) for r in rows])


def fit(rows: Sequence[Row]) -> dict[Step, float]:
    """(sign, from) → weight; a pair of an event that may be found or not teaches nothing."""
    rows = [r for r in rows if not r.optional]
    steps = steps_of(rows)
    x = np.column_stack([*(_column(rows, name) >= least for name, least in steps), np.ones(len(rows))])
    missed, counts = (np.array(column, float) for column in ([r.missed for r in rows], [r.counts for r in rows]))
    named = zip([*steps, (ALWAYS, 0.0)], fitted(x, missed, PENALTY, counts), strict=True)
    return {step: round(float(w), 2) for step, w in named if abs(w) >= LEAST or step[0] == ALWAYS}


Valued = list[tuple[float, Row]]  # each pair with its probability


def valued(weights: Mapping[Step, float], rows: Sequence[Row]) -> Valued:
    ours = Weights((name, least, weight) for (name, least), weight in weights.items())
    return [(probability(ours.always + ours.summed(r.signs)), r) for r in rows]


def crossed(lots: Lots, sets: int) -> Valued:
    """The pairs of each set by the weights of the others, `--now` among them."""
    out: Valued = []
    for k in range(sets):
        others = [r for r in lots.rows if lots.pages[r.page].set != k]
        out += valued(fit(others), [r for r in lots.rows if lots.pages[r.page].set == k])
    return out


def chosen(found: Valued, enough: float) -> dict[str, list[Pair]]:
    """Of each page the pairs that a second look takes for events."""
    likely: dict[str, list[tuple[float, Pair]]] = defaultdict(list)
    for value, row in found:
        if value >= enough:
            likely[row.page].append((value, row.pair))
    return {page: [pair for _, pair in second.apart(some)] for page, some in likely.items()}


def counted(pages: Mapping[str, Page], more: Mapping[str, list[Pair]]) -> tuple[Score, Score]:
    """Events with the chosen pairs beside what had been found: any that are right, and those with the right times."""
    out = Score(), Score()
    for name, page in pages.items():
        rows = rows_of([*page.events, *map(statement, more.get(name, ()))])
        known = pair_events(page.wanted, rows)
        core = [k for k, want in enumerate(page.wanted) if not want.optional]
        hit = [k for k in core if k in known]
        exact = sum(
            like >= ALIKE and moments(rows[at]) in page.wanted[k].accepted for k in hit for at, like in [known[k]]
        )
        for score, right in zip(out, (len(hit), exact), strict=True):
            score.add(right, len(hit) - right + len(rows) - len(known), len(core) - right)
    return out


def check(lots: Lots, sets: int) -> Iterator[str]:
    """What second looks are worth on each set, fitted on the others, beside none."""
    found = crossed(lots, sets)
    for enough in (2.0, *THRESHOLDS):
        more = chosen(found, enough)
        yield f"from {enough:.2f}" if enough <= 1 else "without"
        for label, which in (("all", range(sets)), *((f"set {k}", [k]) for k in range(sets))):
            pages = {name: page for name, page in lots.pages.items() if page.set in which}
            events, exact = counted(pages, more)
            added = sum(len(more.get(name, ())) for name in pages)
            yield (
                f"  {label:6} P {events.precision:.3f} R {events.recall:.3f} F1 {events.f1:.3f} "
                f"exact {exact.f1:.3f} (+{added})"
            )


def table(weights: Mapping[Step, float]) -> Iterator[str]:
    """The rows of second.tsv."""
    yield "sign\tfrom\tweight"
    yield from (f"{name}\t{least:g}\t{weight:+.2f}" for (name, least), weight in sorted(weights.items()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("what", choices=("fit", "check"))
    parser.add_argument("triples", nargs="+", metavar="PAGES=GOLD=TABLES")
    parser.add_argument("--now", nargs="*", default=[], metavar="PAGES=GOLD")
    options = parser.parse_args()
    lots = Lots.read([*options.triples, *options.now])
    print(*(table(fit(lots.rows)) if options.what == "fit" else check(lots, len(options.triples))), sep="\n")


if __name__ == "__main__":
    main()
