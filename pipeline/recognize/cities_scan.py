"""Candidates for cities in one block: every name of the gazetteer, and names in no list that a suffix gives away."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.gazetteer import Gazetteer, countries_in, country
from pipeline.model import Method, Place
from pipeline.recognize.cities_former import former_towns
from pipeline.recognize.cities_spans import Spans
from pipeline.recognize.cities_tails import Form, Verdict, tail
from pipeline.recognize.cities_unlisted import JOINT, PART, kanji_cities, katakana_cities
from pipeline.recognize.signs import sign

Nation = tuple[int, int, str]  # start, end, ISO code

WHOLE = re.compile(r"(?:[市区町村都]|特別市|広域市)$")
REGION = re.compile(r"(?:[都道府県州省郡]|環礁|地区|地方|自治区)$")
LONG_FORM = re.compile(rf"(?:・[ァ-ヺー]{{1,8}})?{sign('kind_of_state')}{{0,3}}(?:共和国|王国|公国|連邦|国)")
OPENS = re.compile(r"[*＊※]?[（(]\s?|[・/／，]|、 ")
CLOSES = re.compile(r"[）)・、/]|$")
READING = re.compile(r"[（(][ぁ-ゖァ-ヺー・]{2,12}[）)]")


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
    parent: str = ""  # the prefecture or city written before it
    place: Place | None = None
    listed: bool = False

    @property
    def japanese(self) -> bool:
        return bool(self.options and self.options[0].lg_code)

    @property
    def goes_free(self) -> bool:
        """Nothing stands after it that makes another word of it."""
        return self.follows in ("free", "row")

    def settle(self, verdict: str, rule: str, confidence: float) -> None:
        self.verdict, self.rule, self.confidence = verdict, rule, confidence


def form_of(text: str, place: Place | None) -> Form:
    """Is the name written with its suffix, and what kind of place does the suffix make it?"""
    if place is not None and place.kind == "region" and REGION.search(text):
        return "region"
    if place is not None and place.country_code == "JP":
        same_end = text[-1] == place.name[-1] and len(text) >= len(place.name)  # 茅ケ崎市 is 茅ヶ崎市
        return "whole" if same_end else "bare"
    if REGION.search(text) and not text.endswith("都"):
        return "region"
    return "whole" if WHOLE.search(text) else "bare"


def candidate(block: int, span: tuple[int, int], text: str, options: tuple[Place, ...]) -> Candidate:
    start, end = span
    form = form_of(text[start:end], options[0] if options else None)
    method: Method = "gazetteer" if options else "rule"
    return Candidate(block, start, end, text[start:end], options, form, tail(text, end, form), method=method)


def scan(block: int, text: str, gazetteer: Gazetteer) -> tuple[list[Candidate], Sequence[Nation]]:
    """Candidates in text order, and the countries named in the block."""
    nations = countries_in(text)
    out: list[Candidate] = []
    for start, end, options in gazetteer.find(text):
        cut = end - len(options[0].name)
        if cut > start and gazetteer.parent(options[0]):  # さいたま市浦和区: both, and the ward is that city's
            out.append(candidate(block, (start, cut), text, gazetteer.lookup(text[start:cut])))
            out.append(candidate(block, (cut, end), text, options))
        else:
            out.append(candidate(block, (start, end), text, options))
    in_katakana = katakana_cities(text)
    if whole := [span for span in in_katakana if _one_name(span, text, out, gazetteer)]:
        # バン市 of ラマルー・レ・バン市
        out = [c for c in out if not any(a < c.start and c.end == b for a, b in whole)]
    if former := former_towns(text):
        out = [c for c in out if c.form != "bare" or not any(a <= c.start and c.end <= b for a, b in former)]
    more = [*in_katakana, *kanji_cities(text)]
    if more or former:
        taken = Spans([(c.start, c.end) for c in out] + [(s, e) for s, e, _ in nations])
        former = [span for span in former if not taken.overlap(*span)]
        out += [_new(block, span, text, gazetteer) for span in more if not taken.overlap(*span)]
    out.sort(key=lambda c: c.start)
    if out:
        _join(out, nations, text)
    for span in former:
        bisect.insort(out, _former(block, span, text, out), key=lambda c: c.start)
    return out, nations


def _former(block: int, span: tuple[int, int], text: str, found: list[Candidate]) -> Candidate:
    """A town that is no more, with the prefecture before it."""
    c = candidate(block, span, text, ())
    before = next((o for o in found if o.end == span[0] and o.form == "region" and o.options), None)
    c.country, c.parent = "JP", before.options[0].name if before else ""
    return c


def _one_name(span: Nation | tuple[int, int], text: str, found: list[Candidate], gazetteer: Gazetteer) -> bool:
    """Is a run with ・ and 市 one name, of whose parts only the last is in the table, and by chance?"""
    start, end = span[0], span[1]
    last = next((c for c in found if start < c.start and c.end == end), None)
    if last is None or re.match("[一-鿿]", text[start - 1 : start]):
        return False  # ケープタウン市 of 南アフリカ・ケープタウン市
    return not any(country(p.group()) or gazetteer.lookup(p.group()) for p in PART.finditer(text, start, last.start))


def _new(block: int, span: tuple[int, int], text: str, gazetteer: Gazetteer) -> Candidate:
    """An unlisted name; without a country glued before a listed one (ベトナムダナン市)."""
    start, end = span
    for cut in range(start + 2, end - 2):
        code = country(text[start:cut])
        options = gazetteer.lookup(text[cut:end]) or gazetteer.lookup(text[cut : end - 1]) if code else ()
        if found := tuple(p for p in options if p.country_code == code):
            return candidate(block, (cut, end), text, found)
    return candidate(block, span, text, ())


def _join(found: list[Candidate], nations: Sequence[Nation], text: str) -> None:
    """Tell each candidate the country and the prefecture that stand directly before it or in brackets after it."""
    spans = Spans((s, e) for s, e, _ in nations)
    codes = {(s, e): code for s, e, code in nations}
    for before, c in zip([None, *found], found, strict=False):
        if before and _touch(text, before.end, c.start):
            if before.form == "region":
                c.country = before.options[0].country_code if before.options else before.country
                c.parent = before.options[0].name if before.options else ""
            elif before.end == c.start and before.japanese:
                c.parent = before.options[0].name
            elif before.end == c.start and before.options and c.text[-1] == "区":
                c.country = before.options[0].country_code  # ソウル特別市江南区 is none of Japan's 江南区
        left, right = spans.last_before(c.start), spans.first_from(c.end)
        if left and left[1] <= c.start and _touch(text, left[1], c.start):
            c.country = codes[left]
        elif right and not c.country and OPENS.fullmatch(text, c.end, right[0]) and CLOSES.match(text, right[1]):
            c.country = codes[right]
        if READING.match(text, c.end) and not PART.match(c.text):
            c.rule = "reading"


def _touch(text: str, end: int, start: int) -> bool:
    """エジプト・アラブ共和国（シャルム・エル・シェイク）: the rest of a country's long form may stand between."""
    if long_form := LONG_FORM.match(text, end, start):
        end = long_form.end()
    return bool(JOINT.fullmatch(text, end, start)) and "、" not in text[end:start]
