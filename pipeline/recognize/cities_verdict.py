"""Is a candidate a city that the page names, a place that only locates, a weak guess, or nothing?"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from pipeline.gazetteer import Gazetteer, country
from pipeline.recognize.cities_scan import JOINT, RUN, Candidate
from pipeline.recognize.tokens import tokenize

Spans = Sequence[tuple[int, int, str]]  # start, end, label; in the block's text

KANJI = re.compile(r"[一-鿿々]")
KANA = re.compile(r"[ァ-ヺー]")
BEFORE_NAME = re.compile(r"[旧現同在各元前対於駐来訪県都府道郡市国約全]$")
ACTS = re.compile(
    r"[がはもへをでとや、・･:：,，（(／/|｜\n]|から|より|及び|および|並びに|ならびに|にて|に(?!お|あ|所|住)|[\s　]*$"
)
AND = re.compile(r"[、・,，/／]|[やと]|及び|および")
OFFICE = re.compile(r"〒|TEL|ＴＥＬ|Tel|FAX|ＦＡＸ|Fax|電話(?:番号)?[:：\s　]|ファクス|ファックス")
OFFICE_LABEL = re.compile(
    r"^(?:住所|所在地|連絡先|問合せ?先?|問い?合わ?せ先?|お問い?合わ?せ先?|申込先|送付先|提出先|郵送先|宛先)$"
)
VENUE_LABEL = re.compile(r"場所|会場|ところ|開催地|開催場所")
HOUSE = re.compile(r"[^\s　、。，,（）()]{0,10}?[0-9０-９一二三四五六七八九十]{1,4}(?:丁目|番地|番|[-－‐―−][0-9０-９])")
GIVEN_NAME = re.compile(r"[ 　][一-鿿ぁ-ん]{1,3}[ 　]?(?:君|くん|さん|氏|様|先生|教授|准教授|議員|[)）(（]|$|\n)")
ADDRESS_LINE = 60
LARGE_JAPAN, LARGE_KATAKANA, LARGE_KANJI, LARGE_FOLDED = 250_000, 100_000, 1_000_000, 300_000


@dataclass(slots=True)
class Setting:
    """What surrounds a block's candidates."""

    text: str
    label: str = ""
    persons: list[tuple[int, int]] = field(default_factory=list)
    bodies: list[tuple[int, int]] = field(default_factory=list)
    entities: Spans = ()
    beside_office: bool = False  # a line with a telephone stands right before or after

    @property
    def office(self) -> bool:
        """An office's address: a place in it only locates."""
        if VENUE_LABEL.search(self.label):
            return False
        if self.beside_office and len(self.text) < ADDRESS_LINE and HOUSE.search(self.text):
            return True
        return bool(OFFICE.search(self.text) or OFFICE_LABEL.match(self.label))


def strong(c: Candidate, gazetteer: Gazetteer) -> bool:
    """Is a name without a suffix known well enough to be a city wherever it stands alone?"""
    best = c.options[0]
    flags = gazetteer.flags(best)
    if best.lg_code:
        if best.key.startswith("jp:13") and best.kind == "region":
            return True
        return best.kind == "city" and "p" not in flags and (best.population >= LARGE_JAPAN or "C" in flags)
    if best.kind == "region" or "c" in flags or "p" in flags:
        return False
    if not KANA.match(c.text):
        return best.population >= LARGE_KANJI
    exact = gazetteer.exact(c.text)
    if not exact and (everyday(c.text) or abs(len(c.text) - len(best.name)) > 1):
        return False
    return "E" in flags and exact or best.population >= (LARGE_KATAKANA if exact else LARGE_FOLDED)


@lru_cache(maxsize=4096)
def everyday(word: str) -> bool:
    """One common noun of the language (パートナー), by Sudachi's dictionary."""
    words = tokenize(word, "C")
    return len(words) == 1 and words[0].pos[1] == "普通名詞" and words[0].norm != ""


