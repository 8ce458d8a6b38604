"""Cities and events as GeoJSON (RFC 7946): points in degrees, longitude first."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from pipeline.export.made import Made, sorted_out
from pipeline.tables.happenings import City, Happening, Tables, city_rows, happenings, web_address
from pipeline.visible import printable


def geojson(tables: Tables) -> Made:
    """A feature for every city that has coordinates, then one for every event in such a city, at the city's point."""
    told, left_out = sorted_out(happenings(tables), {"in no city with coordinates": lambda h: _point(h.city) is None})
    counts = Counter(h.city.city_id for h in told if h.city)
    cities = [c for _, c in sorted(city_rows(tables).items()) if _point(c) is not None]
    features = [_feature(c.city_id, c, _city(c, counts[c.city_id])) for c in cities]
    features += [_feature(h.event_id, h.city, _event(h)) for h in told]
    collection: dict[str, Any] = {"type": "FeatureCollection", "features": features}
    content = json.dumps(collection, ensure_ascii=False, indent=1) + "\n"
    return Made(content.encode(), len(told), left_out)


def _point(city: City | None) -> list[float] | None:
    if city is None or city.latitude is None or city.longitude is None:
        return None
    return [city.longitude, city.latitude]


def _feature(key: str, city: City | None, properties: dict[str, Any]) -> dict[str, Any]:
    geometry = {"type": "Point", "coordinates": _point(city)}
    filled = {k: v for k, v in properties.items() if v not in ("", [], None)}
    return {"type": "Feature", "id": key, "geometry": geometry, "properties": filled}


def _city(city: City, events: int) -> dict[str, Any]:
    return {
        "type": "city",
        "name": printable(city.name),
        "name_en": printable(city.name_en),
        "country": printable(city.country),
        "country_code": city.country_code,
        "admin1": printable(city.admin1),
        "events": events,
    }


def _event(happening: Happening) -> dict[str, Any]:
    return {
        "type": "event",
        "name": printable(happening.name),
        "kind": happening.kind,
        "status": happening.status,
        "start": happening.start,
        "end": happening.end,
        "dates": [printable(d) for d in happening.dates],
        "timezone": happening.timezone,
        "venue": printable(happening.venue),
        "city": printable(happening.city.name) if happening.city else "",
        "country_code": happening.country_code,
        "part_of": printable(happening.parent),
        "people": list(dict.fromkeys(printable(p.name) for p in happening.people)),
        "cities": list(dict.fromkeys(printable(c.name) for c in happening.cities)),
        "pages": [url for p in happening.pages if (url := web_address(p.url))],
        "confidence": happening.confidence,
    }
