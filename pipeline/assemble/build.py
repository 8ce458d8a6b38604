"""A record becomes a statement: its values settled, each with where it stands."""

from __future__ import annotations

from dataclasses import replace

from pipeline.assemble import confidence
from pipeline.assemble.called import Called, called, named_events
from pipeline.assemble.home import home_country
from pipeline.assemble.record import Record
from pipeline.assemble.view import View
from pipeline.assemble.when import When, combine
from pipeline.assemble.where import where
from pipeline.assemble.where_value import Where
from pipeline.assemble.which import cities, organizations
from pipeline.assemble.who import people
from pipeline.model import EventStatement, Evidence, Problem, Reject, Span, Time


def outline(view: View, record: Record, said: Called, when: When) -> EventStatement:
    """The statement of a record as far as it can be told without its place and its people."""
    return EventStatement(
        page_id=view.page.page_id,
        name=said.name,
        start_char=said.span[0],
        end_char=said.span[1],
        text=view.text[slice(*said.span)],
        rule=record.layout,
        kind=said.kind,
        status=said.status,
        start=when.start,
        end=when.end,
        parent=said.parent,
        times=tuple(t.start_char for t in when.rows),
    )


def statement(view: View, record: Record) -> tuple[EventStatement, list[Problem]] | Reject:
    """The statement of one record and what a person should look at; a reject where its name is none."""
    said = called(view, record)
    return said if isinstance(said, Reject) else settled(view, record, said)


def settled(view: View, record: Record, said: Called) -> tuple[EventStatement, list[Problem]]:
    """The statement of a record that has a name, with its place and its people."""
    span, name, parent, _, status = said
    place = where(view, record)
    when = combine(record.times, view.text, place.place.timezone if place.place else "")
    persons = people(view, record, said)
    towns = cities(view, record, place, persons, status == "announced")
    country = place.country or _named_country(parent, name, place)
    if not country and not place.online:
        country = home_country(view, record)
    event = replace(
        outline(view, record, said, when),
        dates=when.dates,
        precision=when.precision,
        timezone=when.timezone,
        venue=place.venue,
        city=place.city,
        place=place.place,
        country_code=country,
        basis=when.basis,
        confidence=confidence.scored(record, name, when, bool(place.venue or place.city)),
        aliases=record.aliases,
        people=tuple(persons),
        cities=tuple(towns),
        organizations=tuple(organizations(view, record)),
        evidence=tuple(_evidence(view, record, span, place, when)),
    )
    return event, _problems(view, event, when, record.problem)


def _named_country(parent: str, name: str, place: Where) -> str:
    if place.online:
        return ""
    known = named_events()
    return known.get(parent, "") or known.get(name, "")


def _evidence(view: View, record: Record, span: Span, place: Where, when: When) -> list[Evidence]:
    out = [Evidence("name", span[0], span[1], view.text[slice(*span)], "layout", record.layout)]
    for column, at in (("venue", place.venue_span), ("city", place.city_span)):
        if at[0] >= 0:
            out.append(Evidence(column, at[0], at[1], view.text[slice(*at)], "rule", f"{record.layout}_{column}"))
    out += [_of_time("start", row) for row in when.rows[:1]] + [_of_time("end", row) for row in when.rows[-1:]]
    return out


def _of_time(column: str, row: Time) -> Evidence:
    return Evidence(column, row.start_char, row.end_char, row.text, "rule", row.basis, row.confidence)


def _problems(view: View, event: EventStatement, when: When, said: str) -> list[Problem]:
    out = []
    for code in filter(None, (when.problem, said)):
        out.append(Problem(event.page_id, "event_pages", event.start_char, event.end_char, code, event.name))
    if not event.start:
        out.append(Problem(event.page_id, "event_pages", event.start_char, event.end_char, "no_date", event.name))
    return out
