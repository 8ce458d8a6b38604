"""Which places are one: by their key, and those that are in no list by their name and country."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from babel import Locale

from pipeline.ids import make_id
from pipeline.link import statements
from pipeline.link.agreement import confidence
from pipeline.link.corpus import City
from pipeline.link.names import fold
from pipeline.link.parts import Named, Part, aliases
from pipeline.model import Document, Place

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


def link_cities(documents: Sequence[Document], named: Named) -> Part[City]:
    """Every place that a page names, or that an event or a body is in."""
    told = [(d.page.page_id, place, confidence) for d in documents for place, confidence in _places(d)]
    means = canonical(place for _, place, _ in told)
    ids = {key: city_id(place) for key, place in means.items()}
    said = statements.everywhere(documents, statements.of_cities)
    sure: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for page_id, place, one in told:
        sure[ids[place.key]].append((page_id, one))
    pages: dict[str, set[str]] = defaultdict(set)
    for _, s in said:
        key = ids[s.place.key]
        pages[key].add(s.page_id)
        named.add(s.page_id, "CITY", s.name, key)
    for page_id, place, _ in told:
        named.add(page_id, "PLACE", place.key, ids[place.key])
    for d in documents:
        for m in d.mentions:
            if m.label == "CITY" and m.place and m.place.key in means:
                key = ids[m.place.key]
                named.add(m.page_id, "CITY", m.entity, key)
                named.add(m.page_id, "CITY", m.name, key)
    things = {city_id(p): p for _, p in sorted(means.items())}
    rows = [
        City(key, place, country_name(place.country_code), len(pages[key]), confidence(sure[key]))
        for key, place in sorted(things.items())
    ]
    other = ((ids[s.place.key], s.name, s.page_id) for _, s in said)
    return Part(
        things=tuple(rows),
        thing_of={key: ids[s.place.key] for key, s in said},
        aliases=aliases("cities", {key: place.name for key, place in things.items()}, other),
    )


def _places(document: Document) -> Iterator[tuple[Place, float]]:
    for city in document.cities:
        yield city.place, city.confidence
    for event in document.events:
        if event.place:
            yield event.place, event.confidence
    for organization in document.organizations:
        if organization.place:
            yield organization.place, organization.confidence
    taking_part = {c.entity for e in document.events for c in e.cities}
    for m in document.mentions:
        if m.label == "CITY" and m.place and (m.entity in taking_part or m.name in taking_part):
            yield m.place, m.confidence
