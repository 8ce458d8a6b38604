"""Changing what a page says of an event: one column, or who takes part."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from typing import Any, NamedTuple
from zoneinfo import available_timezones

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
MOMENTS = ("start", "end", "dates")
LEAP = 2000  # stands for a year that is not said: it has a 29 February


def fault(column: str, value: Any) -> str:
    """Why a column of an event may not hold a value, "" if it may: one bad line must not end a run."""
    from pipeline.tables.checks import fits  # pandas and pandera, which the review app does not wait for
    from pipeline.tables.contract import contract

    if column in TAKING_PART:
        roles = {c.name: c for c in contract(f"event_{column}").columns}["role"]
        listed = value if isinstance(value, list) else [value]
        return next((f"{column} may not be {v!r}" for v in listed if not _takes_part(v, roles, fits)), "")
    if column not in COLUMNS:
        return f"{column!r} is no column that can be edited"
    if not _is_text(value):
        return f"{column} must be one line of at most {LONGEST} characters"
    known = {c.name: c for c in contract("event_pages").columns}
    holds = [(known["start"], v) for v in days(value)] if column == "dates" else [(known[column], value)]
    sound = all(fits(c, v) and (column not in MOMENTS or is_real(v)) for c, v in holds)
    if not sound or (column == "timezone" and not _is_zone(value)):
        return f"{column} may not be {value!r}"
    return ""


def _takes_part(one: Any, roles: Any, fits: Callable[[Any, str], bool]) -> bool:
    """A name, a role that is known, and perhaps a title and an affiliation."""
    if not isinstance(one, dict) or not all(_is_text(v) for v in one.values()):
        return False
    return bool(str(one.get("name", "")).strip()) and fits(roles, one.get("role", ""))


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST and not any(c < " " for c in value)


def _is_zone(value: str) -> bool:
    return not value or value.startswith("UTC") or value in available_timezones()


def is_real(value: str) -> bool:
    """The moment is in the calendar and on the clock: 2024-02-30 and T25:00+09:00 are not."""
    when = dates.parse(value)
    try:
        date(*(least if part is None else part for part, least in zip(when[:3], (LEAP, 1, 1), strict=True)))
        time.fromisoformat(f"{when.hour or 0:02}:{when.minute or 0:02}{when.offset or ''}")
    except ValueError:
        return False
    return True


def days(value: str) -> tuple[str, ...]:
    return tuple(v for v in (part.strip() for part in value.split(BETWEEN)) if v)


class Edited(NamedTuple):
    """Whether anything was changed, and what of an edit was not possible, or ""."""

    changed: bool
    missed: str = ""


def edit(sheet: Sheet, slot: Slot[EventStatement], d: Decision, settings: Settings) -> Edited:
    """Give a column its new value, with the words that it stands in."""
    if why := fault(d.column, d.value):
        return Edited(False, why)
    if d.column == "name" and not d.value.strip():
        return Edited(False, "an event has a name")
    said = slot.said
    missed = ""
    if d.column == "people":
        people, missed = people_of(sheet, d.value)
        if missed and not people:
            return Edited(False, missed)
        said = replace(said, people=people)
    elif d.column == "cities":
        cities, missed = cities_of(sheet, d.value, settings)
        if missed and not cities:
            return Edited(False, missed)
        said = replace(said, cities=cities)
    else:
        said = changed(said, d.column, d.value, settings)
    slot.said = replace(said, evidence=_evidence(sheet, said, d.column, d.at))
    slot.edited[d.column] = d.order
    return Edited(True, missed)


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
