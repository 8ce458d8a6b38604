"""Which of the places of one name the page means, by evidence; and what a name in no list is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from math import log10
from typing import NamedTuple

from pipeline.gazetteer import Gazetteer, propose, propose_anywhere
from pipeline.model import Place
from pipeline.recognize.cities_scan import Candidate
from pipeline.recognize.signs import sign
from pipeline.text import remembered

SUFFIX = re.compile(rf"{sign('city_suffix')}$")
FEW = 2  # countries in a block: of many each says little about a city beside them
LINES = 8_192  # that are remembered: the pages of a site share them
SURE, SHORTEST = 0.9, 3  # a phonetic proposal's score, and the length of the name


@dataclass(slots=True)
class Evidence:
    """What the whole page says of where it is: how often it names each country, prefecture and city."""

    countries: Counter[str] = field(default_factory=Counter)
    prefectures: Counter[str] = field(default_factory=Counter)
    cities: Counter[str] = field(default_factory=Counter)


class Said(NamedTuple):
    """What one line of a page names."""

    prefectures: tuple[str, ...]
    cities: tuple[str, ...]
    countries: tuple[str, ...]


NOTHING = Said((), (), ())


def gather(text: str, gazetteer: Gazetteer) -> Evidence:
    """From the whole text of the page, its chrome too: a footer's address tells whose page it is."""
    said = [s for s in map(_lines(gazetteer), text.split("\n")) if s is not NOTHING]
    return Evidence(
        countries=Counter(code for line in said for code in line.countries),
        prefectures=Counter(name for line in said for name in line.prefectures),
        cities=Counter(name for line in said for name in line.cities),
    )


@lru_cache(4)
def _lines(gazetteer: Gazetteer) -> Callable[[str], Said]:
    return remembered(LINES)(partial(_said, gazetteer))


def _said(gazetteer: Gazetteer, line: str) -> Said:
    """What one line names; a name never goes on in the next."""
    prefectures, cities = [], []
    for start, end, options in gazetteer.find(line):
        name, best = line[start:end], options[0]
        if not best.lg_code:
            continue
        if best.kind == "region" and name == best.name:
            prefectures.append(name)
        elif len(options) == 1 and name.endswith(best.name):
            prefectures.append(best.admin1)
            cities.append(gazetteer.parent(best) or best.name)
    countries = tuple(code for _, _, code in gazetteer.countries_in(line))
    return Said(tuple(prefectures), tuple(cities), countries) if prefectures or countries else NOTHING


def is_plain(c: Candidate) -> bool:
    """One Japanese option: no evidence is needed."""
    return len(c.options) == 1 and c.japanese


def choose(c: Candidate, evidence: Evidence, near: set[str], gazetteer: Gazetteer) -> Place:
    """The most likely of a candidate's options; a place of its own for a name that no list has."""
    if is_plain(c):
        return c.options[0]
    if not c.options:
        return invent(c, evidence, near)
    regions = tuple(p for p in c.options if p.kind == "region") if c.form == "region" else ()
    best = max(regions or c.options, key=lambda p: (_score(p, c, evidence, near, gazetteer), p.key))
    if c.country and best.country_code != c.country and not best.lg_code:
        return invent(c, evidence, near)
    if c.form == "region" and best.kind == "city":
        key = f"x:{best.country_code}:{c.text}"
        return replace(best, key=key, name=c.text, kind="region", geonames_id="", population=0)
    return best


def _score(p: Place, c: Candidate, evidence: Evidence, near: set[str], gazetteer: Gazetteer) -> float:
    parent = gazetteer.parent(p)
    score = 2 * log10(p.population + 10) + (2 if "E" in gazetteer.flags(p) else 0)
    if c.country:
        score += 100 if p.country_code == c.country else -50
    if c.parent:
        score += 100 if c.parent in (p.admin1, parent) else 0
    if p.lg_code:
        score += 3 + min(evidence.prefectures[p.admin1], 8)
        score += 8 if parent and evidence.cities[parent] else -4 if parent else 0
        score -= 4 if c.form == "bare" and p.name[-1] in "町村" else 0
        score -= 4 if p.kind == "region" and c.form == "bare" and p.key != gazetteer.tokyo else 0
    else:
        score += (4 if len(near) <= FEW else 1) * (p.country_code in near) + min(evidence.countries[p.country_code], 1)
        score += 3 if (p.kind == "region") == (c.form == "region") else -3
    return score


def invent(c: Candidate, evidence: Evidence, near: set[str]) -> Place:
    """A place in no list: its country from the words beside it, else from the only country near or on the page."""
    kind = "region" if c.form == "region" else "city"
    bare = SUFFIX.sub("", c.text) or c.text
    code = c.country or ("" if c.listed else next(iter(near)) if len(near) == 1 else "")
    if not code and re.match(r"[一-鿿]", c.text):
        code = "JP"
    abroad = [code for code in evidence.countries if code != "JP"]
    if not code and len(abroad) == 1 and not c.listed:
        code = abroad[0]
    found = propose(bare, code) if code and code != "JP" and kind == "city" else None
    if not code and kind == "city" and c.listed:
        found = propose_anywhere(bare, frozenset(near))
        code = found.country_code if found else ""
    if found and found.score >= SURE and len(bare) >= SHORTEST:
        return Place(
            key=f"gn:{found.geonames_id}",
            name=bare,
            country_code=code,
            name_en=found.name,
            geonames_id=found.geonames_id,
            latitude=found.latitude,
            longitude=found.longitude,
            timezone=found.timezone,
            population=found.population,
        )
    admin1 = c.parent if code == "JP" else ""
    key = f"x:{code}:{bare}"
    return Place(key=key, name=c.text, kind=kind, country_code=code, admin1=admin1)  # type: ignore[arg-type]