def judge(found: list[Candidate], setting: Setting, gazetteer: Gazetteer) -> None:
    """Give each candidate of a block its verdict, rule and confidence."""
    for i, c in enumerate(found):
        c.verdict, c.rule, c.confidence = _verdict(c, setting, gazetteer)
        if c.verdict != "no" and not _edge(c, found[i - 1] if i else None, setting.text):
            c.verdict, c.rule = "no", "inside_a_word"
    for before, c in zip(found, found[1:], strict=False):
        if c.rule == "region_locates" and before.form == "region" and before.verdict == "row" and c.follows == "free":
            if AND.fullmatch(setting.text, before.end, c.start):
                c.verdict, c.rule = "row", "region_in_a_list"
    for i, c in enumerate(found):
        if c.verdict == "row" and c.form == "region" and _locates(c, found, i, setting.text):
            c.verdict, c.rule = "located", "region_of_a_city"
        elif c.verdict == "row" and setting.office:
            c.verdict, c.rule = "located", "office_address"


def _verdict(c: Candidate, setting: Setting, gazetteer: Gazetteer) -> tuple[str, str, float]:
    if _inside(c, setting.persons):
        return "no", "person", 0.0
    body = next((s for s in setting.bodies if s[0] <= c.start and c.end <= s[1]), None)
    if body and (body[0] < c.start or (body[1] > c.end and (c.form == "bare" or c.follows == "open"))):
        return ("no", "inside_a_body", 0.0) if c.form == "bare" else ("located", "inside_a_body", 0.8)
    if c.form == "bare":
        return _bare(c, setting, gazetteer)
    if c.form == "region":
        return _region(c, setting)
    if c.follows in ("part", "located"):
        return "located", "inside_a_name", 0.8
    if c.country and c.options and c.text[-1] == "区" and all(p.country_code != c.country for p in c.options):
        return "no", "ward_of_another_land", 0.0
    if c.options and gazetteer.flags(c.options[0]) == "W" and len(c.options) == 1:
        return (
            ("row", "ward_acts", 0.7)
            if c.follows == "row" and c.text + "内" not in setting.text
            else ("located", "ward", 0.7)
        )
    if not c.options:
        return (
            ("row", "unknown_with_suffix", 0.7)
            if c.country or c.text[-1:] == "市"
            else ("weak", "unknown_with_suffix", 0.4)
        )
    if _other_land(c, gazetteer):
        return "weak", "foreign_name_in_kanji", 0.3
    if _village(c, setting.text):
        return "located", "neighbourhood", 0.5
    return "row", "whole_name", 0.95


def _bare(c: Candidate, setting: Setting, gazetteer: Gazetteer) -> tuple[str, str, float]:
    after = setting.text[c.end : c.end + 1]
    if c.follows not in ("free", "row") or after.isdigit():
        return "no", "inside_a_name", 0.0
    if c.options[0].lg_code and GIVEN_NAME.match(setting.text, c.end):
        return "no", "family_name", 0.0
    label = next((x[2] for x in setting.entities if x[0] <= c.start and c.end <= x[1]), "")
    larger = any(x[0] <= c.start and c.end <= x[1] and x[1] - x[0] > c.end - c.start + 1 for x in setting.entities)
    if label == "PERSON" or (label in ("ORG", "FACILITY") and larger):
        return "no", "model_says_" + label.lower(), 0.0
    if c.country and c.options and any(p.country_code == c.country for p in c.options):
        return "row", "country_beside_it", 0.9
    if c.rule == "reading":
        return "row", "reading_beside_it", 0.8
    if strong(c, gazetteer):
        return "row", "well_known", 0.85
    if label == "PLACE" and c.options[0].kind == "city" and c.options[0].population >= 20_000:
        return "row", "model_and_table", 0.7
    return "weak", "name_alone", 0.3


def _region(c: Candidate, setting: Setting) -> tuple[str, str, float]:
    if c.follows in ("row", "body") or (c.follows == "open" and not (c.options and c.options[0].lg_code)):
        return "row", "region_acts", 0.85
    if c.follows != "free" or HOUSE.match(setting.text, c.end):
        return "located", "region_locates", 0.7
    if ACTS.match(setting.text, c.end):
        return "row", "region_acts", 0.7
    return "located", "region_locates", 0.6


