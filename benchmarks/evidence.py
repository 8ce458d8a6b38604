"""Fit the weights of pipeline/assemble/data/evidence.tsv, or count what the column confidence is worth.

    python benchmarks/evidence.py fit PAGES=GOLD [PAGES=GOLD …]     prints sign and weight
    python benchmarks/evidence.py count PAGES=GOLD […] --plot FILE.svg

PAGES is a folder of pages, GOLD one of annotations. A statement is right where an annotated event of the page has its
name (alike as pipeline.evaluate says) and, for `count`, its start and end; one that pairs with an optional event is
left out. Weights are those of a logistic regression (regression.py).
"""

from __future__ import annotations

import argparse
import pathlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from annotated import recognized
from regression import fitted

from pipeline.annotate import EventRow
from pipeline.assemble import assemble, evidence, mentioned
from pipeline.assemble import records as of_layouts
from pipeline.assemble.build import statement
from pipeline.assemble.candidate import named
from pipeline.assemble.merge import merged
from pipeline.assemble.view import View
from pipeline.evaluate.likeness import ALIKE, best
from pipeline.model import Document, EventStatement, Reject
from pipeline.settings import DEFAULT

Page = tuple[Document, Sequence[EventRow]]
PENALTY = 3.0
FEWEST = 5  # candidates that a sign must stand on to be written
BANDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.0)


def tells(event: EventStatement, want: EventRow, exact: bool) -> bool:
    """Whether a statement is of an annotated event: alike in name, and on one of its days or at its very times."""
    if best(want.names, event.name) < ALIKE:
        return False
    if exact:
        return (event.start, event.end) in want.accepted
    start, end = (moment[:10] for moment in want.when)
    return not start or start <= event.start[:10] <= end


@dataclass(frozen=True)
class Labelled:
    """A candidate: its own signs, those of the page's other events, whether it tells an annotated event, whether it
    says anything new, and whether that is an event which no layout has found."""

    own: frozenset[str]
    beside: frozenset[str]
    right: bool
    new: bool
    missed: bool


def labelled(found: list[Page]) -> Iterator[Labelled]:
    """Every candidate of running text; one that tells an optional event is left out."""
    for document, wanted in found:
        view = View(document, DEFAULT)
        records, used = of_layouts(view)
        strict = merged([b[0] for r in records if not isinstance(b := statement(view, r), Reject)])
        found_already = [w for w in wanted if any(tells(e, w, exact=False) for e in strict)]
        core = [w for w in wanted if not w.optional]
        told = named(view, mentioned.candidates(view, used))
        new = {id(c) for c in evidence.distinct(strict, told)}
        for candidate in told:
            event, record = candidate.event, candidate.record
            right = any(tells(event, w, exact=False) for w in core)
            if not right and any(tells(event, w, exact=False) for w in wanted):
                continue
            missed = any(tells(event, w, exact=False) for w in core if w not in found_already)
            beside = frozenset(evidence.signs(view, event, candidate, strict)) - set(record.signs)
            yield Labelled(frozenset(record.signs), beside, right, id(candidate) in new, missed)


def fit(rows: list[Labelled]) -> dict[str, float]:
    """Sign → weight; "always" is the constant. First what makes a phrase an event, over all candidates; then, over
    those that say anything new, how that and the page's other events tell whether it was missed."""
    first = regression([r.own for r in rows], [r.right for r in rows])
    new = [r for r in rows if r.new]
    log_odds = [first["always"] + sum(first.get(s, 0.0) for s in r.own) for r in new]
    second = regression([r.beside for r in new], [r.missed for r in new], log_odds)
    share = second.pop("own")
    out = {sign: share * weight for sign, weight in first.items()}
    for sign, weight in second.items():
        out[sign] = out.get(sign, 0.0) + weight
    counts = Counter(s for r in rows for s in (*r.own, *(r.beside if r.new else ())))
    return {s: w for s, w in out.items() if s == "always" or (counts[s] >= FEWEST and abs(w) >= 0.03)}


