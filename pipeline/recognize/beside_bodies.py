"""Names with a whole body between them and the office: 張致根人文社会大学長, 新井丸亀市長, ヴィルサック米農務長官."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.gazetteer import Gazetteer, municipality_before, municipality_of
from pipeline.gazetteer.countries import country, world_regions
from pipeline.recognize import beside_units as units
from pipeline.recognize import names
from pipeline.recognize.bodies import is_organization
from pipeline.recognize.candidates import Pool
from pipeline.recognize.full_names import full_name, reads_well
from pipeline.recognize.lexicon import is_family
from pipeline.recognize.names import KANJI, KATAKANA, Shape, Window
from pipeline.recognize.offices import Title
from pipeline.recognize.reading import Reading
from pipeline.recognize.signs import sign
from pipeline.recognize.tokens import tokenize
from pipeline.recognize.windows import LEADING

RUN = re.compile(rf"[{KANJI}{KATAKANA}ヶノA-Za-z0-9・=.]{{2,48}}$")
FOREIGN = re.compile(rf"[{KATAKANA}]{{2,14}}(?:[・=][{KATAKANA}]{{1,14}}){{0,5}}")
BEFORE_TOWN = re.compile(rf"(?<![{KANJI}{KATAKANA}])([{KANJI}]{{2,3}})・?$")
OF_A_STATE = re.compile(rf"{sign('of_a_state')}$")
MINISTER = re.compile(rf"{sign('minister')}$")
SHORT_LAND = re.compile(rf"[米英仏独伊加露豪中韓印](?=[{KANJI}])|EU|ASEAN|国連|駐|在")


def by_body_behind(pool: Pool, r: Reading, places: Gazetteer) -> None:
    """A name at the head of a run of nouns, then a body or a unit, then the office."""
    floor = r.segment.start
    for title in r.titles:
        found = _before_town(r, title, floor, places) or _head_of_run(pool, r, title, floor, places)
        if found:
            _only(pool, found, title.start)
            pool.add(found, "title_after")
        floor = title.end


def _only(pool: Pool, found: Window, end: int) -> None:
    """No other name reaches from the person into the body (新井丸亀)."""
    over = [k for k in pool.found if k[0] < end and k[1] > found.end and k[1] <= end]
    for key in over:
        del pool.found[key]


def _before_town(r: Reading, title: Title, floor: int, places: Gazetteer) -> Window | None:
    """新井丸亀市長, 細江・岐阜市長: a family name and the whole name of a town."""
    if title.kind != "head":
        return None
    shared = title.start == title.core and r.text[title.core] in title.bodies
    until = title.core + 1 if shared else title.start
    start = max(floor, until - 14)
    town = next((m for m in _towns(r.text[start:until])), 0)
    if not town:
        return None
    m = BEFORE_TOWN.search(r.text, max(floor, start + town - 5), start + town)
    if not m or not is_family(m.group(1)) or of_a_place(m.group(1), places):
        return None
    shape = names.japanese(m.group(1))
    return Window(m.start(1), m.end(1), shape, "japanese") if not shape.full else None


def _towns(text: str) -> Iterator[int]:
    """Where the towns begin that end where `text` ends: 丸亀市 of 新井丸亀市."""
    found = municipality_before(text)
    if found:
        yield found.start


def of_a_place(word: str, places: Gazetteer) -> bool:
    """A prefecture, a country or a large city: what stands before a town only locates it."""
    return bool(country(word)) or any(p.kind == "region" or p.population >= 100_000 for p in places.lookup(word))


def _head_of_run(pool: Pool, r: Reading, title: Title, floor: int, places: Gazetteer) -> Window | None:
    low = max(floor, title.start - 48)
    m = RUN.search(r.text[low : title.start])
    if not m:
        return None
    start = low + m.start()
    while r.text[start] in "・=.0123456789" and start + 1 < title.start:
        start += 1
    if r.text[start] in "会党" and r.text[start - 1 : start] == "の":
        start += 1  # 片山 of 日本維新の会片山虎之助議員団会長
    if any(a <= start < b and c.strength >= 0.5 and b == title.start for (a, b), c in pool.found.items()):
        return None
    if units.is_katakana(r.text[start]):
        return _foreign(r, title, start, places)
    return full_name(r, title, start) or _family(pool, r, title, start, places)


def _foreign(r: Reading, title: Title, start: int, places: Gazetteer) -> Window | None:
    """ローラン・ピック駐日フランス大使; a single word only before a state's office (ヴィルサック米農務長官)."""
    m = FOREIGN.match(r.text, start, title.start)
    if not m or m.end() == title.start:
        return None
    word, rest = m.group(), r.text[m.end() : title.start]
    shape = names.katakana(word)
    if any(country(p) or p in world_regions() for p in re.split("[・=]", word)) or of_a_place(word, places):
        return None
    if shape.full:
        sure = shape.score >= 0.3 and len(rest) > 1 and not rest.startswith(units.of_families())
        return Window(start, m.end(), Shape(max(0.5, shape.score), shape.family, True), "katakana") if sure else None
    office = r.text[title.core : title.end]
    state = SHORT_LAND.match(rest)
    low = 0.05 if MINISTER.search(office) else 0.4 if state and OF_A_STATE.search(office) else 1.0
    if shape.score >= low:
        return Window(start, m.end(), Shape(max(0.5, shape.score), word), "katakana")
    return None


def _family(pool: Pool, r: Reading, title: Title, start: int, places: Gazetteer) -> Window | None:
    """大森東京大学名誉教授, 河野経済学部長: a family name, and a unit or a body that begins with a town or a land."""
    for k in (3, 2):
        end = start + k
        word = r.text[start:end]
        said = any(e.label == "PERSON" and (e.start, e.end) == (start, end) for e in r.sheet.entities)
        if title.start - end < 2 or not names.ONLY_KANJI.fullmatch(word) or word[0] in LEADING:
            continue
        if not (is_family(word) or said) or of_a_place(word, places) or not reads_well(r, end, title):
            continue
        rest = r.text[end : title.start]
        if rest.startswith(units.of_families()) and not said:
            continue
        if (title.kind == "unit" and not is_organization(word + rest[:2])) or _begins_with_a_place(rest):
            shape = names.japanese(word)
            return Window(start, end, Shape(max(0.6, shape.score), word), "japanese")
    return None


def _begins_with_a_place(text: str) -> bool:
    first = tokenize(text)[0]
    return bool(first.pos[2] == "地名" or municipality_of(text))
