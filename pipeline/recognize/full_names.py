"""A full name at the head of a run of nouns, and whether its rest reads as words: 吉村作治|東日本国際大学学長."""

from __future__ import annotations

import re

from pipeline.gazetteer import municipality_before
from pipeline.recognize import beside_units as units
from pipeline.recognize import name_parts, names
from pipeline.recognize.bodies import POINTS, is_organization
from pipeline.recognize.lexicon import COMMON, FAMILY, classes, is_family, is_given
from pipeline.recognize.names import Shape, Window
from pipeline.recognize.nobody import followers
from pipeline.recognize.offices import Title
from pipeline.recognize.reading import Reading
from pipeline.recognize.signs import listed, sign
from pipeline.recognize.tokens import tokenize
from pipeline.recognize.windows import LEADING

COUNCIL = re.compile(sign("council"))
SMALL = frozenset("部課局院学省庁室係国県市町村区府都道州館所会校科系社団党議者員長系群塔店")
PREFIXES = listed("word_prefix")
SURE = 0.9  # of the form of a name that needs no letter more
SHORT = 3  # characters of a unit with 県 before it
ENOUGH = 0.6  # of the form of a full name
CUT = (3, 4, 5, 6)  # characters of a full name without its blank


def full_name(r: Reading, title: Title, start: int) -> Window | None:
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
        if k == 3 and shape.score < ENOUGH and word[0] in name_parts.SINO_KOREAN:
            shape = Shape(ENOUGH, word[0], True)  # 于一楽
        given = word[len(shape.family) :]
        if not shape.full or shape.score < ENOUGH:
            continue
        if COMMON in classes(given) and len(given) > 1 and not _read_as_given(r, end):
            continue
        if (
            (council or reads_well(r, end, title))
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


def reads_well(r: Reading, start: int, title: Title) -> bool:
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
