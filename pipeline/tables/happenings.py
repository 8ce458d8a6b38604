"""Events with all that belongs to them: what a report, an export or a review shows of one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import pandas as pd

Tables: TypeAlias = Mapping[str, pd.DataFrame]


@dataclass(frozen=True, slots=True)
class City:
    """A row of `cities`; latitude and longitude are degrees, None where they are not known."""

    city_id: str
    name: str
    name_en: str
    country_code: str
    country: str
    admin1: str
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True, slots=True)
class PageLink:
    page_id: str
    source: str
    url: str
    title: str
    fetched_at: str
    published_on: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody at an event, as the first page that names them there does; `name` is the person's fullest."""

    person_id: str
    name: str
    title: str
    affiliation: str
    role: str


@dataclass(frozen=True, slots=True)
class Party:
    """A city or a body that takes part in an event; `place` is that of a city."""

    thing_id: str
    name: str
    role: str
    place: City | None = None


@dataclass(frozen=True, slots=True)
class Happening:
    """One row of `events`, its ids resolved."""

    event_id: str
    name: str
    kind: str
    status: str
    start: str
    end: str
    dates: tuple[str, ...]
    precision: str
    timezone: str
    venue: str
    country_code: str
    confidence: float
    review: str
    city: City | None
    parent_event_id: str
    parent: str
    people: tuple[Person, ...]
    cities: tuple[Party, ...]
    organizations: tuple[Party, ...]
    pages: tuple[PageLink, ...]


def happenings(tables: Tables) -> list[Happening]:
    """All events, by start, name and id; those without a date stand first."""
    cities, pages = city_rows(tables), page_links(tables)
    names = dict(zip(tables["events"].event_id, tables["events"].name, strict=True))
    people, parties, bodies = _people(tables), _parties(tables, cities), _bodies(tables)
    told = _grouped(tables["event_pages"], "event_id")
    out = [
        Happening(
            **{c: row[c] for c in PLAIN},
            dates=tuple(d for d in row["dates"].split(";") if d),
            city=cities.get(row["city_id"]),
            parent=names.get(row["parent_event_id"], ""),
            people=people.get(row["event_id"], ()),
            cities=parties.get(row["event_id"], ()),
            organizations=bodies.get(row["event_id"], ()),
            pages=tuple(pages[p] for p in dict.fromkeys(r["page_id"] for r in told.get(row["event_id"], ()))),
        )
        for row in tables["events"].to_dict("records")
    ]
    return sorted(out, key=lambda h: (h.start, h.name, h.event_id))


PLAIN = (
    "event_id",
    "name",
    "kind",
    "status",
    "start",
    "end",
    "precision",
    "timezone",
    "venue",
    "country_code",
    "confidence",
    "review",
    "parent_event_id",
)


def city_rows(tables: Tables) -> dict[str, City]:
    """By their id."""
    return {
        row["city_id"]: City(
            **{c: row[c] for c in ("city_id", "name", "name_en", "country_code", "country", "admin1")},
            latitude=_degrees(row["latitude"]),
            longitude=_degrees(row["longitude"]),
        )
        for row in tables["cities"].to_dict("records")
    }


def page_links(tables: Tables) -> dict[str, PageLink]:
    """By their id."""
    names = ("page_id", "source", "url", "title", "fetched_at", "published_on")
    return {row["page_id"]: PageLink(*(row[n] for n in names)) for row in tables["pages"].to_dict("records")}


def web_address(url: str) -> str:
    """The URL if a browser may be sent there: http or https, with no space or control character in it; else ""."""
    sound = url.lower().startswith(("http://", "https://")) and all(c > " " and c != "\x7f" for c in url)
    return url if sound else ""


def _people(tables: Tables) -> dict[str, tuple[Person, ...]]:
    names = dict(zip(tables["people"].person_id, tables["people"].name, strict=True))
    out: dict[str, dict[tuple[str, str], Person]] = defaultdict(dict)
    for row in tables["event_people"].to_dict("records"):
        key = (row["person_id"], row["role"])
        person = Person(key[0], names[key[0]], row["title"], row["affiliation"], row["role"])
        out[row["event_id"]].setdefault(key, person)
    return {event: tuple(found.values()) for event, found in out.items()}


def _parties(tables: Tables, cities: Mapping[str, City]) -> dict[str, tuple[Party, ...]]:
    out: dict[str, dict[tuple[str, str], Party]] = defaultdict(dict)
    for row in tables["event_cities"].to_dict("records"):
        key = (row["city_id"], row["role"])
        out[row["event_id"]].setdefault(key, Party(key[0], cities[key[0]].name, key[1], cities[key[0]]))
    return {event: tuple(found.values()) for event, found in out.items()}


def _bodies(tables: Tables) -> dict[str, tuple[Party, ...]]:
    names = dict(zip(tables["organizations"].organization_id, tables["organizations"].name, strict=True))
    out: dict[str, dict[tuple[str, str], Party]] = defaultdict(dict)
    for row in tables["event_organizations"].to_dict("records"):
        key = (row["organization_id"], row["role"])
        out[row["event_id"]].setdefault(key, Party(key[0], names[key[0]], key[1]))
    return {event: tuple(found.values()) for event, found in out.items()}


def _grouped(table: pd.DataFrame, column: str) -> dict[str, list[dict[Any, Any]]]:
    out: dict[str, list[dict[Any, Any]]] = defaultdict(list)
    for row in table.to_dict("records"):
        out[row[column]].append(row)
    return out


def _degrees(value: Any) -> float | None:
    return None if value is None or value != value else float(value)
