"""Names with more than nothing between them and an office: a unit, a body, a town (土屋議会総務課長)."""

from __future__ import annotations

import re
from functools import cache

from pipeline import vocabulary
from pipeline.gazetteer import Gazetteer, municipality_of, propose_anywhere
from pipeline.recognize import name_parts, names
from pipeline.recognize.bodies import is_organization, run_start
from pipeline.recognize.candidates import Pool
from pipeline.recognize.lexicon import COMMON, PEOPLE, classes, is_family
from pipeline.recognize.names import FOREIGN, FOREIGN_ONE, KANJI, Shape, Window
from pipeline.recognize.offices import Title
from pipeline.recognize.reading import Reading
from pipeline.recognize.windows_foreign import foreign_starting_at

UNIT = re.compile(rf"[{KANJI}]{{2,8}}")  # 水道 of ノムサ・ドラミニ水道局長
OF_A_UNIT = re.compile(rf"[{KANJI}ァ-ヺー](?:[科部課室局係]|所属)の$")  # 呼吸器外科の|石原医療部長: no firm
PARTICLES = frozenset(vocabulary.words("recognize", "name_particles"))
ALONE = re.compile(rf"(?:^|[、,(:・\s])([{KANJI}]{{1,4}})$")


def full(window: Window | None) -> Window | None:
    return window if window and window.shape.full else None


def sure(window: Window | None, text: str, of_a_place: bool = False) -> Window | None:
    """Katakana with ・ right before an office is a person, whatever the dictionary says of its parts.

    Common words alone are none; one of them beside what it does not know is, if of a place (市のラージ・シドゥ議員).
    """
    if window is None or not 0 < window.shape.score < 0.3:
        return window
    parts = [classes(p) for p in re.split("[・= ]", text)]
    common = [COMMON in p for p in parts]
    if (all(common) if of_a_place else any(common)) and all(p.isdisjoint(PEOPLE) for p in parts):
        return None  # シンクタンク・みなもバンク代表
    return Window(window.start, window.end, Shape(0.3, window.shape.family, window.shape.full), window.kind)


def alone(pool: Pool, r: Reading, end: int) -> None:
    """新出 of (委員)新出会長、遠藤副会長, which Sudachi cuts 新|出会|長: a family name between a comma and a title."""
    start = max(r.segment.start, end - 5)
    m = ALONE.search(r.text[start:end])
    if m and is_family(m.group(1)) and len(m.group(1)) > 1:
        shape = names.japanese(m.group(1))
        pool.add(Window(start + m.start(1), end, shape, "japanese"), "title_after")


def without_town(r: Reading, window: Window, title: Title, places: Gazetteer) -> Window:
    """カール・ヘスポートランド市長: without the town that the last part of the name ends in."""
    text = r.text[window.start : window.end]
    last = max(text.rfind("・"), text.rfind(" ")) + 1
    head = window.kind == "katakana" and title.kind == "head"
    if head and text.count("・") > 1 and _is_town_abroad(text, last, places):
        return Window(window.start, window.start + last - 1, names.katakana(text[: last - 1]), "katakana")
    if window.kind != "katakana" or not window.shape.full or title.kind != "head" or len(text) - last < 5:
        return window
    tails = range(last + 2, len(text) - 2)
    cut = next((i for i in tails if _named_alone(text[i:], r.sheet.page_text, places)), 0)
    return Window(window.start, window.start + cut, names.katakana(text[:cut]), "katakana") if cut else window


def _named_alone(word: str, page: str, places: Gazetteer) -> bool:
    """Does the page write of the town without the name glued to it: a known town, or any with its 市?"""
    towns = "(?=市)(?!市長)" if not is_town(word, places) else ""
    return re.search(rf"(?<![ァ-ヺー・]){word}{towns}(?![ァ-ヺー])", page) is not None


def _is_town_abroad(text: str, last: int, places: Gazetteer) -> bool:
    """ワバシュ of スコット・ロング・ワバシュ市長: a town of a list, and no name, nor the rest of one."""
    word, before = text[last:], text[: last - 1].rsplit("・", 1)[-1]
    if len(before) < 3 or before in PARTICLES or not classes(word).isdisjoint(PEOPLE):
        return False
    return bool(places.lookup(word)) or propose_anywhere(word) is not None


def is_town(word: str, places: Gazetteer) -> bool:
    return any(p.population >= 20_000 for p in places.lookup(word))


def before_body(pool: Pool, r: Reading, title: Title) -> None:
    """Ruth Palmer前水都会議会長, ケチャ・コート バンガンテ市長: a foreign name, then the body and the title."""
    floor = max(r.segment.start, title.start - 60)
    start = run_start(r.segment, title.start, max(r.segment.start, title.start - 40))
    for m in names.LATIN.finditer(r.text, floor, title.start):
        if start <= m.end() < title.start or r.text[m.end() : start] == " ":
            pool.add(Window(m.start(), m.end(), names.latin(m.group()), "latin"), "title_after", 0.7)
    for pattern in (FOREIGN, FOREIGN_ONE):
        for m in pattern.finditer(r.text, floor, title.start):
            shape = names.katakana(m.group())
            spaced = r.text[m.end() : start] == " " and title.kind == "head"
            if spaced and m.end() < title.start and shape.score >= (0.05 if shape.full else 0.45):
                pool.add(Window(m.start(), m.end(), shape, "katakana"), "title_after", 0.7)
            elif pattern is FOREIGN and _is_unit(r.text[m.end() : title.start]):
                found = full(foreign_starting_at(r.text, m.start(), m.end()))
                pool.add(sure(found, r.text[found.start : found.end]) if found else None, "title_glued")


def _is_unit(word: str) -> bool:
    """水道 of 水道局長, and not 事務所 of 事務所長."""
    return bool(UNIT.fullmatch(word)) and word not in of_families()


def before_unit(pool: Pool, r: Reading, title: Title, end: int, places: Gazetteer) -> None:
    """土屋議会総務課長: a family name, and a unit between it and the title."""
    if title.kind not in ("unit", "org"):
        return
    start = run_start(r.segment, end, r.segment.start)
    first = next((t for t in r.segment.tokens if t.start == start), None)
    if not first or first.end >= end or municipality_of(r.text[start:end]):
        return
    if not is_family(first.text):
        return
    housed = bool(OF_A_UNIT.search(r.text, 0, start))
    if first.pos[3] != "姓" and not housed and (first.pos[2] != "地名" or is_town(first.text, places)):
        return
    window = r.starting_at(start)
    sino = r.text[start] in name_parts.SINO_KOREAN and first.pos[3] == "姓"  # 張華禹新聞処長
    low = 0.6 if window and (sino or is_kana(r.text[window.end - 1])) else 0.9  # 上宮田みどり|港湾部長
    if not window or not window.shape.full or window.shape.score < low:
        window = Window(start, first.end, names.japanese(first.text), "japanese")
    rest = r.text[window.end : end]
    if rest.startswith(of_families()) and not (window.shape.full or housed):
        return
    if first.pos[3] != "姓" and not housed and is_organization(r.text[start : title.core + 1]):
        return
    if len(rest) > 1:
        pool.add(window, "title_after", 0.72 if first.pos[3] == "姓" else 0.68)


def is_katakana(char: str) -> bool:
    return "ァ" <= char <= "ヺ" or char == "ー"


def is_kana(char: str) -> bool:
    return "ぁ" <= char <= "ヺ"


@cache
def of_families() -> tuple[str, ...]:
    return vocabulary.words("recognize", "named_bodies")
