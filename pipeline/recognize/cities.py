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
        cities_verdict.judge(found[block.index], _setting(block, text, taken, entities), gazetteer)
    for block in blocks:
        found[block.index] = _with_lists(block.index, texts[block.index], found[block.index], gazetteer)
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
    """One unlisted name is one place on a page: the mention that knows its country tells the others."""
    best: dict[str, Candidate] = {}
    for c in kept:
        if not c.options and c.place and (c.text not in best or not best[c.text].place.country_code):  # type: ignore[union-attr]
            best[c.text] = c
    for c in kept:
        if not c.options:
            c.place = best[c.text].place


def _entities(kept: Iterable[Candidate]) -> dict[str, str]:
    """Place key → the first name of it on the page, a row's name before one that only locates."""
    rows: dict[str, str] = {}
    others: dict[str, str] = defaultdict(str)
    for c in kept:
        if c.place is not None:
            (rows if c.verdict == "row" else others).setdefault(c.place.key, c.text)
    return {**others, **rows}
