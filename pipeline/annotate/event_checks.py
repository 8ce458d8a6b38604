"""Events: named on the page, at a time that can be, with people and cities that are rows of the annotation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.annotate import iso
from pipeline.annotate.countries import is_country
from pipeline.annotate.paper import Paper, Told
from pipeline.annotate.rows import Rows
from pipeline.annotate.time_checks import moments


def check(rows: Rows, paper: Paper) -> Iterator[Told]:
    """Faults of the events of a page."""
    people = {row["name"] for _, row in rows.of("people")} | {name for _, name in rows.of("people_optional")}
    cities = {row["name"] for _, row in rows.of("cities")} | {name for _, name in rows.of("cities_optional")}
    names = {row["name"] for _, row in rows.of("events")}
    for i, row in rows.of("events"):
        where = ("events", i)
        faults = list(moments(where, row))
        yield from faults
        if not any(grave for _, _, grave in faults):
            yield from _dates(where, row)
        yield from _called(where, row, names, paper)
        yield from _where(where, row, cities, paper)
        yield from _parts(where, row, people)


def _called(where: tuple[str | int, ...], row: Any, names: set[str], paper: Paper) -> Iterator[Told]:
    called = [row["name"], *row.get("aliases", ())]
    if not row.get("optional") and not any(paper.stands_in_body(name) for name in called):
        yield (*where, "name"), f"neither {row['name']!r} nor an alias stands in the body", False
    parent = row.get("parent")
    if parent and parent not in names and not paper.stands_in_body(parent):
        yield (*where, "parent"), f"{parent!r} is no event of the page", False
    if parent == row["name"]:
        yield (*where, "parent"), "it is its own parent", False


def _dates(where: tuple[str | int, ...], row: Any) -> Iterator[Told]:
    start, end, dates = row["start"], row["end"], row.get("dates", ())
    if bool(start) != bool(end):
        yield (*where, "end" if start else "start"), "start and end are given together or not at all", False
    for k, date in enumerate(dates):
        if what := iso.fault(date):
            yield (*where, "dates", k), what, True
        elif start and end and not start[: len(date)] <= date <= end[: len(date)]:
            yield (*where, "dates", k), f"{date} is not between start and end", False
    if list(dates) != sorted(set(dates)):
        yield (*where, "dates"), "they are not in order, or one is there twice", False


def _where(where: tuple[str | int, ...], row: Any, cities: set[str], paper: Paper) -> Iterator[Told]:
    if row.get("venue") and not paper.stands_in_body(row["venue"]):
        yield (*where, "venue"), f"{row['venue']!r} does not stand in the body", False
    if row.get("country") and not is_country(row["country"]):
        yield (*where, "country"), f"{row['country']!r} is no country", True
    if row.get("city") and row["city"] not in cities:
        yield (*where, "city"), f"{row['city']!r} is no row of cities", False
    taking_part = row.get("cities", ())
    for k, name in enumerate(taking_part):
        if name not in cities:
            yield (*where, "cities", k), f"{name!r} is no row of cities", False
        if name in taking_part[:k]:
            yield (*where, "cities", k), f"{name!r} is there twice", False


def _parts(where: tuple[str | int, ...], row: Any, people: set[str]) -> Iterator[Told]:
    seen: set[str] = set()
    for k, part in enumerate(row.get("people", ())):
        at = (*where, "people", k, "name")
        if part["name"] not in people:
            yield at, f"{part['name']!r} is no row of people", False
        if part["name"] in seen:
            yield at, f"{part['name']!r} is there twice", False
        seen.add(part["name"])
