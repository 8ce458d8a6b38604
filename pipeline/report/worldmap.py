"""Where it happened: cities on an outline of the world that has Japan in its middle, and on one of Japan alone."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from pipeline import vocabulary
from pipeline.tables.happenings import City, Happening
from pipeline.visible import columns, visible

WIDTH = 9600  # drawing units around the world; whole numbers of them are fine enough for both maps
WEST, NORTH, SOUTH = -30, 78, -56  # the map's edges in degrees: the Atlantic is where it is cut
JAPAN = (127.0, 146.5, 45.8, 30.0)  # west, east, north, south of the smaller map
MOST_LINES, MOST_LABELS, MOST_TRIED = 300, 60, 240  # lines and names on a map, and cities that a name is tried for


@dataclass(frozen=True, slots=True)
class Dot:
    """A city on a map: its place and radius in drawing units, and where its name stands ("" : nowhere)."""

    city: City
    events: int
    x: float
    y: float
    radius: float
    anchor: str = ""  # start, end or middle
    label_x: float = 0
    label_y: float = 0


@dataclass(frozen=True, slots=True)
class Line:
    """Two cities that took part in one event, or more."""

    path: str
    events: int


@dataclass(frozen=True, slots=True)
class Map:
    box: tuple[float, float, float, float]  # of the drawing: x, y, width, height
    size: float  # of its letters
    dots: tuple[Dot, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Exchange:
    """Two cities and the events that both took part in."""

    one: City
    other: City
    events: tuple[Happening, ...]


def project(latitude: float, longitude: float) -> tuple[float, float]:
    """Drawing units of a place, in Miller's projection."""
    x = (longitude - WEST) % 360 / 360 * WIDTH
    return round(x, 1), round(_north(NORTH) - _north(latitude), 1)


def _north(latitude: float) -> float:
    return 1.25 * math.log(math.tan(math.pi / 4 + 0.4 * math.radians(latitude))) * WIDTH / (2 * math.pi)


@cache
def water() -> str:
    """The SVG path of all water, to be filled by the rule evenodd; it begins at 180° west and is 360° wide."""
    return "".join(_ring(row["ring"]) for row in vocabulary.read("report", "ocean"))


def _ring(text: str) -> str:
    """A closed path of whole steps; longitudes are not wrapped, so that no ring is torn."""
    points = [(int(x) / 10, int(y) / 10) for x, y in (pair.split(",") for pair in text.split())]
    edge = _north(NORTH)
    placed = [(round((x - WEST) / 360 * WIDTH), round(edge - _north(max(y, SOUTH - 20)))) for x, y in points]
    steps = [f"{x - px},{y - py}" for (px, py), (x, y) in pairwise(placed)]
    return f"M{placed[0][0]},{placed[0][1]}l{' '.join(steps)}z"


def exchanges(happenings: Iterable[Happening]) -> list[Exchange]:
    """Pairs of cities that an event joins, most events first: the city that holds it with each that takes part."""
    found: dict[tuple[str, str], list[Happening]] = defaultdict(list)
    cities: dict[str, City] = {}
    for happening in happenings:
        there = {c.place.city_id: c.place for c in happening.cities if c.place is not None}
        hub = happening.city or next((c.place for c in happening.cities if c.role == "host"), None)
        if hub is None and len(there) == 2:
            hub = next(iter(there.values()))
        if hub is None:
            continue
        cities |= {**there, hub.city_id: hub}
        for city in there:
            if city != hub.city_id:
                one, other = sorted((hub.city_id, city))
                found[one, other].append(happening)
    pairs = [Exchange(cities[a], cities[b], tuple(events)) for (a, b), events in found.items()]
    return sorted(pairs, key=lambda p: (-len(p.events), p.one.name, p.other.name, p.one.city_id, p.other.city_id))


def events_by_city(happenings: Iterable[Happening]) -> Counter[str]:
    """How many events each city (by its id) holds or takes part in."""
    counts: Counter[str] = Counter()
    for h in happenings:
        counts.update({*(p.thing_id for p in h.cities), *([h.city.city_id] if h.city else [])})
    return counts


