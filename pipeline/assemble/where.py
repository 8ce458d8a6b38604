"""Where: the venue as written, the city that the page names for it, the country."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.assemble.home import home_country
from pipeline.assemble.record import Record
from pipeline.assemble.view import Field, View
from pipeline.assemble.where_beside import bracketed, on_line
from pipeline.assemble.where_names import arrived_city, named_city, seen_place, visited_city
from pipeline.assemble.where_told import of_sentence
from pipeline.assemble.where_value import Where, city_of, of_value, settle
from pipeline.assemble.words import sign, to_land
from pipeline.model import Place, Span
from pipeline.vocabulary import listed, read

ADDRESS = listed("assemble", "address_label")
HOSTS = listed("assemble", "host_label")
COUNTRIES = {row["letter"]: row["country"] for row in read("assemble", "lands")}
ABROAD = re.compile(to_land())
MUNICIPAL = re.compile(sign("municipal"))
NEAR = 120  # characters from a hall's field to that of its address
AT_HOME = re.compile(
    rf"(?!{sign('away')}|・|と|の|から).{{0,30}}{sign('at_home')}(?:[「（(]|ほか|$)|.{{0,20}}{sign('send_off')}$"
)


def where(view: View, record: Record) -> Where:
    """Where a record says that it was, else the city at the head of its name."""
    found = _municipal(view, record, _at_home(view, record, _told(view, record)))
    letter = ABROAD.search(view.text[slice(*record.name)])
    if letter and not (found.city or found.online):
        return replace(found, country=COUNTRIES[letter[1]])
    if found.country or found.online or not found.venue or re.search(r"[A-Za-z]{4}", found.venue):
        return found
    return replace(found, country=home_country(view, record))


def _told(view: View, record: Record) -> Where:
    """From the record's own venue, its 会場 field, else from the sentence that tells it."""
    span = _field_span(record)
    if span is None and record.venue != (0, 0):
        span = record.venue
    if span is not None and view.text[span[0] : span[1]].strip():
        found = of_value(view, span)
        return found if found.city or found.online else _with_city(view, record, found)
    beside = bracketed(view, record)
    if beside is not None:
        return of_value(view, beside)
    found = of_sentence(view, record)
    if found.venue or found.city or found.online:
        return found
    beside = on_line(view, record)
    if beside is not None:
        return settle(view, view.text[slice(*beside)], beside, city_of(view, beside), False, beside)
    named = of_name(view, record)
    return named if named.venue or named.city else found


def _at_home(view: View, record: Record, found: Where) -> Where:
    """The city at the head of an event's own name: 十和田市夏まつり, 岡山市…の開会式."""
    listed = not record.layout.startswith(("fields", "prose"))
    if listed or found.city or found.online or found.country not in ("", "JP"):
        return found
    for m in view.mentions_in(record.name[0], record.name[0] + 6, "CITY"):
        if _is_home(m.place) and AT_HOME.match(view.text, m.end, record.name[1]):
            at = (m.start, m.end)
            return replace(found, city=m.name or m.text, city_span=at, place=m.place, country="JP")
    return found


def _municipal(view: View, record: Record, found: Where) -> Where:
    """A hall that is only called 市役所 or 市民ホール is in the one municipality of Japan that the page speaks of."""
    if not found.venue or found.city or not MUNICIPAL.match(found.venue):
        return found
    if (found.country or home_country(view, record)) != "JP":
        return found
    home = [(m.place.key, m) for m in view.mentions if m.label == "CITY" and m.place is not None and _is_home(m.place)]
    if len({key for key, m in home if m.scored}) != 1 or len(home) < 2:
        return found
    city = next(m for _, m in home if m.scored)
    at = (city.start, city.end)
    return replace(found, city=city.name or city.text, city_span=at, place=city.place, country="JP")


def _is_home(place: Place | None) -> bool:
    return place is not None and place.country_code == "JP" and place.kind != "region"


def _with_city(view: View, record: Record, found: Where) -> Where:
    """The same venue with the city that a further 場所 field names: an address, a way to it."""
    for m in view.mentions_in(*record.scope[-1], "CITY") if record.layout == "card" else []:
        if view.text[m.end : m.end + 1] in ("｜", "|") and m.place is not None:
            return replace(found, city=m.name or m.text, city_span=(m.start, m.end), place=m.place)
    places = [f for f in record.fields if f.role == "where"][1:]
    for field in [*places, *_addresses(view, record)]:
        city = city_of(view, (field.start, field.end))
        if city is not None:
            country = city.place.country_code if city.place else found.country
            at = (city.start, city.end)
            return replace(found, city=city.name or city.text, city_span=at, place=city.place, country=country)
    return found


def _addresses(view: View, record: Record) -> list[Field]:
    """The 所在地 right behind an event's own 場所, and its 開催都市."""
    own = [f.end for f in record.fields if f.role == "where"][:1]
    near = [f for f in view.fields_in(own[0], own[0] + NEAR) if f.label in ADDRESS] if own else []
    return [*near, *(f for f in record.fields if f.label in HOSTS)]


def _field_span(record: Record) -> Span | None:
    for field in sorted(record.fields, key=lambda f: f.role != "where"):  # a hall before a city
        if field.role == "where" or field.label in HOSTS:
            return field.start, field.end
    return None


def of_name(view: View, record: Record) -> Where:
    """The place that the event's name or a visit's sentence tells."""
    short = record.told if record.told[1] - record.told[0] < 300 else record.name
    visited = visited_city(view, (record.name, short))
    if visited is not None:
        return settle(view, "", (-1, -1), visited, False, (visited.start, visited.end))
    home = arrived_city(view, (record.name, short))
    if home is not None:
        return settle(view, "", (-1, -1), home, False, (home.start, home.end))
    seen = seen_place(view, record)
    if seen is not None:
        found = of_value(view, seen)
        return replace(found, country=found.country if found.city else "")
    city = named_city(view, record)
    return settle(view, "", (-1, -1), city, False, record.name) if city is not None else Where()
