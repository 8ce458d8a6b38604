"""An annotation against its page and the calendar: what contradicts them, and what looks like a slip.

A contradiction is grave: a line out of range, a text or a name that is not there, a date that cannot be. A slip is
not: a weekday that is another one, figures that were misread, an expression that no row covers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from typing import Any

from pipeline.annotate import event_checks, iso, name_checks, time_checks
from pipeline.annotate.faults import Pointer
from pipeline.annotate.paper import Paper, Told
from pipeline.annotate.rows import Rows

FACTS = ("published_on", "updated_on")


def check(data: Mapping[str, Any], text: str, known: Set[Pointer] = frozenset()) -> Iterator[Told]:
    """(pointer, what is wrong, grave) of an annotation's data against the page's text.

    Rows with a value in `known`, which the schema has refused, are left alone.
    """
    paper = Paper(text, () if ("body_lines",) in {p[:1] for p in known} else data.get("body_lines", ()))
    rows = Rows(data, known)
    yield from _body(paper)
    yield from _facts(rows.facts(), rows, paper)
    yield from time_checks.check(rows.of("times"), rows.of("times_optional"), paper)
    yield from name_checks.check(rows, paper)
    yield from event_checks.check(rows, paper)


def _body(paper: Paper) -> Iterator[Told]:
    last = 0
    for i, (first, end) in enumerate(paper.ranges):
        if not last < first <= end <= len(paper.lines):
            what = f"[{first}, {end}] is out of order or out of the page, which has {len(paper.lines)} lines"
            yield ("body_lines", i), what, True
            continue
        last = end


def _facts(facts: Mapping[str, Any], rows: Rows, paper: Paper) -> Iterator[Told]:
    title = facts.get("title")
    if title and not paper.stands_on_page(title):
        yield ("page", "title"), f"{title!r} does not stand on the page", True
    starts = {row["start"] for _, row in rows.of("times")}
    for key in FACTS:
        value = facts.get(key)
        if not value:
            continue
        if what := iso.fault(value):
            yield ("page", key), what, True
        elif value not in starts:
            yield ("page", key), f"{value} is no row of times", False
