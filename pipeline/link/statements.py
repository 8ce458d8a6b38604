"""Every statement of a document with its id: the page and what is stated, never a counter over the corpus."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias, TypeVar

from pipeline.ids import make_id
from pipeline.model import (
    CityStatement,
    Document,
    EventStatement,
    OrganizationStatement,
    PersonStatement,
)

Told: TypeAlias = Sequence[tuple[str, EventStatement]]  # statements about events, with their ids
S = TypeVar("S", EventStatement, PersonStatement, CityStatement, OrganizationStatement)


def _numbered(table: str, statements: Sequence[S]) -> list[tuple[str, S]]:
    """(statement id, statement); equal ones of a page (one heading over two days) are told apart by their order."""
    seen: dict[tuple[str, int], int] = {}
    out = []
    for said in statements:
        key = (said.name, said.start_char)
        nth = seen[key] = seen.get(key, 0) + 1
        again = () if nth == 1 else (nth,)
        out.append((make_id("st", said.page_id, table, said.name, said.start_char, *again), said))
    return out


def of_events(document: Document) -> list[tuple[str, EventStatement]]:
    return _numbered("event_pages", document.events)


def of_people(document: Document) -> list[tuple[str, PersonStatement]]:
    return _numbered("person_pages", document.people)


def of_cities(document: Document) -> list[tuple[str, CityStatement]]:
    return _numbered("city_pages", document.cities)


def of_organizations(document: Document) -> list[tuple[str, OrganizationStatement]]:
    return _numbered("organizations", document.organizations)