def _unlisted(c: Candidate) -> tuple[str, str, float]:
    """A name with a suffix that no list has: a city beside its country, in katakana with 市, or where Sudachi's
    dictionary knows a Japanese town that is no more (浦和市)."""
    if c.country:
        return "row", "unknown_beside_a_country", 0.8
    if KANA.match(c.text):
        return ("row", "unknown_with_suffix", 0.7) if c.text[-1:] == "市" else ("weak", "unknown_with_suffix", 0.4)
    words = tokenize(c.text, "C")
    if c.follows != "row" or c.text[-1] != "市":  # 浦和市長 may be a person's family name and office
        known = words[0].pos[1:3] == ("固有名詞", "地名") and words[-1].end == len(c.text) and len(words) <= 2
        return ("row", "former_town", 0.6) if known else ("weak", "unknown_with_suffix", 0.3)
    return "weak", "unknown_with_suffix", 0.3


def _other_land(c: Candidate, gazetteer: Gazetteer) -> bool:
    """清水市 is hardly China's where nothing says so: a family name before 市長, a Japanese town that is no more."""
    best = c.options[0]
    return not best.lg_code and not KANA.match(c.text) and not c.country and not strong(c, gazetteer)


def _village(c: Candidate, text: str) -> bool:
    """A 町 or 村 right after a city, or before a house number, is a part of that city."""
    if c.text[-1] not in "町村":
        return False
    return bool(c.start and text[c.start - 1] in "市区") or bool(
        re.match(r"[0-9０-９一二三四五六七八九十]", text[c.end : c.end + 1])
    )


def _edge(c: Candidate, before: Candidate | None, text: str) -> bool:
    """Does the name begin where a word can begin?"""
    prev = text[c.start - 1 : c.start]
    if KANA.match(c.text):
        return _whole_run(c, text, c.form == "bare")
    if not prev or (before and before.end == c.start) or not (KANJI.match(prev) or KANA.match(prev)):
        return True
    if c.form != "bare" and len(c.text) > 2:
        return True
    return (
        bool(BEFORE_NAME.search(prev))
        and c.form != "bare"
        or any(country(text[k : c.start]) for k in range(max(0, c.start - 8), c.start))
    )


def _whole_run(c: Candidate, text: str, bare: bool) -> bool:
    """In a run with ・ the other parts are countries or places too: フランス・オータン, never a person or a company."""
    left = re.search(r"([ァ-ヺー]+)[・･＝=]$", text[max(0, c.start - 20) : c.start])
    right = re.match(r"[・･＝=]([ァ-ヺー]+)", text[c.end : c.end + 20]) if bare else None
    return all(m is None or bool(_place_word(m.group(1))) for m in (left, right))


def _place_word(word: str) -> bool:
    from pipeline.gazetteer import load

    found = load().lookup(word)
    return bool(country(word)) or bool(found and (found[0].population >= 50_000 or found[0].kind == "region"))


def _locates(c: Candidate, found: list[Candidate], i: int, text: str) -> bool:
    """埼玉県 before さいたま市 or in brackets after it."""
    after = found[i + 1] if i + 1 < len(found) else None
    before = found[i - 1] if i else None
    if after and JOINT.fullmatch(text, c.end, after.start) and "、" not in text[c.end : after.start] and _in(after, c):
        return not (
            text[c.end : after.start] in ("・", "／", "/")
            and c.options
            and bool(c.options[0].lg_code)
            and after.form == "bare"
        )
    return bool(before and text[before.end : c.start] in ("（", "(", "・") and _in(before, c))


def _in(city: Candidate, region: Candidate) -> bool:
    if city.form == "region" and (city.options or region.options) and (city.options or region.options)[0].lg_code:
        return False
    if not region.options or not city.options:
        return True
    where = region.options[0]
    return any(p.admin1 == where.name if where.lg_code else p.country_code == where.country_code for p in city.options)


def _inside(c: Candidate, spans: list[tuple[int, int]]) -> bool:
    return any(s <= c.start and c.end <= e for s, e in spans)


def by_block(entities: Mapping[int, Sequence[object]] | None, index: int) -> Spans:
    """The model's spans of a block as plain tuples."""
    spans = (entities or {}).get(index, ())
    return [(int(e.start), int(e.end), str(e.label)) for e in spans]  # type: ignore[attr-defined]


__all__ = ["RUN", "Setting", "by_block", "judge", "strong"]
