"""Fit the weights of pipeline/assemble/data/second.tsv, or say what they are worth on pages not fitted on.

    python benchmarks/second_look.py fit PAGES=GOLD=TABLES [PAGES=GOLD=TABLES …] [--now PAGES=GOLD …]   prints it
    python benchmarks/second_look.py check PAGES=GOLD=TABLES […] [--now PAGES=GOLD …]

PAGES is a folder of pages, GOLD one of annotations, TABLES the tables of the version that met these pages first, before
any rule was made with them: what it missed there is what a second look is for, while the rules of now miss little of
pages that they were made with. `--now` takes pages for which there are no such tables; they count 0.6, against what
the rules of now find. `check` leaves each set out in turn, fits on the others and adds what the second look finds to
the tables of first contact. A logistic regression with a quadratic penalty over steps of the signs (numpy, Newton):
exact, without a seed.
"""

from __future__ import annotations

import argparse
import csv
import json
import pathlib
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.assemble import assemble, second
from pipeline.assemble.second_beside import Lot
from pipeline.assemble.second_days import Pair, pairs
from pipeline.assemble.second_signs import Signs
from pipeline.assemble.view import View
from pipeline.assemble.words import fold
from pipeline.clean import sources
from pipeline.engine import stages
from pipeline.model import Document, EventStatement
from pipeline.settings import DEFAULT

Matrix = NDArray[np.float64]
Wanted = dict[str, Any]
STEPS = 8  # of a sign with many values
FEWEST = 12  # pairs on either side of a step
PENALTY = 20.0
ROUNDS = 9  # of Newton: the weights stand still after six
OF_NOW = 0.6  # what a page of `--now` counts
LEAST = 0.03  # a weight below this is left out
Step = tuple[str, float]


@dataclass(frozen=True)
class Row:
    """A pair that says something new: what it looks like, which annotated event it tells (-1: none)."""

    signs: Signs
    pair: Pair
    event: int
    optional: bool
    missed: bool  # that event had not been found
    page: str
    set: int
    counts: float


@dataclass(frozen=True)
class Page:
    set: int
    wanted: list[Wanted]
    events: list[EventStatement]  # of first contact


@dataclass
class Lots:
    rows: list[Row]
    pages: dict[str, Page]


def read(triples: list[str], now: list[str]) -> Lots:
    """The pairs of all pages."""
    lots = Lots([], {})
    for k, given in enumerate([*triples, *now]):
        folder, gold, *tables = given.split("=")
        met = _tables(pathlib.Path(tables[0])) if tables else None
        for document in stages.strip(stages.clean(sources(pathlib.Path(folder), DEFAULT), DEFAULT), DEFAULT):
            stem = pathlib.Path(document.page.source).stem
            file = pathlib.Path(gold) / f"{stem}.json"
            if file.exists() and document.page.status == "ok":
                wanted = json.loads(file.read_text("utf-8"))["events"]
                _add(lots, stages.recognize(document, DEFAULT), wanted, k, None if met is None else met.get(stem, []))
    return lots


def _add(lots: Lots, document: Document, wanted: list[Wanted], k: int, met: list[EventStatement] | None) -> None:
    name = f"{k}/{document.page.source}"
    events = [e for e in assemble(document).events if e.rule != "second"] if met is None else met
    lots.pages[name] = Page(k, wanted, events)
    view = View(document, DEFAULT)
    found = pairs(view)
    if len(found) < second.FEWEST:
        return
    lot = Lot(view, found, events)
    known = paired(wanted, events)
    for pair in second.new(found, events):
        event = told(pair, wanted)
        optional = event >= 0 and bool(wanted[event].get("optional"))
        missed = event >= 0 and event not in known
        counts = OF_NOW if met is None else 1.0
        lots.rows.append(Row(second.signs(view, lot, pair), pair, event, optional, missed, name, k, counts))


