"""What the neighbours of a name make of it: a region that only locates a city, a city in a row of cities, a list."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise

from pipeline import vocabulary
from pipeline.gazetteer import Gazetteer, country
from pipeline.recognize import cities_lists
from pipeline.recognize.cities_scan import Candidate
from pipeline.recognize.cities_tails import tail
from pipeline.recognize.cities_unlisted import JOINT
from pipeline.recognize.signs import listed
from pipeline.recognize.tokens import tokenize

BETWEEN = re.compile(r"[、・･,，/／]|[やと]|及び|および|[、,]?並びに")
LARGE = 100_000
CITY_STATES = frozenset(listed("city_state"))


def regions(found: list[Candidate], text: str) -> None:
    """埼玉県さいたま市: the prefecture only locates; 岩手県・宮城県・福島県の3県: the last acts as the others do."""
    for before, c in pairwise(found):
        both = before.form == c.form == "region" and BETWEEN.fullmatch(text, before.end, c.start)
        if both and before.verdict == "row" and c.rule == "region_locates" and c.follows == "free":
            c.settle("row", "region_in_a_list", 0.7)
    for i, c in enumerate(found):
        if c.verdict == "row" and c.form == "region":
            after = found[i + 1] if i + 1 < len(found) else None
            before_it = found[i - 1] if i else None
            if (after and _leads(c, after, text)) or (before_it and _in_brackets(before_it, c, text)):
                c.settle("located", "region_of_a_city", 0.9)


def _leads(region: Candidate, after: Candidate, text: str) -> bool:
    between = text[region.end : after.start]
    if after.verdict == "no" or (after.verdict == "weak" and between == "の"):
        return False
    if not JOINT.fullmatch(between) or "、" in between or not _in(after, region):
        return False
    return not (between in ("・", "／", "/") and region.japanese and after.form == "bare")


def _in_brackets(before: Candidate, region: Candidate, text: str) -> bool:
    return text[before.end : region.start] in ("（", "(", "・") and _in(before, region)


def _in(city: Candidate, region: Candidate) -> bool:
    if city.form == "region" and (city.japanese or region.japanese):
        return False
    if not region.options or not city.options:
        return True
    where = region.options[0]
    return any(p.admin1 == where.name if where.lg_code else p.country_code == where.country_code for p in city.options)


def neighbours(found: list[Candidate], text: str) -> None:
    """蘇州市、全州市や奈良市: a weak name beside a city of its own form, with nothing but 、 や と between them."""
    for _ in range(2):  # the second turn for those that only a neighbour of the first turn makes one
        for i, c in enumerate(found):
            if c.verdict != "weak" or not c.goes_free or c.form == "region":
                continue
            rows = [o for o in (*found[max(0, i - 1) : i], *found[i + 1 : i + 2]) if _joined(o, c, text)]
            if rows and (c.form == "whole" or c.options[0].population >= LARGE or len(rows) == 2):
                c.settle("row", "beside_a_city", 0.7)


def _joined(other: Candidate, c: Candidate, text: str) -> bool:
    first, last = (other, c) if other.start < c.start else (c, other)
    if other.verdict != "row" or other.form != c.form or not other.options:
        return False
    if c.form == "bare" and c.japanese != other.japanese:
        return False
    return bool(BETWEEN.fullmatch(text, first.end, last.start))


def lists(index: int, text: str, found: list[Candidate], gazetteer: Gazetteer) -> list[Candidate]:
    """A list of cities makes rows of its weak members, and of its items that no list has."""
    out = list(found)
    for stretch in cities_lists.runs(text) if len(found) > 1 else ():
        filled, rest = cities_lists.members(stretch, found)
        if not cities_lists.is_list_of_cities(filled, rest):
            continue
        for c in filled:
            c.listed = True
            overruled = c.verdict == "no" and c.rule.startswith("model_says_")  # the list knows better than the model
            if overruled or (c.verdict in ("weak", "located") and c.rule != "office_address"):
                c.settle("row", "list_of_cities", 0.8)
        taken = {c.start for c in found}
        for item in [*rest, *(i for i in stretch if i.text in CITY_STATES)]:
            name = cities_lists.name_of(item)
            if item.start not in taken and len(name) > 1 and not _everyday(name):
                out.append(_item(index, item, name, text, gazetteer))
    return sorted(out, key=lambda c: c.start)


@lru_cache(maxsize=4096)
def _everyday(name: str) -> bool:
    """後援, 市長会議: a label, or nothing but plain words in kanji."""
    if re.search("[ァ-ヺ]", name):
        return False
    return name in labels() or all(t.pos[1] == "普通名詞" or t.pos[0] == "接尾辞" for t in tokenize(name, "C"))


@cache
def labels() -> frozenset[str]:
    return frozenset(vocabulary.words("clean", "field_labels", "label"))


def _item(index: int, item: cities_lists.Item, name: str, text: str, gazetteer: Gazetteer) -> Candidate:
    start, end = item.start, item.start + len(name)
    new = Candidate(index, start, end, name, gazetteer.lookup(name), "bare", tail(text, end, "bare"), listed=True)
    new.settle("row", "list_of_cities", 0.7)
    new.method, new.country = "rule", country(cities_lists.note_of(item))
    return new
