"""The pairs of names and times of annotated pages: what each looks like, and whether it tells an event that was missed.

Where the tables are given that met the pages first, before any rule was made with them, missed is what these lack;
else what the rules of now lack, which is little of pages that they were made with.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from annotated import recognized

from pipeline.annotate import EventRow, Extraction
from pipeline.assemble import assemble, second
from pipeline.assemble.second_beside import Lot
from pipeline.assemble.second_days import Pair, pairs
from pipeline.assemble.view import View
from pipeline.assemble.weighing import Signs
from pipeline.evaluate.likeness import best
from pipeline.evaluate.pairing import pair_events
from pipeline.model import Document, EventStatement, Span
from pipeline.settings import DEFAULT

OF_NOW = 0.6  # what a page counts of which only the rules of now are known
FIRST_DAY, ANOTHER, UNDATED = (
    0.5,
    0.6,
    0.8,
)  # how alike names must be: on its first day, on one of its days, without any
SAME_TIMES = 0.5  # what the same start and end add to the likeness of names


@dataclass(frozen=True)
class Row:
    """A pair that says something new."""

    page: str
    pair: Pair
    signs: Signs
    missed: bool  # it tells an event that had not been found
    optional: bool  # it tells one that may be found or not
    counts: float


@dataclass(frozen=True)
class Page:
    """What is annotated, and what had been found."""

    set: int  # of those that were given
    wanted: Sequence[EventRow]
    events: Sequence[EventStatement]


@dataclass(frozen=True)
class Lots:
    """The pairs of pages, and the pages by their names."""

    rows: list[Row]
    pages: dict[str, Page]

    @classmethod
    def read(cls, given: Iterable[str]) -> Lots:
        """From PAGES=GOLD=TABLES, or PAGES=GOLD where there are no tables of first contact."""
        lots = cls([], {})
        for k, folders in enumerate(given):
            pages, gold, *tables = map(Path, folders.split("="))
            met = first_contact(tables[0]) if tables else None
            for document, wanted in recognized(pages, gold):
                stem = Path(document.page.source).stem
                events = of_now(document) if met is None else met.get(stem, [])
                name, page = f"{k}/{stem}", Page(k, wanted, events)
                lots.pages[name] = page
                lots.rows.extend(labelled(name, page, document, OF_NOW if met is None else 1.0))
        return lots


def labelled(name: str, page: Page, document: Document, counts: float) -> Iterable[Row]:
    """The pairs of a page that say something new; none where a second look is not taken."""
    view = View(document, DEFAULT)
    found = pairs(view)
    if len(found) < second.FEWEST:
        return
    lot = Lot(view, found, page.events)
    known = pair_events(page.wanted, rows_of(page.events))
    for pair in second.new(found, page.events):
        event = told(pair, page.wanted)
        optional = event >= 0 and page.wanted[event].optional
        yield Row(name, pair, second.signs(view, lot, pair), event >= 0 and event not in known, optional, counts)


def told(pair: Pair, wanted: Sequence[EventRow]) -> int:
    """The annotated event that a pair tells by its name and its first day or one of its days; -1: none."""
    most, out = 0.0, -1
    for k, want in enumerate(wanted):
        first, last = (moment[:10] for moment in want.when)
        like = best(want.names, pair.name)
        if not first:
            enough = like >= UNDATED
        elif pair.day == first:
            enough = like >= FIRST_DAY
        else:
            enough = like >= ANOTHER and first <= pair.day <= last
        value = like + SAME_TIMES * ((pair.when.start, pair.when.end) in want.accepted and like >= ANOTHER)
        if enough and value > most:
            most, out = value, k
    return out


def rows_of(events: Iterable[EventStatement]) -> list[Mapping[str, str]]:
    """Statements as rows of a table, as far as they are compared with annotations."""
    return [{"name": e.name, "start": e.start, "end": e.end} for e in events]


def statement(pair: Pair) -> EventStatement:
    return _statement(pair.name, pair.span, (pair.when.start, pair.when.end))


def of_now(document: Document) -> list[EventStatement]:
    """What the rules find without a second look."""
    return [e for e in assemble(document).events if e.rule != "second"]


def first_contact(tables: Path) -> dict[str, list[EventStatement]]:
    """The statements of a run, by the stem of their page, with the places of their times."""
    times: dict[str, list[int]] = defaultdict(list)
    with (tables / "evidence.csv").open(encoding="utf-8", newline="") as file:
        for said in csv.DictReader(file):
            if said["column"] in ("start", "end") and said["start_char"]:
                times[said["row_id"]].append(int(said["start_char"]))
    return {
        Path(page.row["source"]).stem: [_said(row, times[row["statement_id"]]) for row in page.rows("event_pages")]
        for page in Extraction.read(tables).pages()
    }


def _said(row: Mapping[str, str], times: Sequence[int]) -> EventStatement:
    span, when = (int(row["start_char"]), int(row["end_char"])), (row["start"], row["end"] or row["start"])
    return replace(_statement(row["name"], span, when), times=tuple(times))


def _statement(name: str, span: Span, when: tuple[str, str]) -> EventStatement:
    return EventStatement("", name, *span, name, "", start=when[0], end=when[1])
