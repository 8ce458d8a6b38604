"""Names of cities in no list of ours that their suffix gives away: シャルム・エル・シェイク市, 抱川市."""

from __future__ import annotations

import re

from pipeline.gazetteer import countries_in, country
from pipeline.recognize.signs import sign

RUN = re.compile(r"[ァ-ヺー]+(?:[・･＝=][ァ-ヺー]+)*")
PART = re.compile(r"[ァ-ヺー]+")
# behind a mayor whose name follows, or who comes
NAMED = re.compile(rf"[ 　]*[ァ-ヺー]+[・＝=][ァ-ヺー]|の{sign('comes')}")
SUFFIX = re.compile(r"特別市|広域市|(?:市|町|村|郡|州|県|省|地区|特別区|区)(?![場販営議])|市(?=議会)")
KANJI_CITY = re.compile(r"[一-鿿]{2,3}(?:市(?![場販営民街況価政史立電])|特別市|広域市)")
NO_NAME = re.compile(sign("no_city"))
BEFORE_KANJI = re.compile("(?:都市|提携|旧|元|[県府道])$")
JOINT = re.compile(r"[・･、,/／\s　の（(]{0,2}")  # between a country or a region and its city


def katakana_cities(text: str) -> list[tuple[int, int]]:
    """Runs of katakana with 市, 州 …, without a country before them; アントニオ・ロッシ市長 is a person."""
    out = []
    for run in RUN.finditer(text):
        suffix = SUFFIX.match(text, run.end())
        if not suffix:
            continue
        parts = list(PART.finditer(text, run.start(), run.end()))
        mayor = text.startswith("長", suffix.end())
        if mayor and not _nation_before(text, parts) and not (len(parts) == 1 and NAMED.match(text, suffix.end() + 1)):
            continue
        first = next((k + 1 for k in range(len(parts) - 1, -1, -1) if country(parts[k].group())), 0)
        if first < len(parts) and run.end() - parts[first].start() > 1:
            out.append((parts[first].start(), suffix.end()))
    return out


def kanji_cities(text: str) -> list[tuple[int, int]]:
    """Two or three kanji with 市, as in 抱川市 and 浦和市; 本市 and 骨董市 are no names."""
    out = []
    for m in KANJI_CITY.finditer(text) if "市" in text else ():
        start, end = m.span()
        start += text[start] == "旧"
        start += text[start] in "県府道" and end - start > 3  # 浦和市 of 埼玉県浦和市
        inside = re.match("[一-鿿]", text[start - 1 : start]) and not BEFORE_KANJI.search(
            text, max(0, start - 2), start
        )
        if end - start > 2 and not inside and not NO_NAME.search(text[start:end]):
            out.append((start, end))
    return out


def _nation_before(text: str, parts: list[re.Match[str]]) -> bool:
    """Does a country stand in the run before its last part, or directly before the run?"""
    if any(country(p.group()) for p in parts[:-1]):
        return True
    if len(parts) > 1:
        return False
    start, before = parts[0].start(), max(0, parts[0].start() - 14)
    return any(JOINT.fullmatch(text, before + end, start) for _, end, _ in countries_in(text[before:start]))
