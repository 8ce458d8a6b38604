"""Fit the weights of pipeline/assemble/data/taking_part.tsv, or say what they are worth on pages not fitted on.

    python benchmarks/taking_part_fit.py fit PAGES=GOLD [PAGES=GOLD …]     prints the table
    python benchmarks/taking_part_fit.py check PAGES=GOLD [PAGES=GOLD …]   each set by the weights of the others

PAGES is a folder of pages, GOLD one of annotations. A row is an annotated event that has been found, and a city of its
page; it is right where the annotation says that the city takes part. Rows of a page with many count less.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from annotated import recognized
from regression import fitted
from second_pairs import rows_of

from pipeline.annotate import EventRow
from pipeline.assemble import ruled
from pipeline.assemble.taking_part_signs import Town, happenings, of_pair, towns
from pipeline.assemble.view import View
from pipeline.assemble.weighing import ALWAYS, Signs, Weights, probability
from pipeline.evaluate.likeness import same_city
from pipeline.evaluate.pairing import pair_events
from pipeline.evaluate.scores import Score
from pipeline.model import Document
from pipeline.settings import DEFAULT

FEWEST = 8  # rows on either side of a step
PENALTY = 10.0
LEAST = 0.03  # a weight below this is left out
BOUNDS = [(out, enough) for out in (0.0, 0.1, 0.12, 0.15) for enough in (0.45, 0.55, 0.65)]
Step = tuple[str, float]


@dataclass(frozen=True)
class Row:
    """A city and an event of a page."""

    signs: Signs
    ruled: bool  # the rules say that it takes part
    right: bool  # so does the annotation
    page: str
    set: int


def read(given: Iterable[str]) -> list[Row]:
    """The rows of all pages, from PAGES=GOLD."""
    out: list[Row] = []
    for k, folders in enumerate(given):
        pages, gold = map(Path, folders.split("="))
        for document, wanted in recognized(pages, gold):
            out += rows(document, wanted, k)
    return out


def rows(document: Document, wanted: Sequence[EventRow], k: int) -> Iterator[Row]:
    """The rows of one page: of each event that must be found and is, all its page's cities."""
    view = View(document, DEFAULT)
    events = ruled(view)[0]
    found, known, around = pair_events(wanted, rows_of(events)), towns(view), happenings(view, events)
    for i, want in enumerate(wanted):
        if want.optional or i not in found:
            continue
        happening, rest = around[found[i][0]], list(want.cities)
        for town in known:
            name = next((n for n in rest if is_town(n, town)), None)
            if name is not None:
                rest.remove(name)
            said = any(c.entity == town.key and c.role != "venue" for c in happening.event.cities)
            yield Row(of_pair(town, happening), said, name is not None, f"{k}/{document.page.source}", k)


def is_town(name: str, town: Town) -> bool:
    """Whether an annotated name is one of a city's."""
    place = town.mentions[0].place
    names = {*town.names, town.key, *(m.name for m in town.mentions), *((place.name,) if place else ())}
    return any(same_city(name, n) for n in names)


def fit(rows: Sequence[Row]) -> dict[Step, float]:
    """(sign, from) → weight."""
    steps = steps_of(rows)
    x = np.array([[r.signs.get(s, 0) >= least for s, least in steps] + [True] for r in rows], float)
    pages = Counter(r.page for r in rows)
    counts = np.array([pages[r.page] ** -0.5 for r in rows])
    found = fitted(x, np.array([r.right for r in rows], float), PENALTY, counts)
    named = zip([*steps, (ALWAYS, 0.0)], found, strict=True)
    return {s: round(float(w), 2) for s, w in named if abs(w) >= LEAST or s[0] == ALWAYS}


def steps_of(rows: Sequence[Row]) -> list[Step]:
    """The values that enough rows have or exceed, and enough do not."""
    count = Counter((s, v) for r in rows for s, most in r.signs.items() for v in range(1, int(most) + 1))
    return sorted(step for step, n in count.items() if FEWEST <= n <= len(rows) - FEWEST)


Valued = list[tuple[float, Row]]  # each row with its probability


def crossed(rows: Sequence[Row], sets: int) -> Valued:
    """The rows of each set by the weights of the others."""
    out: Valued = []
    for k in range(sets):
        ours = Weights((s, v, w) for (s, v), w in fit([r for r in rows if r.set != k]).items())
        out += [(probability(ours.always + ours.summed(r.signs)), r) for r in rows if r.set == k]
    return out


def score(found: Valued, hopeless: float, enough: float) -> Score:
    """What is right by these bounds; above 1 the rules alone."""
    said = [r for value, r in found if _taken(value, r, hopeless, enough)]
    right = sum(r.right for r in said)
    out = Score()
    out.add(right, len(said) - right, sum(r.right for _, r in found) - right)
    return out


def _taken(value: float, row: Row, hopeless: float, enough: float) -> bool:
    if row.ruled:
        return "name" in row.signs or value >= hopeless
    return "mutual" in row.signs and value >= enough


def check(rows: Sequence[Row], sets: int) -> Iterator[str]:
    """What the weights of the other sets make of each, beside the rules alone."""
    found = crossed(rows, sets)
    for bounds in ((0.0, 2.0), *BOUNDS):
        whole = score(found, *bounds)
        parts = [score([f for f in found if f[1].set == k], *bounds).f1 for k in range(sets)]
        yield (
            f"out {bounds[0]:.2f} in {bounds[1]:.2f}: P {whole.precision:.3f} R {whole.recall:.3f} F1 {whole.f1:.3f} "
            f"mean {sum(parts) / sets:.3f} | {' '.join(f'{part:.2f}' for part in parts)}"
        )


def table(weights: Mapping[Step, float]) -> Iterator[str]:
    """The rows of taking_part.tsv."""
    yield "sign\tfrom\tweight"
    yield from (f"{name}\t{least:g}\t{weight:+.2f}" for (name, least), weight in sorted(weights.items()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("what", choices=("fit", "check"))
    parser.add_argument("pairs", nargs="+", metavar="PAGES=GOLD")
    options = parser.parse_args()
    found = read(options.pairs)
    print(*(table(fit(found)) if options.what == "fit" else check(found, len(options.pairs))), sep="\n")


if __name__ == "__main__":
    main()
