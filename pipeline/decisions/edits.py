"""Changing what a page says of an event: one column, or who takes part."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from pipeline import gazetteer
from pipeline.decisions.anchors import locate
from pipeline.decisions.desk import RULE, Sheet, Slot
from pipeline.decisions.people import cities_of, people_of
from pipeline.decisions.record import Anchor, Decision
from pipeline.link import dates
from pipeline.model import EventStatement, Evidence, Place, Span
from pipeline.settings import Settings

COLUMNS = ("name", "kind", "status", "start", "end", "dates", "timezone", "venue", "city", "country_code", "parent")
TAKING_PART = ("people", "cities")
BETWEEN = ";"
LONGEST = 1_000  # characters of a value


def fault(column: str, value: Any) -> str:
    """Why a column of an event may not hold a value, "" if it may."""
    from pipeline.tables.checks import fits  # pandas and pandera, which the review app does not wait for
    from pipeline.tables.contract import contract

    if column in TAKING_PART:
        sound = isinstance(value, list) and all(isinstance(v, dict) and isinstance(v.get("name"), str) for v in value)
        roles = {c.name: c for c in contract(f"event_{column}").columns}["role"]
        bad = [v for v in value if not fits(roles, str(v.get("role", "")))] if sound else []
        return "" if sound and not bad else f"{column} may not be {bad[0] if bad else value!r}"
    if column not in COLUMNS:
        return f"{column!r} is no column that can be edited"
    if not isinstance(value, str) or len(value) > LONGEST:
        return f"{column} must be text of at most {LONGEST} characters"
    known = {c.name: c for c in contract("event_pages").columns}
    if column == "dates":
        return next((f"dates may not hold {v!r}" for v in days(value) if not fits(known["start"], v)), "")
    return "" if fits(known[column], value) else f"{column} may not be {value!r}"


def days(value: str) -> tuple[str, ...]:
    return tuple(v for v in (part.strip() for part in value.split(BETWEEN)) if v)


def edit(sheet: Sheet, slot: Slot[EventStatement], d: Decision, settings: Settings) -> str:
    """Give a column its new value, with the words that it stands in; gives what of it was not possible, or ""."""
    if why := fault(d.column, d.value):
        return why
    said = slot.said
    missed = ""
    if d.column == "people":
        people, missed = people_of(sheet, d.value)
        said = replace(said, people=people)
    elif d.column == "cities":
        cities, missed = cities_of(sheet, d.value, settings)
        said = replace(said, cities=cities)
    else:
        said = changed(said, d.column, d.value, settings)
    slot.said = replace(said, evidence=_evidence(sheet, said, d.column, d.at))
    slot.edited = [*(c for c in slot.edited if c != d.column), d.column]
    return missed


def changed(said: EventStatement, column: str, value: str, settings: Settings) -> EventStatement:
    """The statement with another value in a column, and all that follows from it."""
    special: dict[str, Callable[[], dict[str, Any]]] = {
        "dates": lambda: {"dates": days(value)},
        "start": lambda: {"start": value, "precision": dates.precision(value), "basis": "explicit"},
        "city": lambda: {"city": value, "place": place_of(value, said.country_code, settings)},
    }
    parts: dict[str, Any] = special.get(column, lambda: {column: value})()
    return replace(said, **parts)


def place_of(name: str, country_code: str, settings: Settings) -> Place | None:
    """What a city's name means, in the event's country where there is one of that name."""
    if not name:
        return None
    found = gazetteer.load(settings).lookup(name)
    own = [p for p in found if p.country_code == country_code]
    return next(iter(own or found), Place(key=f"x:{country_code}:{name}", name=name, country_code=country_code))


def _evidence(sheet: Sheet, said: EventStatement, column: str, at: Anchor | None) -> tuple[Evidence, ...]:
    """In the place of the column's evidence the words that a reviewer pointed at, else the event's own name."""
    text = sheet.page.text
    span: Span = (at and locate(at, text)) or (said.start_char, said.end_char)
    new = Evidence(column, *span, text[slice(*span)], "review", RULE, 1.0)
    return (*(e for e in said.evidence if e.column != column), new)
