"""Invented pages that state events: what the tests of linking events share."""

from __future__ import annotations

from typing import Any

from pipeline.model import (
    CityStatement,
    Document,
    EventPerson,
    EventStatement,
    Office,
    Page,
    PersonStatement,
    Place,
)

PLACES = {
    "浜辺市": Place("jp:000001", "浜辺市", country_code="JP"),
    "山手市": Place("jp:000002", "山手市", country_code="JP"),
    "釜浦市": Place("gn:1", "釜浦市", country_code="KR"),
    "浜辺県": Place("jp:000003", "浜辺県", "region", "JP"),
}


def said(page_id: str, name: str, start: str = "", **more: Any) -> EventStatement:
    city = more.get("city", "")
    people = tuple(EventPerson(p, p, "speaker") for p in more.pop("people", ()))
    values = {"end": start, "place": PLACES.get(city), "people": people} | more
    return EventStatement(page_id, name, 0, len(name), name, "test", start=start, **values)


def document(n: int, *events: EventStatement, site: str = "", people: tuple[str, ...] = ()) -> Document:
    page_id = f"pg_{n}"
    text = events[0].name if events else ""
    persons = tuple(PersonStatement(page_id, p, 0, 0, "", offices=(Office("市長", "浜辺市"),)) for p in people)
    cities = tuple(CityStatement(page_id, e.city, 0, 0, "", e.place) for e in events if e.place)
    return Document(Page(page_id, f"{n}.txt", text, site=site), events=events, people=persons, cities=cities)


def pages(a: dict[str, Any], b: dict[str, Any]) -> list[Document]:
    out = []
    for n, row in enumerate((a, b)):
        row = dict(row)
        site = row.pop("site", "")
        people = tuple(row.get("people", ()))
        out.append(document(n, said(f"pg_{n}", row.pop("name"), **row), site=site, people=people))
    return out


def ev(name: str, start: str = "", **more: Any) -> dict[str, Any]:
    return {"name": name, "start": start, **more}
