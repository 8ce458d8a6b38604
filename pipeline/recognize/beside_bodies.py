"""Names with a whole body between them and the office: 張致根人文社会大学長, 新井丸亀市長, ヴィルサック米農務長官."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.gazetteer import Gazetteer, municipality_before, municipality_of
from pipeline.gazetteer.countries import country, world_regions
from pipeline.recognize import beside_units as units
from pipeline.recognize import name_parts, names
from pipeline.recognize.bodies import POINTS, is_organization
from pipeline.recognize.candidates import Pool
from pipeline.recognize.lexicon import COMMON, FAMILY, classes, is_family, is_given
from pipeline.recognize.names import KANJI, KATAKANA, Shape, Window
from pipeline.recognize.nobody import followers
from pipeline.recognize.offices import Title
from pipeline.recognize.reading import Reading
from pipeline.recognize.signs import listed, sign
from pipeline.recognize.tokens import tokenize
from pipeline.recognize.windows import LEADING

RUN = re.compile(rf"[{KANJI}{KATAKANA}ヶノA-Za-z0-9・=.]{{2,48}}$")
COUNCIL = re.compile(sign("council"))
FOREIGN = re.compile(rf"[{KATAKANA}]{{2,14}}(?:[・=][{KATAKANA}]{{1,14}}){{0,5}}")
BEFORE_TOWN = re.compile(rf"(?<![{KANJI}{KATAKANA}])([{KANJI}]{{2,3}})・?$")
OF_A_STATE = re.compile(rf"{sign('of_a_state')}$")
MINISTER = re.compile(rf"{sign('minister')}$")
SHORT_LAND = re.compile(rf"[米英仏独伊加露豪中韓印](?=[{KANJI}])|EU|ASEAN|国連|駐|在")
SMALL = frozenset("部課局院学省庁室係国県市町村区府都道州館所会校科系社団党議者員長系群塔店")
PREFIXES = listed("word_prefix")
SURE = 0.9  # of the form of a name that needs no letter more
SHORT = 3  # characters of a unit with 県 before it
FULL, FULL_BY_LETTERS = 0.69, 0.6
CUT = (3, 4, 5, 6)  # characters of a full name without its blank


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
    return _full(r, title, start) or _family(pool, r, title, start, places)


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


def _full(r: Reading, title: Title, start: int) -> Window | None:
    """吉村作治東日本国際大学学長: a full name, and a rest that reads as words of its own."""
    options: list[tuple[int, float, int, Shape]] = []
    for k in CUT:
        end = start + k
        word = r.text[start:end]
        council = _of_council(r.text, start, end)
        if (title.start - end < 2 and not council) or not names.ONLY_KANJI.fullmatch(word) or word[0] in LEADING:
            continue
        if word[-1] in PREFIXES and names.japanese(word[:-1]).score > SURE:
            continue  # 廣瀬正史|多文化共生部会
        shape = names.japanese(word)
        if k == 3 and shape.score < FULL_BY_LETTERS and word[0] in name_parts.SINO_KOREAN:
            shape = Shape(FULL_BY_LETTERS, word[0], True)  # 于一楽
        given = word[len(shape.family) :]
        if not shape.full or shape.score < FULL_BY_LETTERS:
            continue
        if COMMON in classes(given) and len(given) > 1 and not _read_as_given(r, end):
            continue
        if (
            (council or _reads_well(r, end, title))
            and not is_organization(word)
            and not _plain_start(r, start, word, title)
        ):
            words = len(tokenize(r.text[end : title.start], "C"))
            options.append((-words, shape.score, k, shape))
    if not options:
        return None
    *_, k, shape = max(options, key=lambda o: o[:3])
    return Window(start, start + k, Shape(shape.score, shape.family, True), "japanese")


def _read_as_given(r: Reading, end: int) -> bool:
    """正史 of 廣瀬正史: a plain word too, but Sudachi reads a given name."""
    return any(t.end == end and t.pos[3] == "名" for t in r.segment.tokens)


def _of_council(text: str, start: int, end: int) -> bool:
    """村議会 behind 大須賀渓仁, and no town before it."""
    return bool(COUNCIL.match(text, end)) and not municipality_before(text[start : end + 1])


def _plain_start(r: Reading, start: int, word: str, title: Title) -> bool:
    """地方自治総合研究所, 松江歴史館: the run begins with a plain word or a place, and no given name behind it."""
    first = tokenize(r.text[start : title.start], "C")[0]
    if len(first.text) < 2 or first.pos[2] == "人名" or len(first.text) >= len(word):
        return len(first.text) >= len(word) and first.pos[2] != "人名"
    rest = word[len(first.text) :]
    return not (is_family(first.text) and (is_given(rest) or not classes(rest)))


def _reads_well(r: Reading, start: int, title: Title) -> bool:
    """Is it words of two characters or more, but for endings such as 部, and none that a name stands before?"""
    text = r.text[start : title.start]
    if text.startswith(followers()):
        return False
    ends = (text, text + r.text[title.core], text + r.text[title.core : title.end - 1])  # 国際交流機構 of 副機構長
    if title.kind != "unit" and not any(map(is_organization, ends)):
        return False
    words = tokenize(text, "C")
    words = words[1:] if words[0].text in PREFIXES and len(words) > 2 else words  # 多|文化共生部会
    first = words[0]
    if len(text) > SHORT and text[0] in "県市町村区都府国":
        text, start = text[1:], start + 1  # 内木禎県総務課長
    if POINTS.match(text) and is_organization(text):
        return True  # 橋本仁子本機構事務局次長, not 本山 of 総本山法隆寺
    katakana = units.is_katakana(first.text[0])  # グローバル of グローバルセンター長
    if (
        len(first.text) < 2
        or (first.pos[0] != "名詞" and not katakana)
        or (first.pos[2] == "人名" and FAMILY in classes(first.text))
    ):
        return False
    return all(len(w.text) > 1 or w.text in SMALL or w.pos[0] in ("接頭辞", "接尾辞", "記号") for w in words)


def _family(pool: Pool, r: Reading, title: Title, start: int, places: Gazetteer) -> Window | None:
    """大森東京大学名誉教授, 河野経済学部長: a family name, and a unit or a body that begins with a town or a land."""
    for k in (3, 2):
        end = start + k
        word = r.text[start:end]
        said = any(e.label == "PERSON" and (e.start, e.end) == (start, end) for e in r.sheet.entities)
        if title.start - end < 2 or not names.ONLY_KANJI.fullmatch(word) or word[0] in LEADING:
            continue
        if not (is_family(word) or said) or of_a_place(word, places) or not _reads_well(r, end, title):
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
