"""What the markup of a page says to machines: JSON-LD and microdata in the words of schema.org, read by extruct.

extruct takes 0.7 s to load and parses a page once more, so it is asked only where there is something for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline import vocabulary
from pipeline.clean.stamps import normal

MAX_SCRIPTS = 20
MAX_JSON = 200_000  # characters of one JSON-LD script
MAX_ITEMS = 2_000  # items that are looked at
MAX_SCOPES = 200  # elements with itemscope: extruct takes time with their square
MAX_DEPTH = 4  # of a name inside lists and things
MAX_TEXT = 300  # characters of a name
MAX_EVENTS = 100
MICRODATA = re.compile(r"itemtype\s*=\s*[\"']?\s*https?://schema\.org/(\w{3,40})", re.IGNORECASE)
ARTICLE = re.compile(r"\w*Article|BlogPosting|Report|WebPage|AboutPage|ItemPage")
SITE = ("WebSite", "Organization", "GovernmentOrganization", "NGO", "CollegeOrUniversity", "NewsMediaOrganization")
Item = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Event:
    """An event as it is declared; start and end in ISO 8601, "" where they are missing or on no calendar."""

    type: str
    name: str
    start: str = ""
    end: str = ""
    venue: str = ""
    city: str = ""
    country: str = ""
    status: str = ""
    online: bool = False
    organizers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Linked:
    """Empty where nothing is declared."""

    published_on: str = ""
    updated_on: str = ""
    headline: str = ""
    site: str = ""
    events: tuple[Event, ...] = ()


def read(scripts: Sequence[str], source: str, zone: str) -> Linked:
    """What JSON-LD `scripts` and the microdata of `source` declare; clock times without an offset are of `zone`."""
    items = [*_json_ld(scripts), *_microdata(source)]
    if not items:
        return Linked()
    everything = list(_nested(items))
    articles = [x for x in everything if any(ARTICLE.fullmatch(t) for t in types_of(x))]
    return Linked(
        published_on=_date(articles, everything, "datePublished", zone),
        updated_on=_date(articles, everything, "dateModified", zone),
        headline=next((h for x in articles if (h := _text(x.get("headline")))), ""),
        site=_site(everything),
        events=tuple(dict.fromkeys(e for x in everything if (e := _event(x, zone)) is not None))[:MAX_EVENTS],
    )


def _json_ld(scripts: Sequence[str]) -> list[Item]:
    out: list[Item] = []
    for script in scripts[:MAX_SCRIPTS]:
        if 0 < len(script) <= MAX_JSON:
            out += _extracted("jsonld", f'<html><script type="application/ld+json">{script}</script></html>')
    return out


def _microdata(source: str) -> list[Item]:
    known = {m[1] for m in MICRODATA.finditer(source)} if "itemscope" in source else set()
    if not any(ARTICLE.fullmatch(x) or x in _event_types() for x in known) or source.count("itemscope") > MAX_SCOPES:
        return []
    return [_as_linked(x) for x in _extracted("microdata", source)]


def _extracted(syntax: str, source: str) -> list[Item]:
    from extruct.jsonld import JsonLdExtractor
    from extruct.w3cmicrodata import MicrodataExtractor

    extractor = JsonLdExtractor() if syntax == "jsonld" else MicrodataExtractor()
    try:
        return [x for x in extractor.extract(source) if isinstance(x, dict)]
    except Exception:  # broken JSON, too deep for a recursion: the page declares nothing
        return []


def _as_linked(item: Item) -> Item:
    """An item of microdata in the form of JSON-LD; of nested ones `_nested` does the same."""
    properties = item.get("properties")
    return {"@type": item.get("type", ""), **(properties if isinstance(properties, dict) else {})}


def _nested(items: Sequence[Item]) -> Iterator[Item]:
    """The items and all inside them, in order, at most MAX_ITEMS."""
    stack: list[Any] = list(reversed(items))
    for _ in range(MAX_ITEMS):
        if not stack:
            return
        item = stack.pop()
        if isinstance(item, dict):
            item = _as_linked(item) if "properties" in item else item
            yield item
            stack.extend(reversed(list(item.values())))
        elif isinstance(item, list):
            stack.extend(reversed(item[:MAX_ITEMS]))


def types_of(item: Item) -> list[str]:
    """The types of an item without their addresses."""
    said = item.get("@type", "")
    given = said if isinstance(said, list) else [said]
    return [x.rstrip("/").rpartition("/")[2] for x in given if isinstance(x, str)]


def _text(value: Any) -> str:
    """The text of a value: of several the first, of a thing its name or its value."""
    for _ in range(MAX_DEPTH):
        if isinstance(value, list):
            value = value[0] if value else ""
        elif isinstance(value, dict):
            thing = _thing(value)
            value = thing.get("name", thing.get("@value", ""))
    return " ".join(value.split())[:MAX_TEXT] if isinstance(value, str) else ""


def _texts(value: Any) -> tuple[str, ...]:
    given = value if isinstance(value, list) else [value]
    return tuple(x for g in given[:20] if (x := _text(g)))


def _date(articles: Sequence[Item], everything: Sequence[Item], key: str, zone: str) -> str:
    return next((d for x in (*articles, *everything) if (d := normal(_text(x.get(key)), zone)[:10])), "")


def _site(everything: Sequence[Item]) -> str:
    named = (x for kind in SITE for x in everything if kind in types_of(x))
    return next((name for x in named if (name := _text(x.get("name")))), "")


@cache
def _event_types() -> frozenset[str]:
    return frozenset(vocabulary.words("clean", "event_types", "type"))


def _event(item: Item, zone: str) -> Event | None:
    kind = next((t for t in types_of(item) if t in _event_types()), "")
    name = _text(item.get("name"))
    if not kind or not name:
        return None
    start, end = _span(item, zone)
    place = item.get("location")
    place = next((p for p in place if isinstance(p, dict)), "") if isinstance(place, list) else place
    online = "Online" in _text(item.get("eventAttendanceMode")) or "VirtualLocation" in types_of(_thing(place))
    address = _thing(_thing(place).get("address"))
    return Event(
        type=kind,
        name=name,
        start=start,
        end=end,
        venue=_text(place),
        city=_text(address.get("addressLocality")),
        country=_text(address.get("addressCountry")),
        status=_text(item.get("eventStatus")).rpartition("/")[2],
        online=online,
        organizers=_texts(item.get("organizer")),
    )


def _thing(value: Any) -> Item:
    if not isinstance(value, dict):
        return {}
    return _as_linked(value) if "properties" in value else value


def _span(item: Item, zone: str) -> tuple[str, str]:
    """Start and end; midnight to the last minute of a day is how programs write whole days."""
    start, end = normal(_text(item.get("startDate")), zone), normal(_text(item.get("endDate")), zone)
    whole = "T00:00" in start and (not end or "T23:59" in end or "T00:00" in end)
    return (start[:10], end[:10]) if whole else (start, end)
