"""Cities of a page: the municipalities, wards and regions that its body names as places or as taking part.

Each block's names are looked up (`cities_scan`), judged by the words beside them (`cities_verdict`, `cities_tails`),
helped by lists (`cities_lists`), and settled by what the whole page says (`cities_resolve`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pipeline import gazetteer as gaz
from pipeline.gazetteer import Gazetteer
from pipeline.model import Block, Document, Mention
from pipeline.recognize import cities_lists, cities_resolve, cities_verdict
from pipeline.recognize.cities_scan import Candidate, scan
from pipeline.recognize.cities_tails import tail
from pipeline.settings import DEFAULT, Settings

CITY_STATES = frozenset(("シンガポール", "ルクセンブルク", "モナコ", "クウェート", "ジブチ", "グアテマラ", "パナマ"))

KANJI_COUNTRIES = frozenset(("CN", "KR", "KP", "TW"))
MEDIUM = 100_000
BETWEEN = re.compile(r"[、・,，/／]|[やと]|及び|および|[、,]?並びに")


def find_cities(
    document: Document,
    taken: Sequence[Mention] = (),
    entities: Mapping[int, Sequence[Any]] | None = None,
    settings: Settings = DEFAULT,
) -> list[Mention]:
    """Every mention of a city in the body, in page order.

    `taken` are the people and organizations found before; `entities` the model's spans by block index, with start,
    end (in the block's text) and label. `scored` is False of a mention that only locates.
    """
    gazetteer = gaz.load(settings)
    blocks = document.body
    texts = {b.index: document.text_of(b) for b in blocks}
    found: dict[int, list[Candidate]] = {}
    near: dict[int, set[str]] = {}
    for block in blocks:
        text = texts[block.index]
        found[block.index], nations = scan(block.index, text, gazetteer)
        near[block.index] = {code for _, _, code in nations}
        setting = _setting(block, text, taken, entities)
        setting.beside_office = any(cities_verdict.OFFICE.search(texts.get(block.index + k, "")) for k in (-1, 1, 2))
        cities_verdict.judge(found[block.index], setting, gazetteer)
    for block in blocks:
        found[block.index] = _with_lists(block.index, texts[block.index], found[block.index], gazetteer)
        _beside(found[block.index], texts[block.index])
    lands = {code for codes in near.values() for code in codes}
    _kanji_abroad(found, near, lands)
    _echo(found, texts)
    return _mentions(document, found, near, gazetteer)


def _setting(
    block: Block, text: str, taken: Sequence[Mention], entities: Mapping[int, Sequence[Any]] | None
) -> cities_verdict.Setting:
    setting = cities_verdict.Setting(text, block.label, entities=cities_verdict.by_block(entities, block.index))
    for m in taken:
        if m.block == block.index and m.label in ("PERSON", "ORG"):
            spans = setting.persons if m.label == "PERSON" else setting.bodies
            spans.append((m.start - block.start, m.end - block.start))
    return setting


def _with_lists(index: int, text: str, found: list[Candidate], gazetteer: Gazetteer) -> list[Candidate]:
    """A list of cities makes rows of its weak members, and of its items that no list has."""
    out = list(found)
    for stretch in cities_lists.runs(text):
        filled, rest = cities_lists.members(stretch, found)
        if not cities_lists.is_list_of_cities(filled, rest):
            continue
        for c in filled:
            c.listed = True
            if c.verdict in ("weak", "located"):
                c.verdict, c.rule, c.confidence = "row", "list_of_cities", 0.8
        for item in [*rest, *(i for i in stretch if i.text in CITY_STATES)]:
            name = re.sub(r"[（(].*", "", item.text)
            end = item.start + len(name)
            if any(c.start < end and item.start < c.end for c in out) or len(name) < 2:
                continue
            options = gazetteer.lookup(name)
            new = Candidate(index, item.start, end, name, options, "bare", tail(text, end, "bare"), "row", listed=True)
            new.rule, new.confidence, new.method = "list_of_cities", 0.7, "rule"
            out.append(new)
    return sorted(out, key=lambda c: c.start)


def _beside(found: list[Candidate], text: str) -> None:
    """蘇州市、全州市や奈良市: a weak name beside a city of its own form, with nothing but 、 や と between them."""
    for _ in range(2):
        for i, c in enumerate(found):
            if c.verdict != "weak" or c.follows not in ("free", "row") or c.form == "region":
                continue
            rows = [o for o in (*found[max(0, i - 1) : i], *found[i + 1 : i + 2]) if _joined(o, c, text)]
            if rows and (c.form == "whole" or c.options[0].population >= MEDIUM or len(rows) == 2):
                c.verdict, c.rule, c.confidence = "row", "beside_a_city", 0.7


def _joined(other: Candidate, c: Candidate, text: str) -> bool:
    first, last = (other, c) if other.start < c.start else (c, other)
    if other.verdict != "row" or other.form != c.form or not other.options:
        return False
    if c.options and bool(c.options[0].lg_code) != bool(other.options[0].lg_code) and c.form == "bare":
        return False
    return bool(BETWEEN.fullmatch(text, first.end, last.start))


def _kanji_abroad(found: dict[int, list[Candidate]], near: dict[int, set[str]], lands: set[str]) -> None:
    """抱川市 on a page that names 韓国: a weak name with 市 in kanji is a city of the one such country."""
    written = sorted(lands & KANJI_COUNTRIES)
    for index, cs in found.items():
        here = sorted(near[index] & KANJI_COUNTRIES) or written
        for c in cs:
            if c.verdict == "weak" and c.form == "whole" and len(here) == 1 and c.follows in ("free", "row") and len(c.text) > 2:
                if "ァ" <= c.text[0] <= "ヺ" or c.text[-1] != "市":
                    continue
                if not c.options or any(p.country_code == here[0] for p in c.options):
                    c.verdict, c.rule, c.confidence, c.country = "row", "kanji_abroad", 0.6, here[0]


def _echo(found: dict[int, list[Candidate]], texts: dict[int, str]) -> None:
    """A weak name that is a row elsewhere on the page is one here too."""
    sure = {c.text: c for cs in found.values() for c in cs if c.verdict == "row" and c.rule != "echo"}
    for index, cs in found.items():
        for c in cs:
            if c.verdict == "weak" and c.text in sure:
                c.verdict, c.rule, c.confidence = "row", "echo", 0.7
        unlisted = [t for t, c in sure.items() if not c.options and t in texts[index]]
        for name in unlisted:
            for m in re.finditer(rf"(?<![ァ-ヺー]){re.escape(name)}(?![ァ-ヺー])", texts[index]):
                if not any(c.start < m.end() and m.start() < c.end for c in cs):
                    like = sure[name]
                    new = Candidate(
                        index, m.start(), m.end(), name, (), like.form, tail(texts[index], m.end(), like.form)
                    )
                    if new.follows in ("free", "row"):
                        new.verdict, new.rule, new.confidence, new.method = "row", "echo", 0.6, "rule"
                        new.country = like.country
                        cs.append(new)
        cs.sort(key=lambda c: c.start)


def _mentions(
    document: Document, found: dict[int, list[Candidate]], near: dict[int, set[str]], gazetteer: Gazetteer
) -> list[Mention]:
    kept = [c for cs in found.values() for c in cs if c.verdict in ("row", "located")]
    if not kept:
        return []
    evidence = cities_resolve.gather(document.page.text, gazetteer)
    for c in kept:
        c.place = cities_resolve.choose(c, evidence, near[c.block], gazetteer)
        if c.verdict == "row" and gazetteer.parent(c.place) and not c.listed and c.follows != "row":
            c.verdict, c.rule = "located", "ward"
    _same_country(kept)
    names = _entities(kept)
    starts = {b.index: b.start for b in document.body}
    return [
        Mention(
            page_id=document.page.page_id,
            block=c.block,
            start=starts[c.block] + c.start,
            end=starts[c.block] + c.end,
            text=c.text,
            label="CITY",
            name=c.text,
            method=c.method,
            rule=c.rule,
            confidence=c.confidence,
            entity=names[c.place.key],
            place=c.place,
            scored=c.verdict == "row",
        )
        for c in kept
        if c.place is not None
    ]


def _same_country(kept: list[Candidate]) -> None:
    """One name is one place on a page: the mention that knows its country or prefecture tells the others."""
    told = {c.text: c.place for c in reversed(kept) if c.country or c.parent}
    known = {c.text: c.place for c in reversed(kept) if not c.options and c.place and c.place.country_code}
    for c in kept:
        if c.options and not (c.country or c.parent):
            c.place = told.get(c.text, c.place)
        elif not c.options and not c.country:
            c.place = told.get(c.text) or known.get(c.text, c.place)


def _entities(kept: Iterable[Candidate]) -> dict[str, str]:
    """Place key → the first name of it on the page, a row's name before one that only locates."""
    rows: dict[str, str] = {}
    others: dict[str, str] = defaultdict(str)
    for c in kept:
        if c.place is not None:
            (rows if c.verdict == "row" else others).setdefault(c.place.key, c.text)
    return {**others, **rows}