def _tables(folder: pathlib.Path) -> dict[str, list[EventStatement]]:
    """The statements of a run, by the stem of their page."""
    with (folder / "pages.csv").open(encoding="utf-8", newline="") as file:
        stems = {r["page_id"]: pathlib.PurePath(r["source"]).stem for r in csv.DictReader(file)}
    times: dict[str, list[int]] = {}
    with (folder / "evidence.csv").open(encoding="utf-8", newline="") as file:
        for r in csv.DictReader(file):
            if r["column"] in ("start", "end") and r["start_char"]:
                times.setdefault(r["row_id"], []).append(int(r["start_char"]))
    out: dict[str, list[EventStatement]] = {}
    with (folder / "event_pages.csv").open(encoding="utf-8", newline="") as file:
        for r in csv.DictReader(file):
            start, end = int(r["start_char"]), int(r["end_char"])
            event = EventStatement(r["page_id"], r["name"], start, end, r["text"], "", start=r["start"])
            at = tuple(times.get(r["statement_id"], ()))
            out.setdefault(stems[r["page_id"]], []).append(_ending(event, r["end"] or r["start"], at))
    return out


def _ending(event: EventStatement, end: str, times: tuple[int, ...]) -> EventStatement:
    return EventStatement(
        event.page_id,
        event.name,
        event.start_char,
        event.end_char,
        event.text,
        "",
        start=event.start,
        end=end,
        times=times,
    )


def told(pair: Pair, wanted: list[Wanted]) -> int:
    """The annotated event that a pair tells: its name, and its first day or one of its days."""
    best, out = 0.0, -1
    for k, w in enumerate(wanted):
        first, last = (w["start"] or "")[:10], (w["end"] or "")[:10]
        on = bool(first) and pair.day == first
        if first and not on and not first <= pair.day <= last:
            continue
        like = max(alike(n, pair.name) for n in (w["name"], *w.get("aliases", [])))
        if (like >= 0.8) if not first else like >= (0.5 if on else 0.6):
            value = like + 0.5 * ((pair.when.start, pair.when.end) in spans(w) and like >= 0.6)
            best, out = (value, k) if value > best else (best, out)
    return out


def spans(wanted: Wanted) -> list[tuple[str, str]]:
    pairs_ = [(wanted["start"], wanted["end"]), *wanted.get("accept", [])]
    return [(a or "", b or "") for a, b in pairs_]


@cache
def alike(a: str, b: str) -> float:
    x, y = (fold(n).casefold().strip("「」『』“”()") for n in (a, b))
    short, long = sorted((x, y), key=len)
    ratio = SequenceMatcher(None, x, y, autojunk=False).ratio()
    inside = len(short) >= 5 and 2 * len(short) >= len(long) and short in long
    return max(ratio, 0.6 + 0.4 * len(short) / len(long)) if inside else ratio


def paired(wanted: list[Wanted], events: list[EventStatement]) -> dict[int, int]:
    """Which statement tells which annotated event, best pairs first."""
    found = []
    for i, w in enumerate(wanted):
        for j, e in enumerate(events):
            like = max(alike(n, e.name) for n in (w["name"], *w.get("aliases", [])))
            day = bool(w["start"]) and e.start[:10] == w["start"][:10]
            if like >= 0.6 or (day and like >= 0.4):
                found.append((like + 0.5 * day + 0.6 * ((e.start, e.end) in spans(w)), -i, -j))
    out: dict[int, int] = {}
    used = set()
    for _, i, j in sorted(found, reverse=True):
        if -i not in out and j not in used:
            out[-i] = -j
            used.add(j)
    return out


def steps_of(rows: list[Row]) -> list[Step]:
    """The values from which a sign may weigh more or less: each that it has, or those that part its rows evenly."""
    names = sorted({name for r in rows for name in r.signs})
    out: list[Step] = []
    for name in names:
        column = np.array([float(r.signs.get(name, 0)) for r in rows])
        values = np.unique(column)
        cuts = (
            values[1:]
            if len(values) <= STEPS + 2
            else np.unique(np.quantile(column, np.linspace(0, 1, STEPS + 1)[1:-1]))
        )
        cuts = np.unique(cuts[cuts > 0].round(2))
        out += [(name, float(c)) for c in cuts if FEWEST <= (column >= c).sum() <= len(rows) - FEWEST]
    return out


def encoded(rows: list[Row], steps: list[Step]) -> Matrix:
    out = np.ones((len(rows), len(steps) + 1))
    for k, (name, least) in enumerate(steps):
        out[:, k] = [float(r.signs.get(name, 0)) >= least for r in rows]
    return out


