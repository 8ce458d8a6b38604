"""What the whole page makes of a name: a country that it writes about, the same name where it is sure."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from functools import lru_cache
from itertools import pairwise

from pipeline.model import Place
from pipeline.recognize.cities_scan import Candidate, candidate
from pipeline.recognize.cities_spans import Spans
from pipeline.recognize.tokens import tokenize

KANJI_COUNTRIES = frozenset(("CN", "KR", "KP", "TW"))  # whose cities Japanese writes in kanji
LARGE = 250_000  # a mayor of 宮崎市 is likelier than one called 宮崎
SHORTEST_ALPHABET, ORDERED = 5, 0.7
Found = dict[int, list[Candidate]]


def kanji_abroad(found: Found, near: dict[int, set[str]]) -> None:
    """抱川市 on a page that names 韓国: a weak name with 市 in kanji is a city of the one such country."""
    written = KANJI_COUNTRIES & {code for codes in near.values() for code in codes}
    for index, candidates in found.items():
        here = near[index] & KANJI_COUNTRIES or written
        if len(here) == 1:
            (code,) = here
            for c in candidates:
                if _may_be_of(c, code):
                    c.country = code
                    c.settle("row", "kanji_abroad", 0.6)


def _may_be_of(c: Candidate, code: str) -> bool:
    if c.verdict != "weak" or c.form != "whole" or c.text[-1] != "市" or not re.match("[一-鿿]{2}", c.text):
        return False
    return c.follows == "free" and (not c.options or any(p.country_code == code for p in c.options))


def echo(found: Found, texts: dict[int, str]) -> None:
    """A weak name that is a row elsewhere on the page is one here too; 倉敷 is one on a page of 倉敷市."""
    sure = {c.text: c for cs in found.values() for c in cs if c.verdict == "row"}
    for c in list(sure.values()):
        if c.form == "whole" and c.japanese and len(c.text) > 2:
            sure.setdefault(c.text[:-1], c)
    for candidates in found.values():
        for c in candidates:
            if c.verdict == "weak" and c.text in sure:
                c.settle("row", "echo", 0.7)
    unlisted = sorted((t for t, c in sure.items() if not c.options), key=lambda t: (-len(t), t))
    if unlisted:
        pattern = re.compile(rf"(?<![ァ-ヺー])(?:{'|'.join(map(re.escape, unlisted))})(?![ァ-ヺー])")
        for index, candidates in found.items():
            _again(index, candidates, texts[index], pattern, sure)


def _again(
    index: int, candidates: list[Candidate], text: str, pattern: re.Pattern[str], sure: dict[str, Candidate]
) -> None:
    """Add the places where an unlisted name stands once more."""
    taken = Spans((c.start, c.end) for c in candidates)
    for m in pattern.finditer(text):
        if taken.overlap(*m.span()):
            continue
        new = candidate(index, m.span(), text, ())
        if new.goes_free:
            new.country, new.listed = sure[m.group()].country, sure[m.group()].listed
            new.settle("row", "echo", 0.6)
            candidates.insert(bisect_left([c.start for c in candidates], new.start), new)


def agree(kept: list[Candidate]) -> None:
    """One name is one place on a page: the mention that knows its country or prefecture tells the others."""
    told = {c.text: c.place for c in reversed(kept) if c.country or c.parent}
    known = {c.text: c.place for c in reversed(kept) if not c.options and c.place and c.place.country_code}
    for c in kept:
        if not c.country and not c.parent:
            c.place = told.get(c.text) or (c.place if c.options else known.get(c.text, c.place))


def family_names(found: Found, texts: dict[int, str], people: dict[int, Spans]) -> None:
    """小林市長 on a page of 厚木市 is its mayor, not that of 小林市: the office after a family name, where the page
    names other cities and never this one without its mayor, and no name stands beside the office."""
    rows = [c for cs in found.values() for c in cs if c.verdict == "row" and c.form == "whole" and c.japanese]
    plain = {c.text for c in rows if not texts[c.block].startswith("長", c.end)}
    for c in rows:
        text = texts[c.block]
        if (
            c.text in plain
            or not plain
            or c.options[0].population >= LARGE
            or text[max(0, c.start - 1) : c.start] in ("・", "県", "都", "府", "道")
        ):
            continue
        beside = people[c.block].overlap(c.start - 2, c.start) or people[c.block].overlap(c.end + 1, c.end + 3)
        if not beside and is_family_name(c.text[:-1]):
            c.settle("no", "family_name", 0.0)


def mayors_abroad(found: Found, people: set[str]) -> None:
    """リード市長 where somebody of the page is called リード; and 福島 on a page of 福島県 that names no 福島市."""
    written = {c.text for cs in found.values() for c in cs if c.form != "bare" and (c.verdict == "row" or c.goes_free)}
    for c in (c for cs in found.values() for c in cs):
        if c.form == "whole" and not c.japanese and c.text[:-1] in people and c.follows == "row":
            c.settle("no", "person", 0.0)
        elif c.form == "bare" and c.japanese and not c.listed and _of_prefecture(c.text, written):
            c.settle("located", "of_a_prefecture", 0.6)


def _of_prefecture(name: str, written: set[str]) -> bool:
    return name + "市" not in written and (name + "県" in written or name + "府" in written)


@lru_cache(maxsize=4096)
def is_family_name(word: str) -> bool:
    words = tokenize(word, "C")
    return len(word) > 1 and len(words) == 1 and words[0].pos[2:4] == ("人名", "姓")


def alphabetical(kept: list[Candidate]) -> None:
    """In a list that goes by the English alphabet a name means the place that fits between its neighbours:
    オークランド between Amman and Baghdad is Auckland."""
    by_block: dict[int, list[Candidate]] = {}
    for c in kept:
        if c.listed and c.place and c.place.name_en:
            by_block.setdefault(c.block, []).append(c)
    for listed in by_block.values():
        names = [_latin(c.place) for c in listed]
        ordered = sum(a <= b for a, b in pairwise(names))
        if len(listed) < SHORTEST_ALPHABET or ordered < ORDERED * (len(listed) - 1):
            continue
        for i in range(1, len(listed) - 1):
            _fit(listed[i], names[i - 1], names[i + 1])


def _fit(c: Candidate, before: str, after: str) -> None:
    """Take the largest city of the name between its neighbours, where the chosen place is not there."""
    if before > after or before <= _latin(c.place) <= after or c.country:
        return
    fit = [p for p in c.options if p.kind == "city" and before <= _latin(p) <= after]
    if fit:
        c.place = max(fit, key=lambda p: (p.population, p.key))


def _latin(place: Place | None) -> str:
    plain = unicodedata.normalize("NFKD", place.name_en if place else "").lower()
    return "".join(char for char in plain if char.isalpha() and char.isascii())


def entities(kept: list[Candidate]) -> dict[str, str]:
    """Place key → the first name of it on the page, a row's name before one that only locates."""
    out: dict[str, str] = {}
    for c in sorted(kept, key=lambda c: c.verdict != "row"):
        if c.place is not None:
            out.setdefault(c.place.key, c.text)
    return out