def world(cities: Iterable[City], counts: Counter[str], pairs: Sequence[Exchange]) -> Map:
    """Every city that has coordinates."""
    height = _north(NORTH) - _north(SOUTH)
    lines = [line for p in pairs[:MOST_LINES] if (line := _line(p)) is not None]
    return _map((0.0, 0.0, float(WIDTH), round(height, 1)), 108, cities, counts, lines)


def japan(cities: Iterable[City], counts: Counter[str]) -> Map | None:
    """Japan's main islands; None where fewer than three cities lie in them."""
    west, east, north, south = JAPAN
    left, top = project(north, west)
    right, bottom = project(south, east)
    box = (left, top, round(right - left, 1), round(bottom - top, 1))
    inside = [
        c
        for c in cities
        if c.latitude is not None and c.longitude is not None
        if south < c.latitude < north and west < c.longitude < east
    ]
    return _map(box, 13, inside, counts, []) if len(inside) >= 3 else None


def _map(
    box: tuple[float, float, float, float],
    size: float,
    cities: Iterable[City],
    counts: Counter[str],
    lines: Sequence[Line],
) -> Map:
    most = max(counts.values(), default=1)
    dots = []
    for city in cities:
        if city.latitude is not None and city.longitude is not None:
            n = counts[city.city_id]
            radius = size * (0.16 + 0.5 * math.sqrt(n / most))
            dots.append(Dot(city, n, *project(city.latitude, city.longitude), round(radius, 1)))
    dots.sort(key=lambda d: (-d.events, d.city.name, d.city.city_id))
    return Map(box, size, tuple(_labelled(dots, box, size)), tuple(lines))


def _line(pair: Exchange) -> Line | None:
    """An arc between two cities that bends to the north, as the shortest way does."""
    one, other = pair.one, pair.other
    if None in (one.latitude, one.longitude, other.latitude, other.longitude):
        return None
    x1, y1 = project(one.latitude or 0, one.longitude or 0)
    x2, y2 = project(other.latitude or 0, other.longitude or 0)
    bend = 0.22 * abs(x2 - x1) + 0.05 * abs(y2 - y1)
    path = f"M{x1},{y1}Q{round((x1 + x2) / 2, 1)},{round((y1 + y2) / 2 - bend, 1)} {x2},{y2}"
    return Line(path, len(pair.events))


def _labelled(dots: Sequence[Dot], box: tuple[float, float, float, float], size: float) -> Iterable[Dot]:
    """The dots, the first of them with names where a name has room: beside, above or below."""
    taken = [(d.x - d.radius, d.y - d.radius, d.x + d.radius, d.y + d.radius) for d in dots if d.events]
    left, top, width, height = box
    shown = 0
    for rank, dot in enumerate(dots):
        wide = max(columns(visible(n)) for n in (dot.city.name, dot.city.name_en)) * size * 0.54
        gap = dot.radius + size * 0.2
        places = (
            ("start", dot.x + gap, dot.y + size * 0.36, dot.x + gap),
            ("end", dot.x - gap, dot.y + size * 0.36, dot.x - gap - wide),
            ("middle", dot.x, dot.y - gap, dot.x - wide / 2),
            ("middle", dot.x, dot.y + gap + size * 0.8, dot.x - wide / 2),
        )
        for anchor, x, y, begin in places if shown < MOST_LABELS and rank < MOST_TRIED else ():
            area = (begin, y - size * 0.9, begin + wide, y + size * 0.15)
            inside = area[0] > left and area[2] < left + width and area[1] > top and area[3] < top + height
            if inside and not any(_touch(area, other) for other in taken):
                taken.append(area)
                shown += 1
                dot = Dot(dot.city, dot.events, dot.x, dot.y, dot.radius, anchor, round(x, 1), round(y, 1))
                break
        yield dot


def _touch(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
