"""Katakana against Latin names: which town of a country アレッツォ may be.

Both are brought to a rough spelling of their sounds (`sounds`) and compared; the result is a proposal with a score,
never a fact.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz, process

from pipeline.gazetteer import sounds, table

ENOUGH = 70.0  # of 100
MARGIN = 2.0  # within which the larger town is the likelier one
SHORTEST_WORLD = 5  # sounds that a name must have to be looked for in every country


class Proposal(NamedTuple):
    """A town of GeoNames that a katakana name may stand for; `score` from 0 to 1."""

    geonames_id: str
    name: str
    country_code: str
    population: int
    timezone: str
    latitude: float
    longitude: float
    score: float


@lru_cache(maxsize=300)
def _sounds(country: str) -> tuple[str, ...]:
    return tuple(row[0] for row in table.latin(country))


@lru_cache(maxsize=4096)
def propose(name: str, country: str) -> Proposal | None:
    """The town of a country whose Latin name sounds most like a katakana name, or None where none is near."""
    sound, rows = sounds.of_kana(name), table.latin(country)
    if len(sound) < 2 or not rows:
        return None
    found = process.extract(sound, _sounds(country), scorer=fuzz.ratio, limit=8, score_cutoff=ENOUGH)
    if not found:
        return None
    near = [(score, rows[i]) for _, score, i in found if score >= found[0][1] - MARGIN]
    score, row = max(near, key=lambda s: (int(s[1][3]), s[0], s[1][2]))
    return _proposal(row, country, score / 100)


@lru_cache(maxsize=4096)
def propose_anywhere(name: str, countries: frozenset[str] = frozenset()) -> Proposal | None:
    """The largest town of the world that sounds just like a katakana name; one of `countries` before any other."""
    sound = sounds.of_kana(name)
    if len(sound) < SHORTEST_WORLD:
        return None
    found = []
    for country in table.latin_countries():
        if f"\n{sound}\t" in table.latin_text(country):
            found += [(country, row) for row in table.latin(country) if row[0] == sound]
    if not found:
        return None
    country, row = max(found, key=lambda f: (f[0] in countries, int(f[1][3]), f[1][1]))
    return _proposal(row, country, 1.0)


def _proposal(row: tuple[str, ...], country: str, score: float) -> Proposal:
    _, name, key, population, zone, latitude, longitude = row
    return Proposal(key, name, country, int(population), zone, float(latitude), float(longitude), round(score, 3))
