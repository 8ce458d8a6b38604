"""Which places are one: by their key, and those that are in no list by their name and country."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from babel import Locale

from pipeline.ids import make_id
from pipeline.link.agreement import confidence
from pipeline.link.corpus import City
from pipeline.link.names import fold
from pipeline.link.parts import Settled, aliases
from pipeline.link.telling import Telling
from pipeline.model import Place

SUFFIX = re.compile(r"(?<=.)(?:特別市|広域市|市|町|村|区|都|府|県|州|郡|地区)\Z")


def bare(name: str) -> str:
    """アレッツォ市 and アレッツォ: the folded name without what sort of place it is."""
    folded = fold(name)
    cut = SUFFIX.sub("", folded)
    return cut if len(cut) >= 2 else folded


def listed(place: Place) -> bool:
    """The place has a number in a list (全国地方公共団体コード, GeoNames)."""
    return not place.key.startswith("x:")


def canonical(places: Iterable[Place]) -> dict[str, Place]:
    """Each key → the place that it means: its own if that is listed, else the one of that name and country.

    An unlisted place joins a listed one, or one that names its country, only where a single one comes into question.
    """
    best: dict[str, Place] = {}
    for place in places:
        known_so_far = best.setdefault(place.key, place)
        if place is not known_so_far and place != known_so_far and _order(place) < _order(known_so_far):
            best[place.key] = place
    known: dict[str, dict[str, Place]] = defaultdict(dict)
    for place in sorted(best.values(), key=_order):
        if listed(place):
            known[bare(place.name)][place.key] = place
    firsts: dict[str, list[Place]] = defaultdict(list)
    out = {key: place for key, place in best.items() if listed(place)}
    unlisted = [p for p in best.values() if not listed(p)]
    for place in sorted(unlisted, key=lambda p: (not p.country_code, _order(p))):
        name = bare(place.name)
        fits = [p for p in known[name].values() if _fits(place, p)] or [p for p in firsts[name] if _fits(place, p)]
        if len(fits) == 1:
            out[place.key] = fits[0]
        else:
            out[place.key] = place
            firsts[name].append(place)
    return out


def _fits(unlisted: Place, other: Place) -> bool:
    same_country = not unlisted.country_code or unlisted.country_code == other.country_code
    return same_country and (unlisted.kind == other.kind or not listed(other))


def _order(place: Place) -> tuple[str, str, str]:
    return place.key, place.name, repr(place)


def city_id(place: Place) -> str:
    """By what founds a city: its number in the lists, so that it is the same in every run over any pages."""
    return make_id("ci", place.key if listed(place) else f"x:{place.country_code}:{bare(place.name)}")


@cache
def country_name(code: str) -> str:
    """Japanese name of a country: JP → 日本 (CLDR); the code itself where it has none."""
    return str(Locale("ja").territories.get(code, code)) if code else ""


@dataclass(frozen=True, slots=True)
class Cities:
    """The places of all pages, and which of them each page means."""

    settled: tuple[Settled[City], ...]
    of: tuple[tuple[str, ...], ...]  # for each page the ids of its places, then of silent ones, "" where none is known


def link_cities(pages: Sequence[str], tellings: Sequence[Telling]) -> Cities:
    """Every place that a page tells of; `pages` are the pages' ids, `tellings` what they tell."""
    means = canonical(place for t in tellings for place in t.places)
    ids = {key: city_id(place) for key, place in means.items()}
    things = {city_id(p): p for _, p in sorted(means.items())}
    sure: dict[str, list[tuple[str, float]]] = defaultdict(list)
    said: dict[str, list[tuple[str, str, str]]] = defaultdict(list)  # city → (statement id, name, page id)
    of = []
    for page_id, t in zip(pages, tellings, strict=True):
        own = [ids[place.key] for place in t.places]
        for at, one in t.told:
            sure[own[at]].append((page_id, one))
        for key, at, name in t.cities:
            said[own[at]].append((key, name, page_id))
        of.append((*own, *(ids.get(key, "") for key in t.silent)))
    return Cities(tuple(_settled(key, place, said[key], sure[key]) for key, place in sorted(things.items())), tuple(of))


def _settled(
    key: str, place: Place, said: Sequence[tuple[str, str, str]], sure: Sequence[tuple[str, float]]
) -> Settled[City]:
    city = City(key, place, country_name(place.country_code), len({page for *_, page in said}), confidence(sure))
    shown = aliases("cities", {key: place.name}, ((key, name, page) for _, name, page in said))
    return Settled(key, city, tuple(statement for statement, *_ in said), shown)
