"""Foreign names before the office of a state: トーマス・チリ大統領, イワノフ ロシア外相, ナイト米国防長官."""

from __future__ import annotations

import re
from functools import cache

from pipeline import vocabulary
from pipeline.gazetteer import Gazetteer
from pipeline.gazetteer.countries import country, world_regions
from pipeline.recognize import names
from pipeline.recognize.candidates import Pool
from pipeline.recognize.lexicon import COMMON, classes
from pipeline.recognize.names import KANJI, KATAKANA, Shape, Window
from pipeline.recognize.offices import Title
from pipeline.recognize.reading import Reading
from pipeline.recognize.signs import sign

LONGEST, LONGEST_LAND = 56, 14  # characters: of a name with its country, of a country
PART = rf"[{KATAKANA}]{{1,16}}"
INITIALS = r"(?:[A-Z]\.){1,3}"
NAME = (
    rf"(?<![{KATAKANA}・=A-Z.在駐])(?:[A-Z]\.?[・=])?{PART}(?:{INITIALS}{PART})?"
    rf"(?:[・=](?:[A-Z]\.?(?=[・=])|{PART})){{0,5}}"
)
SPACED = rf"(?<![{KATAKANA}・=A-Z] )(?<![{KATAKANA}・=A-Z]){PART} {PART}"
BEFORE_LAND = re.compile(rf"({SPACED}|{NAME})([・ ]?)(?:前|元|新|次期)?$")
BEFORE_REGION = re.compile(
    rf"(?<![{KATAKANA}・=A-Z.在駐])({PART}(?:[・=]{PART}){{0,3}})・([{KATAKANA}]{{2,14}}[州市省])[{KANJI}]{{0,6}}$"
)
LONE = re.compile(rf"(?<![{KATAKANA}・=A-Za-z0-9])[{KATAKANA}]{{3,14}}$")
REST = re.compile(rf"[{KANJI}]{{0,14}}")  # what of the office stands behind the country: 共和国外務
UNION = re.compile(sign("union"))
ACTING = re.compile(f"{sign('acting')}$")
SHORTEST = 3  # characters of a name, and of the rest of one that a country is glued to
ENOUGH = 0.5


@cache
def _offices(alone: bool = False) -> tuple[str, ...]:
    return tuple(r["office"] for r in vocabulary.read("recognize", "state_offices") if r.get("alone") or not alone)


def by_region(pool: Pool, r: Reading, places: Gazetteer) -> None:
    """スコット・ヘイル・カリフォルニア州上院議員: a name, a dot, a region or a city abroad, and the office."""
    for title in r.titles:
        low = max(r.segment.start, title.start - LONGEST)
        m = BEFORE_REGION.search(r.text[low : title.core])
        known = m and (places.lookup(m.group(2)) or places.lookup(m.group(2)[:-1]))
        if not m or not (known or m.group(2)[-1] == "州"):
            continue
        name = m.group(1) if known else f"{m.group(1)}・{m.group(2)[:-1]}"  # デビッド・チュウ of …州下院議員
        if len(name) < SHORTEST or any(country(p) or p in world_regions() for p in re.split("[・=]", name)):
            continue
        if "・" not in name and places.lookup(name):
            continue  # ニューヨーク・マンハッタン区長
        start, end = low + m.start(1), low + m.start(1) + len(name)
        _only(pool, start, end, title)
        shape = names.katakana(name)
        pool.add(
            Window(start, end, Shape(max(ENOUGH, shape.score), shape.family, shape.full), "katakana"), "title_glued"
        )


def by_state(pool: Pool, r: Reading) -> None:
    """A name, the country with nothing, a blank or a dot between them, and the office; or no country at all."""
    for title in r.titles:
        office = ACTING.sub("", r.text[title.core : title.end])
        if not office.endswith(_offices()):
            continue
        low = max(r.segment.start, title.start - LONGEST)
        found = _before_land(r.text[low : title.start], office[0])
        if found is None and title.start == title.core and office.endswith(_offices(alone=True)):
            found = _alone(r, title, low)
        if found:
            start, end = low + found[0], low + found[1]
            _only(pool, start, end, title)
            shape = names.katakana(r.text[start:end])
            pool.add(
                Window(start, end, Shape(max(ENOUGH, shape.score), shape.family, shape.full), "katakana"), "title_glued"
            )


def _before_land(piece: str, office: str) -> tuple[int, int] | None:
    """Where the name before the country stands in what leads to an office."""
    for a in range(max(0, len(piece) - 2 * LONGEST_LAND), len(piece)):
        b = next((b for b in range(min(len(piece), a + LONGEST_LAND), a, -1) if _is_land(piece, a, b, office)), 0)
        if b:
            m = BEFORE_LAND.search(piece[:a])
            return m.span(1) if m and _may_be(m.group(1), m.group(2), piece[a:b]) else None
    return None


def _is_land(piece: str, a: int, b: int, office: str) -> bool:
    word = piece[a:b]
    if not REST.fullmatch(piece, b) or not (country(word) or UNION.fullmatch(word)):
        return False
    inside = b - a == 1 and not re.match(f"[{KANJI}]", piece[b : b + 1] or office)
    return not inside and not (len(word) == 1 and not re.search(rf"[{KATAKANA}]$", piece[:a]))


def _may_be(name: str, joint: str, land: str) -> bool:
    """Not another country or part of the world, and no plain word; a country glued to it leaves enough of it."""
    last = re.split("[・= ]", name)[-1]
    if len(name) < SHORTEST or any(country(p) or p in world_regions() for p in re.split("[・= ]", name)):
        return False
    glued = not joint and re.match(rf"[{KATAKANA}]", land)
    if glued and (len(last) < SHORTEST or len(land) < 2 or country(last + land)):
        return False
    return classes(name) != {COMMON}


def _alone(r: Reading, title: Title, low: int) -> tuple[int, int] | None:
    m = LONE.search(r.text[low : title.start])
    word = m.group() if m else ""
    return m.span() if m and not country(word) and word not in world_regions() and classes(word) != {COMMON} else None


def _only(pool: Pool, start: int, end: int, title: Title) -> None:
    """No other name reaches from the person into the country."""
    over = [k for k in pool.found if k[0] < title.start and k[1] > start and k != (start, end)]
    for key in over:
        del pool.found[key]
