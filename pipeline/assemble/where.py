"""Where: the venue as written, the city that the page names for it, the country."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.assemble.record import Record
from pipeline.assemble.view import View
from pipeline.assemble.where_names import named_city, seen_place, visited_city
from pipeline.assemble.where_told import of_sentence
from pipeline.assemble.where_value import Where, city_of, of_value, settle
from pipeline.model import Span

AT_HOME = re.compile(
    r"(?!議会|議員|長|職員|役所|代表|訪問|使節|派遣|選手|出身|友好|姉妹|・|と|の|から)"
    r".{0,30}(?:式典?|まつり|祭り?|フェスタ|フェスティバル|訓練|講演会|つどい|集い|大会|教室|講座|展|マラソン|コンクール)(?:[「（(]|$)"
)


def where(view: View, record: Record) -> Where:
    """Where a record says that it was, else the city at the head of its name."""
    return _at_home(view, record, _told(view, record))


def _told(view: View, record: Record) -> Where:
    """From the record's own venue, its 会場 field, else from the sentence that tells it."""
    span = _field_span(record)
    if span is None and record.venue != (0, 0):
        span = record.venue
    if span is not None and view.text[span[0] : span[1]].strip():
        found = of_value(view, span)
        return found if found.city or found.online else _with_city(view, record, found)
    found = of_sentence(view, record)
    if found.venue or found.city or found.online:
        return found
    named = of_name(view, record)
    return named if named.venue or named.city else found


def _at_home(view: View, record: Record, found: Where) -> Where:
    """The city at the head of an event's own name: 十和田市夏まつり, 岡山市…の開会式."""
    listed = not record.layout.startswith(("fields", "prose"))
    if listed or found.city or found.online or found.country not in ("", "JP"):
        return found
    for m in view.mentions_in(record.name[0], record.name[0] + 6, "CITY"):
        home = m.place is not None and m.place.country_code == "JP" and m.place.kind != "region"
        if home and AT_HOME.match(view.text, m.end, record.name[1]):
            at = (m.start, m.end)
            return replace(found, city=m.name or m.text, city_span=at, place=m.place, country="JP")
    return found


def _with_city(view: View, record: Record, found: Where) -> Where:
    """The same venue with the city that a further 場所 field names: an address, a way to it."""
    for m in view.mentions_in(*record.scope[-1], "CITY") if record.layout == "card" else []:
        if view.text[m.end : m.end + 1] in ("｜", "|") and m.place is not None:
            return replace(found, city=m.name or m.text, city_span=(m.start, m.end), place=m.place)
    for field in [f for f in record.fields if f.role == "where"][1:]:
        city = city_of(view, (field.start, field.end))
        if city is not None:
            country = city.place.country_code if city.place else found.country
            at = (city.start, city.end)
            return replace(found, city=city.name or city.text, city_span=at, place=city.place, country=country)
    return found


def _field_span(record: Record) -> Span | None:
    for field in record.fields:
        if field.role == "where":
            return field.start, field.end
    return None


def of_name(view: View, record: Record) -> Where:
    """The place that the event's name or a visit's sentence tells."""
    short = record.told if record.told[1] - record.told[0] < 300 else record.name
    visited = visited_city(view, (record.name, short))
    if visited is not None:
        return settle(view, "", (-1, -1), visited, False, (visited.start, visited.end))
    seen = seen_place(view, record)
    if seen is not None:
        found = of_value(view, seen)
        return replace(found, country=found.country if found.city else "")
    city = named_city(view, record)
    return settle(view, "", (-1, -1), city, False, record.name) if city is not None else Where()
