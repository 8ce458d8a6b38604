"""Is a candidate a city that the page names, a place that only locates, a weak guess, or nothing?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.gazetteer import Gazetteer, country
from pipeline.model import Place
from pipeline.recognize.cities_scan import Candidate
from pipeline.recognize.cities_setting import HOUSE, Setting
from pipeline.recognize.lexicon import is_family
from pipeline.recognize.signs import sign
from pipeline.recognize.tokens import tokenize

Opinion = tuple[str, str, float]  # verdict, rule, confidence

KANJI = re.compile(r"[一-鿿々]")
KANA = re.compile(r"[ァ-ヺー]")
MAY_STAND_BEFORE = "旧現同在各元前対於駐来訪県都府道郡市国約全"  # a name with its suffix
ACTS = re.compile(
    r"[がはもへをでとや、・･:：,，（(【*＊※／/|｜\n]|から|より|及び|および|並びに|ならびに|にて|に(?!お|あ|所|住)"
    r"|[\s　]*$"
)
LEFT_PART = re.compile(r"([ァ-ヺー]+)[・･＝=]$")
GIVEN_NAME = re.compile(rf"[ 　][一-鿿ぁ-ん]{{1,3}}[ 　]?(?:{sign('titled')}|[)）(（]|$|\n)")
ANCIENT = re.compile(f"{sign('ancient')}の?$")  # 古代ローマ
CLOCK = re.compile("[0-9０-９][年月日時分]$")  # 10時30分津市長
GOVERNED = re.compile(r"の[^、。\n]{0,20}?知事")
LARGE_JAPAN, LARGE_KATAKANA, LARGE_KANJI, LARGE_FOLDED, MEDIUM = 250_000, 100_000, 1_000_000, 300_000, 20_000
LARGE_ABROAD = 500_000  # with its 市, in kanji


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges the candidates of one block, one by one."""

    setting: Setting
    gazetteer: Gazetteer

    def opinion(self, c: Candidate) -> Opinion:
        if self.setting.persons.covering(c.start, c.end - (c.form == "whole" and c.follows == "row")):
            return "no", "person", 0.0  # 熊谷 of 熊谷市長 too, where people took it
        if "・" in c.text and not c.options and self.setting.persons.overlap(c.start, c.start + 1):
            return "no", "person", 0.0  # マルタン of マルタン・マルセイユ市助役
        body = self.setting.bodies.covering(c.start, c.end)
        dotted = body and body[0] == c.start and self.setting.text[c.end : c.end + 1] == "・" and not c.japanese
        if dotted and c.options and strong(c, self.gazetteer):
            body = None  # ニューヨーク・国連本部
        if body and (body[0] < c.start or (body[1] > c.end and (c.form == "bare" or c.follows == "open"))):
            return ("no", "inside_a_body", 0.0) if c.form == "bare" else ("located", "inside_a_body", 0.8)
        if c.form == "bare":
            return self._bare(c)
        return self._region(c) if c.form == "region" else self._whole(c)

    def _whole(self, c: Candidate) -> Opinion:
        if HOUSE.match(self.setting.text, c.end):
            c.follows = "free"  # an address: 長 of 北区長尾町1-2 is no 区長, 公園 of 港区芝公園1-2 no park
        if c.follows in ("part", "located"):
            return "located", "inside_a_name", 0.8
        if c.country and c.text[-1] == "区" and all(p.country_code != c.country for p in c.options):
            return "no", "ward_of_another_land", 0.0
        if not c.options:
            return _unlisted(c)
        if not c.japanese and not KANA.match(c.text) and not c.country and not strong(c, self.gazetteer):
            if c.options[0].population >= LARGE_ABROAD and c.goes_free and not is_family(c.text[:-1]):
                return "row", "large_city_abroad", 0.7  # 馬鞍山市
            return "weak", "foreign_name_in_kanji", 0.3  # 清水市 is hardly China's where nothing says so
        if _neighbourhood(c, self.setting.text):
            return "no", "neighbourhood", 0.0
        return "row", "whole_name", 0.95

    def _bare(self, c: Candidate) -> Opinion:
        if not c.goes_free or self.setting.text[c.end : c.end + 1].isdigit():
            return "no", "inside_a_name", 0.0
        if c.follows == "free" and re.match("[A-Za-zＡ-Ｚａ-ｚ]", self.setting.text[max(0, c.start - 1) : c.start]):
            return "no", "inside_a_name", 0.0  # JICA東京
        if ANCIENT.search(self.setting.text, max(0, c.start - 3), c.start):
            return "no", "of_another_age", 0.0
        if c.japanese and GIVEN_NAME.match(self.setting.text, c.end):
            return "no", "family_name", 0.0
        label, longer = self.setting.model_says(c.start, c.end)
        told = KANA.match(c.text) and any(_stands_in(p, c) for p in c.options)  # the country beside it knows better
        apart = self.setting.text[c.end : c.end + 1] == "・" and not c.japanese and strong(c, self.gazetteer)
        if not told and (label == "PERSON" or (label in ("ORG", "FACILITY") and longer and not apart)):
            return "no", "model_says_" + label.lower(), 0.0
        if any(_stands_in(p, c) for p in c.options):
            return "row", "country_beside_it", 0.9
        if c.rule == "reading":
            return "row", "reading_beside_it", 0.8
        if strong(c, self.gazetteer):
            return "row", "well_known", 0.85
        prefecture = c.japanese and "p" in self.gazetteer.flags(c.options[0])  # 沖縄 is likelier 沖縄県
        if label == "PLACE" and not prefecture and c.options[0].kind == "city" and c.options[0].population >= MEDIUM:
            return "row", "model_and_table", 0.7
        return "weak", "name_alone", 0.3

    def _region(self, c: Candidate) -> Opinion:
        if not c.options and not c.country and c.text[-1] != "州":
            return "weak", "unknown_region", 0.2
        if c.follows in ("row", "body") or (c.follows == "open" and not c.japanese):
            return "row", "region_acts", 0.85
        if GOVERNED.match(self.setting.text, c.end):
            return "row", "region_acts", 0.8
        if c.follows == "free" and not HOUSE.match(self.setting.text, c.end) and ACTS.match(self.setting.text, c.end):
            return "row", "region_acts", 0.7
        return "located", "region_locates", 0.7


