"""Candidates for cities in one block: every name of the gazetteer, and names in no list that their words give away."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.gazetteer import Gazetteer, countries_in, country
from pipeline.model import Method, Place
from pipeline.recognize.cities_tails import Form, Verdict, tail

WHOLE = re.compile(r"[市区町村都]$|特別市$|広域市$")
REGION = re.compile(r"[都道府県州省郡]$|環礁$|地区$|地方$|自治区$")
RUN = re.compile(r"[ァ-ヺー]+(?:[・･＝=][ァ-ヺー]+)*")
PART = re.compile(r"[ァ-ヺー]+")
# a suffix that makes a city or a region of an unknown name in katakana
UNKNOWN_SUFFIX = re.compile(r"特別市|広域市|(?:市|町|村|郡|州|県|省|地区|特別区|区)(?![場販営議])|市(?=議)")
KANJI_NAME = re.compile(r"[一-鿿]{2,3}(?=市(?![場販営民街況価議政史立電]))市|[一-鿿]{2,3}(?:特別市|広域市)")
NO_NAME = re.compile(r"都市|[本同当各他全両朝夕見古新市区町村県数二三四五六七八九十多諸会員隣近大小中核産直骨董感謝蚤蔵植木]市$|(?:姉妹|友好|加盟|会員|政令|指定|中核|近隣|周辺|開催|候補|参加)")
AFTER_KANJI = re.compile("(?:都市|提携|旧|元)$")
JOINT = re.compile(r"[・･、,/／\s　の（(]{0,2}")
READING = re.compile(r"[（(][ァ-ヺー・]{2,12}[）)]")


@dataclass(slots=True)
class Candidate:
    """A name in a block that may be a city's; offsets count in the block's text."""

    block: int
    start: int
    end: int
    text: str
    options: tuple[Place, ...]
    form: Form
    follows: Verdict  # what stands after it
    verdict: str = "weak"  # row, located, weak, no
    rule: str = ""
    confidence: float = 0.5
    method: Method = "gazetteer"
    country: str = ""  # told by the words beside it
    parent: str = ""  # the prefecture or region written before it
    place: Place | None = None
    listed: bool = field(default=False)


def form_of(text: str, place: Place | None) -> Form:
    """Is the name written with its suffix, and what kind of place does the suffix make it?"""
    if place is not None and place.kind == "region" and REGION.search(text):
        return "region"
    if place is not None and place.country_code == "JP":
        same_end = text[-1] == place.name[-1] and len(text) >= len(place.name)  # 茅ケ崎市 is 茅ヶ崎市
        return "whole" if same_end else "bare"
    if place is None:
        return "region" if REGION.search(text) else "whole" if WHOLE.search(text) else "bare"
    if REGION.search(text) and not text.endswith("都"):
        return "region"
    return "whole" if WHOLE.search(text) else "bare"


def scan(block: int, text: str, gazetteer: Gazetteer) -> tuple[list[Candidate], list[tuple[int, int, str]]]:
    """Candidates in text order, and the countries named in the block."""
    nations = countries_in(text)
    out: list[Candidate] = []
    for start, end, options in gazetteer.find(text):
        if len(options[0].name) < end - start and options[0].lg_code and text[start:end].endswith(options[0].name):
            cut = end - len(options[0].name)  # さいたま市浦和区: both, and the ward is that city's
            city = gazetteer.lookup(text[start:cut])
            out.append(_candidate(block, start, cut, text, city))
            out.append(_candidate(block, cut, end, text, options))
        else:
            out.append(_candidate(block, start, end, text, options))
    taken = [(c.start, c.end) for c in out] + [(s, e) for s, e, _ in nations]
    out += [c for c in (*unknown(block, text), *unknown_kanji(block, text)) if not any(s < c.end and c.start < e for s, e in taken)]
    out.sort(key=lambda c: c.start)
    _join(out, nations, text)
    return out, nations


def _candidate(block: int, start: int, end: int, text: str, options: tuple[Place, ...]) -> Candidate:
    form = form_of(text[start:end], options[0] if options else None)
    return Candidate(block, start, end, text[start:end], options, form, tail(text, end, form))


def unknown(block: int, text: str) -> list[Candidate]:
    """Katakana names with 市, 州 … that no list has, and parts of runs that may turn out to be one in a list."""
    out = []
    for run in RUN.finditer(text):
        suffix = UNKNOWN_SUFFIX.match(text, run.end())
        if not suffix:
            continue
        parts = list(PART.finditer(text, run.start(), run.end()))
        if text[suffix.end() : suffix.end() + 1] == "長" and not _nation_before(text, parts):
            continue  # アントニオ・ロッシ市長 is a person
        first = next((k + 1 for k in range(len(parts) - 1, -1, -1) if country(parts[k].group())), 0)
        if first < len(parts) and run.end() - parts[first].start() > 1:
            start, end = parts[first].start(), suffix.end()
            form = form_of(text[start:end], None)
            out.append(Candidate(block, start, end, text[start:end], (), form, tail(text, end, form), method="rule"))
    return out


def unknown_kanji(block: int, text: str) -> list[Candidate]:
    """抱川市, 浦和市: two or three kanji with 市 that no list has; weak until something on the page speaks for it."""
    out = []
    for m in KANJI_NAME.finditer(text):
        start = m.start()
        while start + 2 < m.end() and NO_NAME.search(text[start : m.end()]) and text[start : start + 2] in ("都市", "友好"):
            start += 2
        start += text[start] == "旧"
        inside = re.match("[一-鿿]", text[start - 1 : start]) and not AFTER_KANJI.search(text, max(0, start - 2), start)
        if m.end() - start < 3 or NO_NAME.search(text[start : m.end()]) or inside:
            continue
        form = form_of(text[start : m.end()], None)
        new = Candidate(block, start, m.end(), text[start : m.end()], (), form, tail(text, m.end(), form), method="rule")
        out.append(new)
    return out


def _nation_before(text: str, parts: list[re.Match[str]]) -> bool:
    """Does a country stand in the run before its last part, or directly before the run?"""
    if any(country(p.group()) for p in parts[:-1]):
        return True
    if len(parts) > 1:
        return False
    start, before = parts[0].start(), max(0, parts[0].start() - 14)
    return any(JOINT.fullmatch(text, before + end, start) for _, end, _ in countries_in(text[before:start]))


def _join(found: list[Candidate], nations: list[tuple[int, int, str]], text: str) -> None:
    """Tell each candidate the country and the prefecture that stand directly before it or in brackets after it."""
    for i, c in enumerate(found):
        before = found[i - 1] if i else None
        if before and JOINT.fullmatch(text, before.end, c.start):
            c.country = before.country if before.form == "region" and "、" not in text[before.end : c.start] else ""
            if before.form == "region" and before.options and "、" not in text[before.end : c.start]:
                c.country, c.parent = before.options[0].country_code, before.options[0].name
            elif before.options and before.options[0].lg_code and c.start == before.end:
                c.parent = before.options[0].name
            elif before.options and c.start == before.end:
                c.country = before.options[0].country_code  # ソウル特別市江南区 is none of Japan's 江南区
        for start, end, code in nations:
            if end <= c.start and JOINT.fullmatch(text, end, c.start) and "、" not in text[end : c.start]:
                c.country = code
            if (
                start >= c.end
                and text[c.end : start] in ("（", "(", "（ ", "・", "/", "／", "，", "、 ")
                and _closes(text, end)
            ):
                c.country = c.country or code
        if READING.match(text, c.end) and not PART.match(c.text):
            c.rule = "reading"


def _closes(text: str, end: int) -> bool:
    return text[end : end + 1] in ("）", ")", "・", "、", "", "/")
