"""Names before their offices: 清水市長, エドワード・ウェバー副局長, 清水 勇人 さいたま市長."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from pipeline import vocabulary
from pipeline.gazetteer import Gazetteer, Municipality, municipality_before
from pipeline.recognize import beside_units as units
from pipeline.recognize import names, windows
from pipeline.recognize.bodies import PLACE_END, is_organization
from pipeline.recognize.candidates import DOUBTED, Pool
from pipeline.recognize.lexicon import COMMON, classes, is_family, is_given
from pipeline.recognize.names import KANJI, Shape, Window
from pipeline.recognize.offices import Title, bodies_of
from pipeline.recognize.reading import Reading, before_blanks
from pipeline.recognize.signs import POLITE, listed, sign
from pipeline.recognize.tokens import START

OF = re.compile(r"([^\s、。]{2,11})(?:の|から(?:は|の)?、?)$")
OF_A_PLACE = re.compile(r"[市町村区州県](?:\([^()\n]{1,24}\))?の$")
ACRONYM = re.compile(r"[A-Z][A-Za-z-]*[A-Z][A-Za-z-]*")
KANJI_TOWN = re.compile(rf"[{KANJI}]{{3,6}}")
BEFORE_POLITE = re.compile(POLITE)
TOLD = re.compile(sign("told"))  # 髙橋 教頭先生, 花屋 機構長から
ENVOYS = listed("envoy")  # of a club or a town
GOVERNOR = ("知事", "副知事", "議会議長")
FORMER_LESS = 0.3  # how much less of a name what is left before 元 may be
SHORTEST_TOWN, LONGEST_TOWN = 3, 6


def by_title_behind(pool: Pool, r: Reading, places: Gazetteer) -> None:
    """清水市長, エドワード・ウェバー副局長, 清水 勇人 さいたま市長, 土屋議会総務課長."""
    for title in r.titles:
        both = title.start > r.segment.start and r.text[title.start - 1] in "両各"  # 下野幸助、川崎秀人両議員
        end = before_blanks(r, title.start - both)
        gap = title.start - both - end
        until = _body_end(r.text, title)
        municipal = _municipality(r, title, max(r.segment.start, end - 16), until, places)
        if municipal and gap == 0:
            start = until - (municipal.end - municipal.start)
            before = before_blanks(r, start)
            pool.add(units.full(windows.ending_at(r.segment, r.text, before, r.edges | {start})), "title_after")
            family = r.ending_at(end)
            if family and family.start <= start and is_family(r.text[family.start : family.end]):
                pool.add(
                    family,
                    "title_after" if _of_a_body(r.text, family.start) else DOUBTED,
                    None if _of_a_body(r.text, family.start) else 0.0,
                )
            continue
        window = _without_former(r, r.ending_at(end)) if gap == 0 else r.ending_at(end)
        if window and _may_hold(r, window, title, gap, places):
            doubted = not window.shape.full and _of_a_branch(r, title) and _town(r, window, places)
            window = units.without_town(r, window, title, places) if gap == 0 else window
            if window.kind == "katakana" and window.shape.full and gap == 0:
                text, of_a_place = r.text[window.start : window.end], bool(OF_A_PLACE.search(r.text, 0, window.start))
                pool.add(units.sure(window, text, of_a_place), "title_glued")
            lone = window.kind == "katakana" and not window.shape.full
            if lone and window.shape.score < 0.45:  # ボルトン国務次官 at the head of a line
                window = Window(window.start, window.end, Shape(0.45, r.text[window.start : window.end]), "katakana")
            far = gap > 1 or (gap and window.kind != "latin" and (window.shape.full or window.kind == "katakana"))
            pool.add(window, DOUBTED if doubted else "title_after", 0.0 if doubted else 0.6 if far else None)
            if gap == 0 and window.kind == "japanese" and window.shape.full and window.shape.score < 0.45:
                units.before_unit(pool, r, title, end, places)  # 秦|企画部長
        elif window and window.kind == "katakana" and not window.shape.full and title.kind == "head" and gap == 0:
            pool.add(window, DOUBTED, 0.0)
            units.before_body(pool, r, title)
        elif gap == 0 or window is None:
            units.before_unit(pool, r, title, end, places)
            units.before_body(pool, r, title)
            units.alone(pool, r, end)


def _without_former(r: Reading, window: Window | None) -> Window | None:
    """竹崎博允 of 竹崎博允元最高裁長官: what is left is a full name as well, and 元 or 前 begins the office."""
    if window is None or window.kind != "japanese" or r.text[window.end - 1] not in "元前県府":
        return window
    if r.text[window.end - 1] in "県府":  # 谷本県知事
        word = r.text[window.start : window.end - 1]
        governor = r.text.startswith(GOVERNOR, window.end) and is_family(word)
        return Window(window.start, window.end - 1, names.japanese(word), "japanese") if governor else window
    shape = names.japanese(r.text[window.start : window.end - 1])
    shorter = shape.full and (shape.score >= window.shape.score - FORMER_LESS or r.text[window.end - 1] == "前")
    return Window(window.start, window.end - 1, shape, "japanese") if shorter else window


def _municipality(r: Reading, title: Title, start: int, end: int, places: Gazetteer) -> Municipality | None:
    """The municipality of an office: さいたま市 of さいたま市長, 長野市 of 長野市議会議長, 福州市 of 福州市市長."""
    if title.kind != "head" and r.text[title.core] not in "市町村区県都府道":
        return None
    if found := municipality_before(r.text[start:end]):
        return found
    if title.kind != "head" or r.text[end - 1] not in title.bodies:
        return None
    tokens = r.segment.tokens
    for token in tokens[bisect_left(tokens, max(start, end - LONGEST_TOWN), key=START) :]:
        word = r.text[token.start : end]
        if len(word) < SHORTEST_TOWN:
            break
        if KANJI_TOWN.fullmatch(word) and not is_family(word[:-1]) and places.lookup(word):
            return Municipality(token.start - start, end - start, word)  # 安達市長: of nobody's 安達市 abroad
    return None


def _body_end(text: str, title: Title) -> int:
    """Where the body of a head ends: さいたま市 takes the first character of 市長."""
    if title.kind != "head":
        return title.core + 1
    shared = title.start == title.core and text[title.core] in title.bodies
    return title.core + 1 if shared and not text[: title.start].endswith(title.bodies) else title.start


BRANCHES = listed("branch")


def _of_a_branch(r: Reading, title: Title) -> bool:
    """支部長, 本部長: what stands before it may be a town."""
    return title.kind == "unit" and r.text[title.start : title.end].startswith(BRANCHES)


def _may_hold(r: Reading, window: Window, title: Title, gap: int, places: Gazetteer) -> bool:
    """Is what stands before the title a person and not the body: ロンドン of ロンドン市長?"""
    if window.kind == "katakana":
        word = r.text[window.start : window.end]
        if gap == 0 and not window.shape.full and r.text[: title.end].endswith(ENVOYS):
            return False  # ローバーズ応援大使
        if _of_a_body(r.text, window.start) and gap == 0 and window.shape.score >= 0.45:
            return True
        if title.kind == "head" and not window.shape.full and _country_before(r, window.start, places):
            return False
        if title.kind == "head" and any(p.kind != "region" or not window.shape.full for p in places.lookup(word)):
            return False
        if window.shape.full:
            return not (title.kind == "head" and " " in word and units.is_town(word.split()[-1], places))
        lead = r.text[r.segment.start : window.start]
        at_start = not lead.strip(" •・○●■◆▪-*0123456789.") or lead.endswith("、")
        if at_start and title.kind == "unit" and window.shape.score > 0 and not _of_a_branch(r, title):
            return not places.country(word)
        enough = 0.45 if title.kind in ("unit", "academic") or _says_its_body(r.text[title.core : title.end]) else 0.8
        return (
            gap == 0 and window.shape.score >= enough and not places.country(word) and not units.is_town(word, places)
        )
    if window.kind == "latin":
        return True
    if window.shape.full:
        return True
    whole = is_organization(r.text[window.start : title.end - 1]) and title.kind != "unit"
    word = r.text[window.start : window.end]
    town = COMMON in classes(word) or units.is_town(word, places)
    if gap == 1 and title.kind != "unit":  # みどり大学 山本 講師
        before = r.text[max(r.segment.start, window.start - 20) : window.start]
        own = is_organization(before.strip().split(" ")[-1]) if before.endswith(" ") else not before and not town
        told = TOLD.match(r.text, title.end) and not town and (not before.strip() or before[-1] in " 、。「")
        return len(word) > 1 and is_family(word) and bool(own or told)
    return gap == 0 and not (whole and town and not _read_as_family(r, window.start))


@cache
def _vague() -> frozenset[str]:
    return frozenset(vocabulary.words("recognize", "vague_offices", "office"))


def _says_its_body(office: str) -> bool:
    """議長 is one of an 議会 and 学長 one of a 大学: katakana alone before it is no body, but may be before 会長."""
    return bool(bodies_of(office)) and not office.endswith(tuple(_vague()))


def _read_as_family(r: Reading, start: int) -> bool:
    return any(t.start == start and t.pos[3] == "姓" for t in r.segment.tokens)


def _country_before(r: Reading, start: int, places: Gazetteer) -> bool:
    """アメリカ・デモイン市長: what stands after a country and ・ is the town."""
    m = re.search(r"([^・\s(),、]{1,12})[・ ]$", r.text[max(r.segment.start, start - 13) : start])
    return bool(m and places.country(m.group(1)))


def _town(r: Reading, window: Window, places: Gazetteer) -> bool:
    """千葉 of 千葉支部長, not 内田 of 内田部長: does a municipality or prefecture have that name?"""
    word = r.text[window.start : window.end]
    return r.text[window.start - 1 : window.start] != "の" and units.is_town(word, places)


def _of_a_body(text: str, start: int) -> bool:
    """さいたま市の清水市長: the body stands before it."""
    m = OF.search(text, max(0, start - 16), start)
    body = m.group(1) if m else ""
    return bool(body) and bool(
        PLACE_END.search(body) or is_organization(body) or body[-1] == "大" or ACRONYM.fullmatch(body)
    )


def is_given_name(text: str, title: Title) -> bool:
    """博士 of 山田博士さん."""
    return bool(BEFORE_POLITE.match(text, title.end)) and is_given(text[title.start : title.end])