def judge(found: list[Candidate], setting: Setting, gazetteer: Gazetteer) -> None:
    """Give each candidate of a block its verdict, rule and confidence."""
    judging = Judge(setting, gazetteer)
    for before, c in zip([None, *found], found, strict=False):
        c.settle(*judging.opinion(c))
        if before and before.end == c.start and before.form == "whole" and c.form == "bare":
            c.settle("no", "inside_a_city", 0.0)  # 小郡 of 山口市小郡
        if c.verdict != "no" and not _edge(c, before, setting.text, gazetteer):
            c.settle("no", "inside_a_word", 0.0)
        elif c.verdict == "row" and setting.is_office(c.start, c.end):
            c.settle("located", "office_address", 0.8)


def strong(c: Candidate, gazetteer: Gazetteer) -> bool:
    """Is a name without a suffix known well enough to be a city wherever it stands alone?"""
    best, flags = c.options[0], gazetteer.flags(c.options[0])
    if c.japanese:
        if best.kind == "region":
            return best.key == gazetteer.tokyo
        return best.kind == "city" and "p" not in flags and (best.population >= LARGE_JAPAN or "C" in flags)
    if best.kind == "region" or "c" in flags or "p" in flags:
        return False
    if not KANA.match(c.text):
        return best.population >= LARGE_KANJI
    exact = gazetteer.exact(c.text)
    if not exact and (everyday(c.text) or abs(len(c.text) - len(best.name)) > 1):
        return False
    return ("E" in flags and exact) or best.population >= (LARGE_KATAKANA if exact else LARGE_FOLDED)


@lru_cache(maxsize=4096)
def everyday(word: str) -> bool:
    """One common noun of the language (パートナー), by Sudachi's dictionary."""
    words = tokenize(word, "C")
    return len(words) == 1 and words[0].pos[1] == "普通名詞"


def _unlisted(c: Candidate) -> Opinion:
    """A name with a suffix that no list has: a city beside its country, in katakana with 市, or where Sudachi's
    dictionary knows a Japanese town that is no more (浦和市)."""
    if c.country == "JP":
        return "row", "former_town", 0.7
    if c.country:
        return "row", "unknown_beside_a_country", 0.8
    if KANA.match(c.text):
        return ("row", "unknown_with_suffix", 0.7) if c.text[-1] == "市" else ("weak", "unknown_with_suffix", 0.3)
    words = tokenize(c.text, "C")
    known = len(words) <= 2 and words[0].pos[1:3] == ("固有名詞", "地名")
    if known and c.follows != "row":  # 浦和市長 may be a family name and an office
        return "row", "former_town", 0.6
    return "weak", "unknown_with_suffix", 0.3


def _neighbourhood(c: Candidate, text: str) -> bool:
    """A 町 or 村 right after a city, or before a house number, is a part of that city."""
    if c.text[-1] not in "町村":
        return False
    return text[max(0, c.start - 1) : c.start] in ("市", "区") or bool(
        re.match(r"[0-9０-９一二三四五六七八九十]", text[c.end : c.end + 1])
    )


def _edge(c: Candidate, before: Candidate | None, text: str, gazetteer: Gazetteer) -> bool:
    """Does the name begin where a word can begin?"""
    if KANA.match(c.text):
        return _whole_run(c, text, gazetteer)
    prev = text[max(0, c.start - 1) : c.start]
    if not prev or (before and before.end == c.start) or not (KANJI.match(prev) or KANA.match(prev)):
        return True
    if c.form != "bare" and (len(c.text) > 2 or prev in MAY_STAND_BEFORE):
        return True
    if CLOCK.search(text[max(0, c.start - 3) : c.start]):
        return True
    return any(country(text[k : c.start]) for k in range(max(0, c.start - 8), c.start))


def _stands_in(place: Place, c: Candidate) -> bool:
    """Is it of the country beside it, in Japan of the prefecture, and there not a town's short name (兵庫県の南部)?"""
    if not place.lg_code:
        return place.country_code == c.country
    return place.admin1 == c.parent != "" and place.name[-1] in "市区"


def _whole_run(c: Candidate, text: str, gazetteer: Gazetteer) -> bool:
    """In a run with ・ the other parts are countries or places too: フランス・オータン, never a person or a company."""
    left = LEFT_PART.search(text, max(0, c.start - 20), c.start)
    if left and any(country(text[k : c.start - 1]) for k in range(max(0, left.start() - 3), left.start())):
        left = None  # 南アフリカ・
    right = re.match(r"[・･＝=]([ァ-ヺー]+)", text[c.end : c.end + 20]) if c.form == "bare" else None
    return all(m is None or _names_a_place(m.group(1), gazetteer) for m in (left, right))


def _names_a_place(word: str, gazetteer: Gazetteer) -> bool:
    found = gazetteer.lookup(word)
    return bool(country(word) or (found and (found[0].population >= MEDIUM or found[0].kind == "region")))
