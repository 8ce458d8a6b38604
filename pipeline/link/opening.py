"""Statements in words, where they must be compared: pages are opened once, and their statements wait on the disk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pipeline.link import event_likeness, likeness, people, statements
from pipeline.link.columns import Flags, Numbers, Table
from pipeline.link.components import Row
from pipeline.link.page_names import lists_of
from pipeline.link.spool import Spool
from pipeline.link.telling import taking_part, whole_of
from pipeline.model import Document

KEPT = 20_000  # statements of a table that are in memory
Reader = Callable[[int], Row]  # the place of a statement on its page → the statement
OpenPage = Callable[[int], Document]  # the number of a page → the page, at least without text, blocks and evidence


@dataclass(slots=True)
class Opening:
    """The statements of one table."""

    table: Table
    reader: Callable[[int], Reader]  # the number of a page → what reads its statements
    spool: Spool = field(default_factory=lambda: Spool(KEPT))
    seen: set[int] = field(default_factory=set)  # pages that were opened

    def rows(self, numbers: Sequence[int]) -> list[Row]:
        """Statements by their numbers."""
        for page, missing in self._missing(numbers).items():
            begin, end = int(self.table.begins[page]), int(self.table.begins[page + 1])
            read = self.reader(page)
            wanted = missing
            if page in self.seen:  # it is asked for again and again: let that be the last time
                wanted = [n for n in range(begin, end) if n not in self.spool]
            for number in wanted:
                self.spool.put(number, read(number - begin))
            self.seen.add(page)
        return [self.spool.get(number) for number in numbers]

    def said(self, numbers: Sequence[int]) -> list[Any]:
        """The same, only made comparable."""
        return [row.said for row in self.rows(numbers)]

    def _missing(self, numbers: Sequence[int]) -> dict[int, list[int]]:
        """Page → the numbers of its statements that are not at hand."""
        out: dict[int, list[int]] = {}
        for number in numbers:
            if number not in self.spool:
                out.setdefault(int(self.table.pages[number]), []).append(number)
        return out


def people_opening(table: Table, open_page: OpenPage, sites: Sequence[str], waiting: Path | None = None) -> Opening:
    """`sites` are those of the pages; `waiting` is a folder for what memory should not hold."""

    def reader(page: int) -> Reader:
        document, begin = open_page(page), int(table.begins[page])
        years, told = people.years_of(document), statements.of_people(document)

        def read(at: int) -> Row:
            key, s = told[at]
            return Row(begin + at, key, s, likeness.said(s, sites[page], years))

        return read

    return Opening(table, reader, Spool(KEPT, waiting))


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the people and places that events speak of."""

    person: Callable[[int], str]  # the number of a statement about a person → the person's id
    begins: Numbers  # of each page the number of its first statement about a person
    cities: Sequence[Sequence[str]]  # of each page the ids of its places


def events_opening(
    table: Table, open_page: OpenPage, sites: Sequence[str], known: Known, waiting: Path | None = None
) -> Opening:
    def reader(page: int) -> Reader:
        document, begin = open_page(page), int(table.begins[page])
        lists, cities = lists_of(document), known.cities[page]
        told = statements.of_events(document)

        def read(at: int) -> Row:
            key, s = told[at]
            who, where = taking_part(s, lists)
            whole = whole_of(s.parent, lists)
            said = replace(
                event_likeness.said(s, sites[page]),
                city=cities[lists.place_at(s.place.key)] if s.place else "",
                whole=begin + whole if whole >= 0 else -1,
                people=frozenset(known.person(int(known.begins[page]) + person) for person in who),
                cities=frozenset(cities[place] for place in where if cities[place]),
            )
            return Row(begin + at, key, s, said)

        return read

    return Opening(table, reader, Spool(KEPT, waiting))


def shortened(rows: list[Row], short: Flags) -> list[Row]:
    """The statements, told whose name is only a family name."""
    return [r._replace(said=replace(r.said, only_family=True)) if short[r.number] else r for r in rows]
