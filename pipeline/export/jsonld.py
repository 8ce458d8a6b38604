"""Events as schema.org JSON-LD: what search engines and linked-data programs read."""

from __future__ import annotations

import json
from typing import Any

from pipeline import vocabulary
from pipeline.export.made import Made, sorted_out
from pipeline.tables.happenings import City, Happening, Person, Tables, happenings, web_address
from pipeline.visible import printable

STATUS = {"cancelled": "EventCancelled", "postponed": "EventPostponed"}
ONLINE = "オンライン"


def jsonld(tables: Tables) -> Made:
    """One graph; `<`, `>` and `&` are written as escapes, so that a page may hold it in a script element."""
    told, left_out = sorted_out(happenings(tables), {})
    kept = {h.event_id for h in told}
    graph = [_event(h, kept) for h in told]
    content = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, indent=1)
    for char in "<>&":
        content = content.replace(char, f"\\u{ord(char):04x}")
    return Made((content + "\n").encode(), len(told), left_out)


def _event(happening: Happening, kept: set[str]) -> dict[str, Any]:
    out: dict[str, Any] = {
        "@type": _words("schema_types", "kind", "type").get(happening.kind, "Event"),
        "@id": _urn(happening.event_id),
        "name": printable(happening.name),
        "startDate": _date(happening.start),
        "endDate": _date(happening.end),
        "eventStatus": f"https://schema.org/{STATUS.get(happening.status, 'EventScheduled')}",
        "eventAttendanceMode": f"https://schema.org/{_mode(happening)}" if happening.venue else "",
        "location": _location(happening),
        "superEvent": {"@id": _urn(happening.parent_event_id)} if happening.parent_event_id in kept else "",
        "subjectOf": [_page(p.url, p.title) for p in happening.pages if web_address(p.url)],
    }
    roles = _words("schema_roles", "role", "property")
    for person in happening.people:
        out.setdefault(roles.get(person.role, "attendee"), []).append(_person(person))
    for body in happening.organizations:
        part = {"@type": "Organization", "@id": _urn(body.thing_id), "name": printable(body.name)}
        out.setdefault(roles.get(body.role, "attendee"), []).append(part)
    return _filled(out)


def _words(name: str, key: str, value: str) -> dict[str, str]:
    return {row[key]: row[value] for row in vocabulary.read("export", name)}


def _date(text: str) -> str:
    """schema.org's dates need a year."""
    return text if text[:4].isdigit() else ""


def _mode(happening: Happening) -> str:
    if ONLINE not in happening.venue:
        return "OfflineEventAttendanceMode"
    return "OnlineEventAttendanceMode" if happening.venue == ONLINE else "MixedEventAttendanceMode"


def _location(happening: Happening) -> Any:
    if happening.venue == ONLINE:
        return {"@type": "VirtualLocation", "name": ONLINE}
    city = happening.city
    if not (happening.venue or city or happening.country_code):
        return ""
    address = {
        "@type": "PostalAddress",
        "addressLocality": printable(city.name) if city else "",
        "addressRegion": printable(city.admin1) if city else "",
        "addressCountry": happening.country_code or (city.country_code if city else ""),
    }
    name = printable(happening.venue) or (printable(city.name) if city else "")
    return _filled({"@type": "Place", "name": name, "address": _filled(address), "geo": _geo(city, happening.venue)})


def _geo(city: City | None, venue: str) -> Any:
    """The coordinates are the city's, so they are said only of a place that is no finer."""
    if venue or city is None or city.latitude is None or city.longitude is None:
        return ""
    return {"@type": "GeoCoordinates", "latitude": city.latitude, "longitude": city.longitude}


def _person(person: Person) -> dict[str, Any]:
    body = {"@type": "Organization", "name": printable(person.affiliation)} if person.affiliation else ""
    return _filled(
        {
            "@type": "Person",
            "@id": _urn(person.person_id),
            "name": printable(person.name),
            "jobTitle": printable(person.title),
            "affiliation": body,
        }
    )


def _page(url: str, title: str) -> dict[str, Any]:
    return _filled({"@type": "WebPage", "url": web_address(url), "name": printable(title)})


def _urn(key: str) -> str:
    return f"urn:gyoji:{key}"


def _filled(row: dict[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in row.items() if v not in ("", [], None)}
