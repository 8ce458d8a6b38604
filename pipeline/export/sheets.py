"""What stands on the sheets of the workbook: the tables that a person reads, with names where they have ids."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from pipeline.tables.contract import contract
from pipeline.tables.fields import DATE
from pipeline.tables.happenings import Happening, PageLink, Tables, happenings, page_links

Kind = Literal["text", "date", "link"]
PLAIN = ("people", "cities", "organizations", "pages", "problems")  # tables that are shown as they are


@dataclass(frozen=True, slots=True)
class Field:
    """A column. A link's value is (text, URL); a date's is text as the tables have it."""

    title: str
    description: str
    kind: Kind = "text"


@dataclass(frozen=True, slots=True)
class Sheet:
    name: str
    fields: tuple[Field, ...]
    rows: Sequence[Sequence[Any]]


def sheets(tables: Tables) -> list[Sheet]:
    """Events and who was there first, the meaning of all columns last."""
    told, pages = happenings(tables), page_links(tables)
    out = [_events(told), _event_people(tables, told, pages), *(_plain(tables, name) for name in PLAIN)]
    about = (Field("Sheet", ""), Field("Column", ""), Field("Meaning", ""))
    return [*out, Sheet("about", about, [(s.name, f.title, f.description) for s in out for f in s.fields])]


def _events(told: Sequence[Happening]) -> Sheet:
    values: dict[str, Callable[[Happening], Any]] = {
        "name": lambda h: h.name,
        "start": lambda h: h.start,
        "end": lambda h: h.end,
        "dates": lambda h: "; ".join(h.dates),
        "timezone": lambda h: h.timezone,
        "kind": lambda h: h.kind,
        "status": lambda h: h.status,
        "venue": lambda h: h.venue,
        "city_id": lambda h: h.city.name if h.city else "",
        "country_code": lambda h: h.country_code,
        "parent_event_id": lambda h: h.parent,
    }
    more: dict[Field, Callable[[Happening], Any]] = {
        Field("People", "Who was there, in which role."): lambda h: "; ".join(
            dict.fromkeys(f"{p.name} ({p.role})" for p in h.people)
        ),
        Field("Cities", "The cities that took part."): lambda h: "; ".join(dict.fromkeys(c.name for c in h.cities)),
        Field("Organizations", "The bodies that took part."): lambda h: "; ".join(
            dict.fromkeys(o.name for o in h.organizations)
        ),
        Field("Page", "The first page that tells of it.", "link"): lambda h: _link(h.pages[0]) if h.pages else None,
    }
    last: dict[str, Callable[[Happening], Any]] = {
        "pages": lambda h: len(h.pages),
        "confidence": lambda h: h.confidence,
        "review": lambda h: h.review,
        "event_id": lambda h: h.event_id,
    }
    fields = (*_fields("events", values), *more, *_fields("events", last))
    makers = (*values.values(), *more.values(), *last.values())
    return Sheet("events", fields, [[make(h) for make in makers] for h in told])


def _event_people(tables: Tables, told: Sequence[Happening], pages: dict[str, PageLink]) -> Sheet:
    known = {h.event_id: h for h in told}
    names = dict(zip(tables["people"].person_id, tables["people"].name, strict=True))
    rows = [
        (
            names[row["person_id"]],
            row["title"],
            row["affiliation"],
            row["role"],
            known[row["event_id"]].name,
            known[row["event_id"]].start,
            _link(pages[row["page_id"]]),
        )
        for row in tables["event_people"].to_dict("records")
    ]
    rows.sort(key=lambda r: (r[5], r[4], r[0], r[3], r[6]))
    person, title, affiliation, role = _fields("event_people", ("name", "title", "affiliation", "role"))
    event, start = _fields("events", ("name", "start"))
    event = Field("Event", event.description)
    return Sheet("event_people", (person, title, affiliation, role, event, start, _PAGE), rows)


def _plain(tables: Tables, name: str) -> Sheet:
    """A table with its own columns; a URL is a link, so is the page of a problem, and a city stands by its name."""
    table, pages = contract(name), page_links(tables)
    fields = list(_fields(name, table.names))
    rows: list[list[Any]] = [
        [None if v != v else v for v in row] for row in tables[name].itertuples(index=False, name=None)
    ]
    cities = dict(zip(tables["cities"].city_id, tables["cities"].name, strict=True))
    for index, column in enumerate(table.names):
        if column == "city_id" and name != "cities":
            for row in rows:
                row[index] = cities.get(str(row[index]), "")
        elif column == "url":
            fields[index] = Field(fields[index].title, fields[index].description, "link")
            for row in rows:
                row[index] = (row[index], row[index]) if row[index] else None
        elif column == "page_id" and name == "problems":
            fields[index] = _PAGE
            for row in rows:
                row[index] = _link(pages[str(row[index])])
    return Sheet(name, tuple(fields), rows)


_PAGE = Field("Page", "The page that says it.", "link")


def _fields(table: str, names: Any) -> tuple[Field, ...]:
    known = {c.name: c for c in contract(table).columns}
    return tuple(
        Field(known[n].title, known[n].description, "date" if known[n].pattern == DATE else "text") for n in names
    )


def _link(page: PageLink) -> tuple[str, str]:
    return page.title or page.source, page.url
