"""Statements in words, where they must be compared: read off their pages, and then waiting on the disk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from pipeline.link import event_likeness, likeness
from pipeline.link.columns import Flags, Table
from pipeline.link.components import Row
from pipeline.link.source import Source, Stated
from pipeline.link.spool import Spool

KEPT = 20_000  # statements of a table that are in memory, some 2 KB each
OFTEN = 3  # times that a page is opened; the last time all its statements are read
Read = Callable[[Stated, int], Row]  # an open page and the number of one of its statements → the statement


@dataclass(slots=True)
class Opening:
    """The statements of one table."""

    table: Table
    source: Source
    read: Read
    kept: int = KEPT
    opened: Counter[int] = field(default_factory=Counter)  # page → how often it was opened
    spool: Spool = field(init=False)

    def __post_init__(self) -> None:
        self.spool = Spool(self.kept, self.source.desk.waiting)

    def rows(self, numbers: Sequence[int]) -> list[Row]:
        """Statements by their numbers."""
        for page, missing in self._missing(numbers).items():
            stated, wanted = self.source.open_page(page), missing
            self.opened[page] += 1
            if self.opened[page] == OFTEN:
                wanted = [n for n in self.table.of_page(page) if n not in self.spool]
            for number in wanted:
                self.spool.put(number, self.read(stated, number))
        return [self.spool.get(number) for number in numbers]

    def _missing(self, numbers: Sequence[int]) -> dict[int, list[int]]:
        """Page → the numbers of its statements that are not at hand."""
        out: dict[int, list[int]] = {}
        for number in numbers:
            if number not in self.spool:
                out.setdefault(int(self.table.pages[number]), []).append(number)
        return out


def people_opening(table: Table, source: Source) -> Opening:
    """Statements about people."""

    def read(stated: Stated, number: int) -> Row:
        page, at = table.place(number)
        s = stated.people[at]
        return Row(number, table.key(number), s, likeness.said(s, source.sites[page], source.years[page]))

    return Opening(table, source, read)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the people and places that events speak of."""

    people: Callable[[int, int], str]  # the number of a page and a place among its people → the person's id
    cities: Sequence[Sequence[str]]  # of each page the ids of its places


def events_opening(table: Table, source: Source, known: Known) -> Opening:
    """Statements about events, with the ids of what they speak of."""
    wholes = table.here("whole")

    def read(stated: Stated, number: int) -> Row:
        page, at = table.place(number)
        cities, city = known.cities[page], int(table.rows["city"][number])
        s = stated.events[at]
        said = replace(
            event_likeness.said(s, source.sites[page]),
            city=cities[city] if city >= 0 else "",
            whole=int(wholes[number]),
            people=frozenset(known.people(page, who) for who in table.lists["people"].at(number)),
            cities=frozenset(cities[where] for where in table.lists["cities"].at(number) if cities[where]),
        )
        return Row(number, table.key(number), s, said)

    return Opening(table, source, read)


def shortened(rows: list[Row], short: Flags) -> list[Row]:
    """The statements, told whose name is only a family name."""
    return [r._replace(said=replace(r.said, only_family=True)) if short[r.number] else r for r in rows]


def said_in(rows: Sequence[Row]) -> list[Any]:
    """The statements, only made comparable."""
    return [row.said for row in rows]