def regression(signs: list[frozenset[str]], labels: list[bool], own: list[float] | None = None) -> dict[str, float]:
    """The weights of a logistic regression; `own` is one more column, of numbers."""
    names = [*sorted({s for row in signs for s in row}), *(["own"] if own else []), "always"]
    column = {name: i for i, name in enumerate(names)}
    x = np.zeros((len(signs), len(names)))
    for k, row in enumerate(signs):
        x[k, [column[s] for s in row]] = 1
    x[:, -1] = 1
    if own:
        x[:, -2] = own
    weights = fitted(x, np.array(labels, float), PENALTY)
    return {name: float(w) for name, w in zip(names, weights, strict=True)}


def counted(found: list[Page]) -> list[tuple[float, str, bool]]:
    """Confidence, layout and whether it is right, of each statement."""
    out = []
    for document, wanted in found:
        for event in assemble(document).events:
            right = any(tells(event, w, exact=True) for w in wanted if not w.optional)
            if right or not any(tells(event, w, exact=False) for w in wanted if w.optional):
                out.append((event.confidence, event.rule, right))
    return out


def bands(rows: list[tuple[float, str, bool]]) -> list[tuple[float, float, int, float, int]]:
    """Lower and upper end, statements, mean of what is said, how many are right."""
    out = []
    for low, high in pairwise(BANDS):
        inside = [(c, r) for c, _, r in rows if low <= c < high or (high == 1.0 and c == 1.0)]
        if inside:
            out.append((low, high, len(inside), sum(c for c, _ in inside) / len(inside), sum(r for _, r in inside)))
    return out


def plot(table: list[tuple[float, float, int, float, int]]) -> str:
    """The reliability plot: said across, right upwards, a dot's area is how many statements it stands for."""
    size, edge = 360, 40

    def at(value: float) -> float:
        return edge + value * size

    def up(value: float) -> float:
        return edge + size - value * size

    most = max(n for _, _, n, _, _ in table)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size + 2 * edge} {size + 2 * edge}" '
        'font-family="sans-serif" font-size="12">',
        f'<rect x="{edge}" y="{edge}" width="{size}" height="{size}" fill="none" stroke="#888"/>',
        f'<line x1="{at(0)}" y1="{up(0)}" x2="{at(1)}" y2="{up(1)}" stroke="#bbb" stroke-dasharray="4"/>',
    ]
    for k in range(0, 11, 2):
        parts.append(f'<text x="{at(k / 10)}" y="{edge + size + 16}" text-anchor="middle">{k / 10}</text>')
        parts.append(f'<text x="{edge - 6}" y="{up(k / 10) + 4}" text-anchor="end">{k / 10}</text>')
    for _, _, n, said, right in table:
        radius = 3 + 9 * (n / most) ** 0.5
        parts.append(
            f'<circle cx="{at(said):.1f}" cy="{up(right / n):.1f}" r="{radius:.1f}" fill="#2a6f97" fill-opacity="0.7">'
            f"<title>{right} of {n} right, {said:.2f} said</title></circle>"
        )
    parts.append(f'<text x="{at(0.5)}" y="{2 * edge + size - 6}" text-anchor="middle">said by confidence</text>')
    parts.append(f'<text x="12" y="{edge - 14}">share that is right</text></svg>')
    return "\n".join(parts) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("what", choices=("fit", "count"))
    parser.add_argument("pairs", nargs="+", metavar="PAGES=GOLD")
    parser.add_argument("--plot", type=pathlib.Path)
    options = parser.parse_args()
    found = [page for pair in options.pairs for page in recognized(*map(pathlib.Path, pair.split("=")))]
    if options.what == "fit":
        for sign, weight in sorted(fit(list(labelled(found))).items()):
            print(f"{sign}\t{weight:+.2f}")
        return
    rows = counted(found)
    table = bands(rows)
    for layout in sorted({rule for _, rule, _ in rows}):
        own = [right for _, rule, right in rows if rule == layout]
        print(f"{layout}\t{sum(own)}\t{len(own)}")
    for low, high, n, said, right in table:
        print(f"| {low:.2f} – {high:.2f} | {n} | {said:.2f} | {right} | {right / n:.2f} |")
    if options.plot:
        options.plot.write_text(plot(table), "utf-8")


if __name__ == "__main__":
    main()
