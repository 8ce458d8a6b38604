"""What one page would break of the contract, told before its rows meet those of other pages.

Cheap enough to ask of every page after every stage: a page with faults can be set aside with a reason, where the
writers, which see all pages at once, could only refuse them all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import chain
from operator import attrgetter
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.model import Document
from pipeline.tables.contract import ARROW, Column, Contract, contract

REMEMBERED = 10_000  # values of a column


def faults(document: Document) -> list[str]:
    """In words, each piece that is not where it says, and each value that its column may not hold; [] if sound."""
    return [*broken_offsets(document), *_bad_values(document)]


def broken_offsets(document: Document) -> list[str]:
    """What breaks the offset law: `text` must be exactly that piece of the page."""
    text = document.page.text
    d, out = document, []
    stated: Iterable[Any] = chain(d.events, d.people, d.cities, d.organizations, d.times)
    for said in stated:
        if said.start_char < 0 or text[said.start_char : said.end_char] != said.text:
            out.append(_not_at(said, said.start_char, said.end_char))
    found: Iterable[Any] = chain(d.mentions, d.rejects, (e for event in d.events for e in event.evidence))
    for one in found:
        if one.start < 0 or text[one.start : one.end] != one.text:
            out.append(_not_at(one, one.start, one.end))
    return out


def _not_at(noun: Any, start: int, end: int) -> str:
    return f"{type(noun).__name__} {noun.text!r} is not at {start}:{end}"


def _bad_values(document: Document) -> Iterator[str]:
    """Each different value of a column is looked at once: most are the same for many nouns, and on many pages."""
    for table, nouns in _nouns(document):
        alike = tuple(nouns)
        for column, value_of in _held(table, alike[0].__class__) if alike else ():
            if not column.knows(map(value_of, alike)):
                for value in dict.fromkeys(map(value_of, alike)):
                    if not column.holds(value):
                        yield f"{table}.{column.name} may not be {value!r}"


@cache
def _held(table: str, noun: Any) -> tuple[tuple[_Holder, Callable[[Any], Any]], ...]:
    """The columns of a table that a noun has a value for, each with what gives it."""
    columns = [c for c in contract(table).columns if hasattr(noun, c.name)]
    return tuple((_holder(c), attrgetter(c.name)) for c in columns)


@cache
def _holder(column: Column) -> _Holder:
    return _Holder(column)


class _Holder:
    """What a column may hold, with the values that it was found to hold before."""

    def __init__(self, column: Column) -> None:
        self.name, self.column = column.name, column
        self.good: set[Any] = set()
        self.free = column.kind == "string" and _is_free(column)

    def knows(self, values: Iterable[Any]) -> bool:
        """Whether nothing has to be asked of any of them."""
        return {str}.issuperset(map(type, values)) if self.free else self.good.issuperset(values)

    def holds(self, value: Any) -> bool:
        """Anything but text and numbers may stand there: it becomes something else before it is written."""
        held = not isinstance(value, str | int | float) or fits(self.column, value)
        if held and not self.free:
            if len(self.good) == REMEMBERED:
                self.good.clear()
            self.good.add(value)
        return held


def _nouns(d: Document) -> Iterator[tuple[str, Iterable[Any]]]:
    """Each table with the nouns that its rows are made of."""
    yield "pages", (d.page,)
    yield "times", d.times
    yield "event_pages", d.events
    yield "person_pages", d.people
    yield "city_pages", d.cities
    yield "people", d.people
    yield "mentions", d.mentions
    yield "rejects", d.rejects
    yield "problems", d.problems
    yield "organizations", d.organizations
    yield "event_people", (p for e in d.events for p in e.people)
    yield "event_cities", (c for e in d.events for c in e.cities)
    yield "event_organizations", (o for e in d.events for o in e.organizations)
    yield "evidence", (x for e in d.events for x in e.evidence)
    yield "cities", (x.place for said in (d.events, d.cities, d.organizations) for x in said if x.place)
    yield "cities", (m.place for m in d.mentions if m.place)


def fits(column: Column, value: str | float) -> bool:
    """Whether a column may hold the value; an empty text is no value."""
    if isinstance(value, str):
        if column.kind != "string":
            return column.kind == "boolean" and value in ("", "true", "false")
        if not value:
            return not column.required
        return (not column.values or value in column.values) and (
            not column.pattern or bool(re.fullmatch(column.pattern, value))
        )
    low, high = column.least is None or value >= column.least, column.most is None or value <= column.most
    return column.kind in ("integer", "number") and low and high


def sound(table: Contract, data: pa.Table) -> bool:
    """The data have the table's columns, in their order, of their types, and every value may stand in its column.

    What pandera would say of it, asked of each different value once; where this says no, pandera says why.
    """
    return data.column_names == table.names and all(_may_hold(c, data.column(c.name)) for c in table.columns)


def _may_hold(c: Column, column: pa.ChunkedArray) -> bool:
    if column.type != ARROW[c.kind]:
        return False
    if column.null_count and (c.required or c.kind == "integer"):
        return False
    if c.kind == "string":
        return _may_hold_texts(c, column)
    told = [v for v in pc.unique(column).to_pylist() if v is not None and v == v] if c.kind != "boolean" else []
    return all((c.least is None or v >= c.least) and (c.most is None or v <= c.most) for v in told)


def _may_hold_texts(c: Column, column: pa.ChunkedArray) -> bool:
    if c.required and pc.any(pc.equal(pc.binary_length(column), 0)).as_py():
        return False
    if not (c.values or c.pattern):
        return True
    told = [text for text in pc.unique(column).to_pylist() if text]
    return (not c.values or set(told) <= set(c.values)) and all(map(re.compile(c.pattern or ".*").fullmatch, told))


def _is_free(c: Column) -> bool:
    """Any text may stand in it."""
    return not (c.required or c.values or c.pattern)
