"""Events as iCalendar (RFC 5545): all-day events, events with hours in their zone, each zone with its rules."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from icalendar import Calendar, Event, Timezone

from pipeline.export.made import Made, fetched, sorted_out
from pipeline.gazetteer import country_name
from pipeline.tables.dates import day, moment
from pipeline.tables.happenings import Happening, Person, Tables, happenings, web_address
from pipeline.visible import printable

PRODID = "-//gyoji//gyoji//JA"
STATUS = {"cancelled": "CANCELLED", "postponed": "TENTATIVE"}


def calendar(tables: Tables) -> Made:
    """An event for each that has a day; its UID is its id, its DTSTAMP the time that its last page was fetched."""
    told, left_out = sorted_out(happenings(tables), {"without a day": lambda h: day(h.start) is None})
    out = Calendar()
    out.add("prodid", PRODID)
    out.add("version", "2.0")
    out.add("calscale", "GREGORIAN")
    kept = {h.event_id for h in told}
    events = [_event(h, kept) for h in told]
    for zone in _zones(events):
        out.add_component(zone)
    for event in events:
        out.add_component(event)
    return Made(out.to_ical(), len(told), left_out)


def _event(happening: Happening, kept: set[str]) -> Event:
    event = Event()
    event.add("uid", _uid(happening.event_id))
    event.add("dtstamp", fetched(happening.pages))
    event.add("summary", printable(happening.name))
    _add_when(event, happening)
    event.add("status", STATUS.get(happening.status, "CONFIRMED"))
    event.add("categories", [happening.kind])
    city = happening.city
    where = [happening.venue, city.name if city else "", city.country if city else country_name(happening.country_code)]
    place = ", ".join(dict.fromkeys(printable(w) for w in where if w))
    if place:
        event.add("location", place)
    if city and city.latitude is not None and city.longitude is not None and not happening.venue:
        event.add("geo", (city.latitude, city.longitude))
    if happening.parent_event_id in kept:
        event.add("related-to", _uid(happening.parent_event_id))
    urls = [url for page in happening.pages if (url := web_address(page.url))]
    if urls:
        event.add("url", urls[0])
    event.add("description", "\n".join(_lines(happening, urls)))
    return event


def _uid(event_id: str) -> str:
    return f"{event_id}@gyoji"


def _add_when(event: Event, happening: Happening) -> None:
    """Start, end and separate days. An end is exclusive here, so that of whole days is the day after the last."""
    start, end = _hours(happening.start, happening.timezone), _hours(happening.end, happening.timezone)
    first = day(happening.start) or date.min
    last = max(day(happening.end) or first, first)
    days = [d for d in map(day, happening.dates) if d is not None and d != first]
    if start is None:
        event.add("dtstart", first)
        event.add("dtend", (first if days else min(last, date.max - timedelta(1))) + timedelta(1))
    else:
        event.add("dtstart", start)
        if end is not None and end > start and not days:
            event.add("dtend", end)
    if days and start is None:
        event.add("rdate", days, parameters={"VALUE": "DATE"})
    elif days and start is not None:
        event.add("rdate", [datetime.combine(d, start.timetz()) for d in days])


def _hours(text: str, zone: str) -> datetime | None:
    """A moment in its zone; in UTC where the zone is but an offset, and as it is told where not even that is known."""
    told = moment(text)
    if told is None or told.tzinfo is None:
        return told
    return told.astimezone(_zone(zone))


@cache
def _zone(name: str) -> tzinfo:
    return ZoneInfo(name) if name in available_timezones() else UTC


def _zones(events: Iterable[Event]) -> list[Timezone]:
    """The rules of each zone in the years that the calendar speaks of."""
    years: dict[str, list[int]] = {}
    for event in events:
        for name in ("DTSTART", "DTEND"):
            told = event[name].dt if name in event else None
            if isinstance(told, datetime) and isinstance(told.tzinfo, ZoneInfo):
                years.setdefault(str(told.tzinfo), []).append(told.year)
    return [
        Timezone.from_tzid(zone, first_date=date(max(min(held), 2) - 1, 1, 1), last_date=date(max(held) + 2, 1, 1))
        for zone, held in sorted(years.items())
    ]


def _lines(happening: Happening, urls: list[str]) -> Iterable[str]:
    """Who is there in which role, what it is a part of, the pages, and how sure the extraction is."""
    for person in happening.people:
        yield printable(f"{person.role}: {_named(person)}")
    for city in happening.cities:
        yield printable(f"{city.role}: {city.name}")
    if happening.parent:
        yield printable(f"⊂ {happening.parent}")
    yield from urls or (printable(page.source) for page in happening.pages)
    yield f"gyoji: {happening.confidence:.2f}"


def _named(person: Person) -> str:
    return " ".join(filter(None, (person.affiliation, person.title, person.name)))
