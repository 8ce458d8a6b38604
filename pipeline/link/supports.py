"""Which page a value of an event was taken from, where some of its pages do not give it."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from pipeline.link import dates
from pipeline.link.corpus import Event, Support
from pipeline.model import EventStatement

RULE = "best_supported"
YEAR = "year_of_this_page"  # other pages give the day without it
DATES = ("start", "end")
COLUMNS = ("name", "kind", "status", "start", "end", "dates", "timezone", "venue", "country_code")
VALUES = attrgetter(*COLUMNS)


def of_event(event: Event, said: Sequence[tuple[str, EventStatement]]) -> list[Support]:
    """Where the event's values come from, when some of its pages do not give them."""
    own = VALUES(event)
    if all(VALUES(s) == own for _, s in said):
        return []
    out = []
    for column in COLUMNS:
        value = getattr(event, column)
        gives = [(key, s) for key, s in said if getattr(s, column) == value]
        if value and gives and len(gives) < len(said):
            rule = YEAR if column in DATES and _adds_year(value, said, column) else RULE
            out.append(Support("events", event.event_id, column, _surest(gives), rule))
        elif value and not gives and column in DATES:
            out += _pieced(event, said, column)
    return out


def _surest(said: Sequence[tuple[str, EventStatement]]) -> str:
    return min(said, key=lambda row: (-row[1].confidence, row[0]))[0]


def _adds_year(value: str, said: Sequence[tuple[str, EventStatement]], column: str) -> bool:
    """Other pages give the day without its year."""
    days = [dates.parse(getattr(s, column)) for _, s in said]
    return dates.parse(value).year is not None and any(d.day is not None and d.year is None for d in days)


def _pieced(event: Event, said: Sequence[tuple[str, EventStatement]], column: str) -> list[Support]:
    """A date that no page gives alone: the clock of one (--11-12T10:00) and the year of another (2024-11-12)."""
    value = dates.parse(getattr(event, column))
    parts = [(key, s, dates.parse(getattr(s, column) or s.start)) for key, s in said]
    parts = [(key, s, when) for key, s, when in parts if when.known and dates.agree(when, value) != "different"]
    most = max((when.known for _, _, when in parts), default=0)
    fullest = [(key, s) for key, s, when in parts if when.known == most]
    dated = [(key, s) for key, s, when in parts if when.year == value.year and (key, s) not in fullest]
    out = [Support("events", event.event_id, column, _surest(fullest), RULE)] if fullest else []
    return out + ([Support("events", event.event_id, column, _surest(dated), YEAR)] if dated else [])
