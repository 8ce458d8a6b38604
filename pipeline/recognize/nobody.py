"""What looks like a name and is none: a part of a building's name, a town before its mayor, a label."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from pipeline import vocabulary
from pipeline.gazetteer.countries import world_regions
from pipeline.recognize import names
from pipeline.recognize.bodies import PLACE_END, affixes, is_organization, unsure_ending
from pipeline.recognize.candidates import DOUBTED, Candidate
from pipeline.recognize.lexicon import COMMON, classes, is_family
from pipeline.recognize.reading import Reading
from pipeline.recognize.signs import sign
from pipeline.recognize.tokens import START

COUNTED = re.compile(r"第?[一二三四五六七八九十百千数]{1,4}[名人回期号部章条位等度次年月日時分件社校区町村市]")
TOWN_ABROAD = re.compile(rf"[{names.KATAKANA}][市町村区県州]$")
OF_TOWNS = re.compile(r"[都道府県](?:市|町村|市町村|区|町|村)(?:長|議会)?会?$")
FIRM_ENDS = re.compile(sign("firm_at_either_end"))
NAMED = re.compile(rf"[{names.KATAKANA}{names.KANJI}A-Za-z]$")
HOW_MANY = re.compile(r"[ ]?[0-9]{1,3}[名人](?!目)")
OF_PARTS = re.compile("[・= ]")
COMPANY = re.compile(rf"[ ]?[{names.KATAKANA}]{{0,14}}{sign('of_a_company')}")


@cache
def followers() -> tuple[str, ...]:
    return vocabulary.words("recognize", "name_followers")


@cache
def _venues() -> tuple[str, ...]:
    return tuple(w for w in vocabulary.words("recognize", "venues") if len(w) > 2)


def _inside(r: Reading, c: Candidate) -> bool:
    """都国立 of 東京都国立市, 市市長会 of 中核市市長会: it begins with the last character of the word before it."""
    before = r.text[max(r.segment.start, c.start - 1) : c.start]
    return c.text[0] in "都道府県市区町村" and bool(names.ONLY_KANJI.fullmatch(before))


def _of_a_town(r: Reading, c: Candidate) -> bool:
    """ミロス of ミロス市長: one word of katakana before the office of a town is the town, or else the page says so."""
    if c.kind != "katakana" or c.shape.full or set(c.evidence) == {DOUBTED} or "title_after" in c.evidence:
        return False
    return any(t.start == c.end and t.kind == "head" and t.bodies for t in r.titles)


def _ends_a_unit(r: Reading, c: Candidate) -> bool:
    """科 of 外国語学科教授, システム of 環境保全システム部長: one character or a plain word that ends other words."""
    if c.shape.full or "honorific" in c.evidence or c.start in r.edges or c.start == r.segment.start:
        return False
    before = r.text[c.start - 1]
    if c.kind == "katakana":
        return bool(names.ONLY_KANJI.fullmatch(before)) and COMMON in classes(c.text)
    glued = bool(names.ONLY_KANJI.fullmatch(before)) or (before.isascii() and before.isalnum())
    return c.end - c.start == 1 and glued and "list" not in c.evidence


def _followed(r: Reading, c: Candidate) -> bool:
    """渋沢栄一|記念館: a follower of one character is a word of its own (not 山 of 山口大学長)."""
    after = r.text[c.end : min(r.segment.end, c.end + 4)]
    found = max((w for w in followers() if after.startswith(w)), key=len, default="")
    if len(found) != 1:
        return bool(found)
    i = bisect_left(r.segment.tokens, c.end, key=START)
    tokens = r.segment.tokens
    return not (i < len(tokens) and tokens[i].start == c.end and len(tokens[i].text) > 1)


def _quoted(r: Reading, c: Candidate) -> bool:
    """「高山流水」: what fills its quotation marks, and nothing but its words says that it is a person."""
    return (
        r.text[c.start - 1 : c.start] in ("「", "『")
        and r.text[c.end : c.end + 1] in ("」", "』")
        and c.evidence.keys() <= {"words", "model"}
    )


def _in_a_firm(r: Reading, c: Candidate) -> bool:
    """株式会社山田: what a body's name begins with stands before it; 岬ガス株式会社有吉慶祐 has that at its end."""
    before = r.text[max(r.segment.start, c.start - 12) : c.start]
    found = next((w for w in affixes("prefix") if before.endswith(w)), "")
    return bool(found) and not (c.shape.full and FIRM_ENDS.match(found) and NAMED.search(before[: -len(found)]))


def _how_many(r: Reading, c: Candidate) -> bool:
    """米沢青年会議所|理事長|1名: how many hold an office that begins right behind it, or behind a word of kanji."""
    near = [t for t in r.titles if c.end <= t.start < c.end + len("青年会議所") + 1]
    return any(
        HOW_MANY.match(r.text, t.end) and (t.start == c.end or names.ONLY_KANJI.fullmatch(r.text[c.end : t.start]))
        for t in near
    )


def nobody(r: Reading, c: Candidate) -> bool:
    """Is it a part of something else (渋沢栄一記念館), a body, or a word that names no one?"""
    if (
        names.is_nobody(c.text)
        or c.text.endswith(("みな", "皆", "みんな"))
        or (is_organization(c.text) and not ((c.shape.full or is_family(c.text)) and unsure_ending(c.text)))
    ):
        return True
    if c.kind == "japanese" and OF_TOWNS.search(c.text):
        return True  # 群馬県町村 of 群馬県町村会長
    if c.kind == "japanese" and c.text.endswith(_venues()) and len(c.text) > 3:
        return True
    if c.kind == "katakana" and OF_PARTS.split(c.text)[-1] in _venues():
        return True  # マリーナ・コンベンション・センター
    if _in_a_firm(r, c):
        return True
    if c.evidence.keys().isdisjoint(("honorific",)) and (_inside(r, c) or COUNTED.fullmatch(c.text.replace(" ", ""))):
        return True
    if not c.shape.full and _how_many(r, c):
        return True
    if c.kind != "japanese" and COMPANY.match(r.text, c.end, r.segment.end):
        return True
    if _of_a_town(r, c) or _ends_a_unit(r, c) or _quoted(r, c) or c.text in world_regions():
        return True
    if c.end - c.start == 1 and r.text[c.start - 1 : c.start] == "(" and r.text[c.end : c.end + 1] == ")":
        return True  # (正)
    if names.ONLY_HIRAGANA.fullmatch(c.text) and not c.shape.full and "honorific" not in c.evidence:
        return True
    if TOWN_ABROAD.search(c.text):
        return True  # マルセイユ市助役
    if (
        c.text[-1] in "前元"
        and not c.shape.full
        and c.end in r.edges
        and names.ONLY_KANJI.fullmatch(r.text[c.start - 1 : c.start])
    ):
        return True  # 宗前 of 真言宗前管長
    if not c.evidence.keys().isdisjoint(("honorific", "title_after", "title_glued")):
        return False
    if c.kind == "japanese" and PLACE_END.search(c.text):
        return True
    return c.end not in r.edges and _followed(r, c)
