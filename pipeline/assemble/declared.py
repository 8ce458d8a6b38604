"""Events that a page's markup declares to machines (schema.org): evidence beside what the page shows.

A declared event counts only where its name stands in the page's own words: calendars and teasers in the chrome declare
other pages' events. It ranks below every layout, so that it adds what the page does not say and overrules nothing.
"""

from __future__ import annotations

from typing import cast

from pipeline import vocabulary
from pipeline.gazetteer import countries
from pipeline.model import (
    Block,
    DeclaredEvent,
    Document,
    EventKind,
    EventOrganization,
    EventStatement,
    EventStatus,
    Evidence,
    Precision,
    Reject,
    Span,
)
from pipeline.settings import Settings

RULE = "declared"
CONFIDENCE = 0.7  # what a layout without counts of its own has
LONGEST_NAME = 200  # characters
KINDS = ("title", "heading")
STATUS: dict[str, EventStatus] = {"EventCancelled": "cancelled", "EventPostponed": "postponed"}


def statements(document: Document, settings: Settings) -> tuple[list[EventStatement], list[Reject]]:
    """A statement for each declared event whose name the body shows, a reject for each other."""
    events: list[EventStatement] = []
    rejects: list[Reject] = []
    for event in document.declared:
        at = _place_of(document, event.name) if 2 <= len(event.name) <= LONGEST_NAME else (-1, -1)
        if at[0] >= 0:
            events.append(_statement(document, event, at, settings))
        else:
            end = len(document.page.text)
            why = "declared in the markup, its name does not stand in the body"
            rejects.append(Reject(event.page_id, "assemble", end, end, "", "EVENT", RULE, why))
    return events, rejects


def _place_of(document: Document, name: str) -> Span:
    """Where the name stands: in the title or a heading, else in the first kept block that has it; (-1, -1) nowhere."""
    for block in sorted(document.body, key=lambda b: (b.kind not in KINDS, b.start)):
        at = _inside(document, block, name)
        if at[0] >= 0:
            return at
    return -1, -1


def _inside(document: Document, block: Block, name: str) -> Span:
    at = document.page.text.find(name, block.start, block.end)
    return (at, at + len(name)) if at >= 0 else (-1, -1)


def _statement(document: Document, event: DeclaredEvent, at: Span, settings: Settings) -> EventStatement:
    city = event.city if any(_inside(document, b, event.city)[0] >= 0 for b in document.body) else ""
    country = "" if event.online else _country(event.country)
    values = {"name": event.name, "start": event.start, "end": event.end, "venue": event.venue, "city": city}
    known = {o.name for o in document.organizations}
    organizers = tuple(EventOrganization(name, "organizer") for name in event.organizers if name in known)
    return EventStatement(
        page_id=event.page_id,
        name=event.name,
        start_char=at[0],
        end_char=at[1],
        text=event.name,
        rule=RULE,
        kind=_kind(event.type),
        status=STATUS.get(event.status, "announced"),
        start=event.start,
        end=event.end or event.start,
        precision=_precision(event.start),
        timezone=settings.timezone if "T" in event.start else "",
        venue=event.venue,
        city=city,
        country_code=country,
        basis="explicit" if event.start else "none",
        confidence=CONFIDENCE,
        organizations=organizers,
        evidence=tuple(Evidence(k, *at, event.name, "markup", RULE, CONFIDENCE) for k, v in values.items() if v),
    )


def _kind(name: str) -> EventKind:
    rows = vocabulary.read("clean", "event_types")
    return next((cast("EventKind", r["kind"]) for r in rows if r["type"] == name), "other")


def _precision(start: str) -> Precision:
    lengths: dict[int, Precision] = {0: "", 4: "year", 7: "month", 10: "day"}
    return lengths.get(len(start), "minute")


def _country(said: str) -> str:
    return said if len(said) == 2 and said.isascii() and said.isupper() else countries.country(said)
