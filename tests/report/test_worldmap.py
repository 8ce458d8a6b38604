"""Cities on maps: places, sizes, names that do not cover one another, and the outline."""

import re
from collections import Counter
from itertools import pairwise

import pytest

from pipeline.report import worldmap
from pipeline.tables.happenings import Party


@pytest.mark.parametrize(("west", "east"), [(0, 135), (135, -120), (-120, -40), (-40, -31)])
def test_japan_is_in_the_middle_and_the_atlantic_is_the_edge(west: float, east: float) -> None:
    assert worldmap.project(0, west)[0] < worldmap.project(0, east)[0]


def test_north_is_up() -> None:
    assert 0 < worldmap.project(60, 0)[1] < worldmap.project(-30, 0)[1]


def test_every_ring_of_water_is_closed_and_of_whole_steps() -> None:
    rings = worldmap.water().split("M")[1:]
    assert len(rings) == 122
    assert all(re.fullmatch(r"-?\d+,-?\d+l(?:-?\d+,-?\d+ ?)+z", ring) for ring in rings)


def test_cities_without_coordinates_are_on_no_map(city) -> None:
    made = worldmap.world([city("甲"), city("乙", None, None)], Counter(), [])
    assert [d.city.name for d in made.dots] == ["甲"]


def test_more_events_are_a_larger_circle(city) -> None:
    made = worldmap.world([city("甲", 35, 135), city("乙", 48, 2)], Counter({"ci_甲": 1, "ci_乙": 9}), [])
    assert [d.city.name for d in made.dots] == ["乙", "甲"]
    assert made.dots[0].radius > 2 * made.dots[1].radius


def test_names_do_not_cover_one_another(city) -> None:
    crowd = [city(f"町{i}", 35 + i % 7 * 0.3, 135 + i // 7 * 0.3) for i in range(49)]
    made = worldmap.japan(crowd, Counter({c.city_id: 1 for c in crowd}))
    assert made is not None
    named = [d for d in made.dots if d.anchor]
    assert 0 < len(named) < len(crowd)
    rows = sorted((d.label_y, d.label_x) for d in named if d.anchor == "start")
    for (y1, x1), (y2, x2) in pairwise(rows):
        assert y2 - y1 > 0.5 * made.size or x2 - x1 > made.size


def test_two_cities_need_no_map_of_japan(city) -> None:
    assert worldmap.japan([city("甲"), city("乙", 43, 141), city("丙", 48, 2)], Counter()) is None


def test_a_city_that_holds_an_event_is_joined_to_those_that_take_part(event, city) -> None:
    a, b, c = city("甲", 35, 135), city("乙", 48, 2), city("丙", 51, 0)
    parties = tuple(Party(x.city_id, x.name, "participant", x) for x in (a, b, c))
    pairs = worldmap.exchanges([event("e", city=a, cities=parties), event("f", city=a, cities=parties[1:2])])
    assert [({p.one.name, p.other.name}, len(p.events)) for p in pairs] == [({"甲", "乙"}, 2), ({"甲", "丙"}, 1)]
    assert worldmap.events_by_city([event("e", city=a, cities=parties)]) == {"ci_甲": 1, "ci_乙": 1, "ci_丙": 1}


def test_a_crowd_without_a_host_joins_nobody(event, city) -> None:
    parties = tuple(Party(f"ci_{n}", n, "participant", city(n)) for n in "甲乙丙")
    assert worldmap.exchanges([event("e", cities=parties)]) == []
    assert len(worldmap.exchanges([event("e", cities=parties[:2])])) == 1