def fit(rows: list[Row]) -> dict[Step, float]:
    """(sign, from) → weight; ("always", 0) is the constant."""
    rows = [r for r in rows if not r.optional]
    steps = steps_of(rows)
    x, y = encoded(rows, steps), np.array([r.missed for r in rows], float)
    counts = np.array([r.counts for r in rows])
    penalty = np.full(x.shape[1], PENALTY)
    penalty[-1] = 1e-3
    weights = np.zeros(x.shape[1])
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-x @ weights))
        hessian = (x * (counts * p * (1 - p))[:, None]).T @ x + np.diag(penalty)
        weights -= np.linalg.solve(hessian, x.T @ (counts * (p - y)) + penalty * weights)
    named = zip([*steps, ("always", 0.0)], weights, strict=True)
    return {step: round(float(w), 2) for step, w in named if abs(w) >= LEAST or step[0] == "always"}


def valued(weights: dict[Step, float], rows: list[Row]) -> Matrix:
    """The probability of each row."""
    steps = [s for s in weights if s[0] != "always"]
    odds = encoded(rows, steps) @ np.array([*(weights[s] for s in steps), weights["always", 0.0]])
    return np.asarray(1 / (1 + np.exp(-odds)))


@dataclass
class Tally:
    right: int = 0
    exact: int = 0
    said: int = 0
    wanted: int = 0
    added: int = 0

    def __str__(self) -> str:
        share = 2 / max(1, self.said + self.wanted)
        return (
            f"P {self.right / max(1, self.said):.3f} R {self.right / max(1, self.wanted):.3f} "
            f"F1 {share * self.right:.3f} exact {share * self.exact:.3f} (+{self.added})"
        )


def counted(pages: dict[str, Page], chosen: dict[str, list[Pair]], sets: set[int]) -> Tally:
    """What the tables of first contact are worth with the chosen pairs."""
    out = Tally()
    for name, page in pages.items():
        if page.set not in sets:
            continue
        more = chosen.get(name, [])
        events = [*page.events, *(_statement(p) for p in more)]
        known = paired(page.wanted, events)
        core = [k for k, w in enumerate(page.wanted) if not w.get("optional")]
        hit = [k for k in core if k in known]
        out.right += len(hit)
        out.exact += sum((events[known[k]].start, events[known[k]].end) in spans(page.wanted[k]) for k in hit)
        out.said += len(hit) + len(events) - len(known)
        out.wanted += len(core)
        out.added += len(more)
    return out


def _statement(pair: Pair) -> EventStatement:
    span, when = pair.span, pair.when
    return EventStatement("", pair.name, span[0], span[1], pair.name, "", start=when.start, end=when.end)


def chosen(rows: list[Row], values: Matrix, enough: float) -> dict[str, list[Pair]]:
    by_page: dict[str, list[tuple[float, Pair]]] = {}
    for row, value in zip(rows, values, strict=True):
        if value >= enough:
            by_page.setdefault(row.page, []).append((float(value), row.pair))
    return {page: [p for _, p in second.apart(likely)] for page, likely in by_page.items()}


def check(lots: Lots, sets: int) -> Iterator[str]:
    """What second looks are worth on each set, fitted on the others."""
    values = np.zeros(len(lots.rows))
    for k in range(sets):
        weights = fit([r for r in lots.rows if r.set != k])
        here = [i for i, r in enumerate(lots.rows) if r.set == k]
        values[here] = valued(weights, [lots.rows[i] for i in here])
    for enough in (1.1, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55):
        found = chosen(lots.rows, values, enough)
        yield f"from {enough:.2f} all: {counted(lots.pages, found, set(range(sets)))}"
        yield from (f"    set {k}: {counted(lots.pages, found, {k})}" for k in range(sets))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("what", choices=("fit", "check"))
    parser.add_argument("triples", nargs="+", metavar="PAGES=GOLD=TABLES")
    parser.add_argument("--now", nargs="*", default=[], metavar="PAGES=GOLD")
    options = parser.parse_args()
    lots = read(options.triples, options.now)
    if options.what == "check":
        print(*check(lots, len(options.triples)), sep="\n")
        return
    print("sign\tfrom\tweight")
    for (name, least), weight in sorted(fit(lots.rows).items()):
        print(f"{name}\t{least:g}\t{weight:+.2f}")


if __name__ == "__main__":
    main()
