"""People, cities and organizations: their names stand in the body, each once, without honorifics and spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.annotate.countries import is_country
from pipeline.annotate.paper import Paper, Told
from pipeline.annotate.rows import Rows
from pipeline.vocabulary import words

KINDS = ("people", "cities", "organizations")
OPTIONAL = ("people_optional", "cities_optional")
BESIDE = ("aliases", "titles", "affiliations")


def check(rows: Rows, paper: Paper) -> Iterator[Told]:
    """Faults of all rows that name something."""
    for kind in KINDS:
        seen: set[str] = set()
        for i, row in rows.of(kind):
            yield from _row(kind, i, row, paper)
            if row["name"] in seen:
                yield (kind, i, "name"), f"{row['name']!r} is there twice", False
            seen.add(row["name"])
    for kind in OPTIONAL:
        for i, name in rows.of(kind):
            if not paper.stands_in_body(name):
                yield (kind, i), f"{name!r} does not stand in the body", False


def _row(kind: str, i: int, row: dict[str, object], paper: Paper) -> Iterator[Told]:
    name = str(row["name"])
    if not paper.stands_in_body(name):
        yield (kind, i, "name"), f"{name!r} does not stand in the body", True
    for key in BESIDE:
        values = row.get(key)
        for k, value in enumerate(values if isinstance(values, list) else ()):
            if not paper.stands_in_body(value):
                yield (kind, i, key, k), f"{value!r} does not stand in the body", False
    if kind == "people":
        yield from _person(i, name)
    country = row.get("country")
    if isinstance(country, str) and not is_country(country):
        yield (kind, i, "country"), f"{country!r} is no country", True


def _person(i: int, name: str) -> Iterator[Told]:
    if re.search(r"\s", name):
        yield ("people", i, "name"), "a space in the name", False
    if name.endswith(words("annotate", "honorifics")):
        yield ("people", i, "name"), "an honorific in the name", False
