"""A second look: which events no layout has found, every name with times near it weighed alike.

Rules hold for the layouts that someone has read; this looks at any page. What the pairs look like (second_signs.py,
second_beside.py) is weighed by a logistic regression (data/second.tsv, fitted by benchmarks/second_look.py on what
the rules had missed of pages that nobody had read).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from rapidfuzz import fuzz

from pipeline.assemble import words
from pipeline.assemble.build import statement
from pipeline.assemble.merge import CROWD
from pipeline.assemble.record import Record
from pipeline.assemble.second_beside import Lot
from pipeline.assemble.second_days import Pair, Told, pairs
from pipeline.assemble.second_names import Named
from pipeline.assemble.second_signs import of_both, of_line, of_place, of_times, of_words
from pipeline.assemble.spans import once_a_page
from pipeline.assemble.view import View
from pipeline.assemble.weighing import Signs, odds_of, probability, weights
from pipeline.model import EventStatement, Reject, Span
from pipeline.text import remembered

ENOUGH = 0.45  # the probability from which one is an event: where F1 of unseen pages was best at hardly less precision
LEAST = odds_of(ENOUGH)
FEWEST = 4  # pairs of a page: with fewer the layouts have seen all, and a second look is more often wrong
ONE_OF = ("bind_", "form_", "kind_")  # what such signs begin with, of which a pair has one
OWN = (  # those of of_place and of_words
    *("form_", "phrase", "part", "piece", "share", "line_start", "line_end", "a_name", "noun", "kind_", "length"),
    *("numbered", "quoted", "refused", "notice", "particle", "hiragana"),
)
BESIDE = ("bind_", "distance", "blocks", "like_title", "shape", "known_")  # those of of_both and of Lot.of_pair
ALIKE = 75  # of 100: two names of one day are of one event
PARTLY = 70  # the same of names with one event noun at their ends


def overlooked(view: View, events: Sequence[EventStatement]) -> list[EventStatement]:
    """The events that the page tells besides `events`, each with its probability as its confidence."""
    found = pairs(view)
    if len(found) < FEWEST:
        return []
    lot = Lot(view, found, events)
    likely = [(value, p) for p in new(found, events) if (value := weigh(view, lot, p)) >= ENOUGH]
    out: list[EventStatement] = []
    for value, pair in apart(likely):
        said = statement(view, record_of(pair))
        if not isinstance(said, Reject):
            out.append(replace(said[0], confidence=round(value, 2)))
    return out


def record_of(pair: Pair) -> Record:
    named = pair.named
    return Record(
        "second", named.name, (named.line,), pair.times.rows, told=named.line, prefix=named.prefix, suffix=named.suffix
    )


def new(found: Sequence[Pair], events: Sequence[EventStatement]) -> list[Pair]:
    """The pairs that say nothing that is known already."""
    by_day: dict[str, list[EventStatement]] = defaultdict(list)
    for e in events:
        by_day[e.start[:10]].append(e)
    loose = [e for e in events if e.start[:10] != e.end[:10] or len(e.start) < 10][:CROWD]
    return [p for p in found if not any(_again(e, p) for e in (*by_day[p.day][:CROWD], *loose))]


def _again(event: EventStatement, pair: Pair) -> bool:
    """Whether an event is what a pair tells."""
    first, last, day = event.start[:10], event.end[:10], pair.day
    a, b = words.fold(event.name), words.fold(pair.name)
    if not first:
        return a == b
    if not (first <= day <= last or day.startswith(first) or first.startswith(day)):
        return False
    if event.start_char < pair.span[1] and pair.span[0] < event.end_char:
        return True
    if _inside(a, b) or fuzz.ratio(a, b) >= ALIKE:
        return True
    x, y = words.noun_at_end(event.name), words.noun_at_end(pair.name)
    return x is not None and y is not None and x.word == y.word and fuzz.partial_ratio(a, b) >= PARTLY


def _inside(a: str, b: str) -> bool:
    """Whether one name is the other, or a piece of it that is long enough to tell it."""
    return a == b or (min(len(a), len(b)) >= 4 and (a in b or b in a))


def apart(likely: list[tuple[float, Pair]]) -> list[tuple[float, Pair]]:
    """The likeliest of those that tell one event, the likeliest first."""
    out: list[tuple[float, Pair]] = []
    for one in sorted(likely, key=lambda v: (-v[0], v[1].span, v[1].first)):
        if not any(_clash(kept, one[1]) for _, kept in out):
            out.append(one)
    return out


def _clash(kept: Pair, pair: Pair) -> bool:
    """Whether two pairs tell one event: one name, or names alike on one day."""
    if kept.span[0] < pair.span[1] and pair.span[0] < kept.span[1]:
        return True
    if kept.day != pair.day:
        return False
    a, b = words.fold(kept.name), words.fold(pair.name)
    return _inside(a, b) or fuzz.ratio(a, b) >= PARTLY or fuzz.partial_ratio(a, b) >= 85


def signs(view: View, lot: Lot, pair: Pair) -> Signs:
    """All signs of a pair."""
    named = pair.named
    return {
        **lot.page,
        **of_line(view, named.position, named.line),
        **of_place(view, named),
        **of_words(pair.name),
        **of_times(view, pair.times),
        **of_both(view, pair),
        **lot.of_pair(pair),
    }


def weigh(view: View, lot: Lot, pair: Pair) -> float:
    """The probability that a pair is an event which is not known yet: what `signs` weigh, shared ones summed once. 0
    where the pair's own signs leave no hope, so that it need not be compared with all that is known."""
    odds = weights("second").always + summed(lot.page)
    odds += _of_line(view, pair.named.position, pair.named.line) + _of_times(view, pair.times)
    if odds + _most(OWN) + _most(BESIDE) < LEAST:
        return 0.0
    odds += _of_place(view, pair.named) + _of_words(pair.name)
    if odds + _most(BESIDE) < LEAST:
        return 0.0
    odds += summed(of_both(view, pair)) + summed(lot.of_pair(pair))
    return probability(odds)


@cache
def _most(found: tuple[str, ...]) -> float:
    """The most that signs can add whose names begin so; of those of one group (bind_prev, bind_row) only one holds."""
    best: dict[str, float] = defaultdict(float)
    for name, most in weights("second").most().items():
        group = name.split("_")[0] + "_" if name.startswith(ONE_OF) else name
        if name.startswith(found):
            best[group] = max(best[group], most)
    return sum(best.values())


def summed(found: Signs) -> float:
    """What signs add to the log odds."""
    return weights("second").summed(found)


@once_a_page
def _of_line(view: View, position: int, line: Span) -> float:
    return summed(of_line(view, position, line))


@once_a_page
def _of_place(view: View, named: Named) -> float:
    return summed(of_place(view, named))


@once_a_page
def _of_times(view: View, told: Told) -> float:
    return summed(of_times(view, told))


@remembered(words.REMEMBERED)
def _of_words(name: str) -> float:
    return summed(of_words(name))
