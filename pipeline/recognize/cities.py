"""Cities of a page: the municipalities, wards and regions that its body names as places or as taking part.

Each block's names are looked up (`cities_scan`), judged by the words around them (`cities_verdict`, `cities_tails`,
`cities_setting`) and by their neighbours (`cities_beside`, `cities_lists`); the page settles what stays open
(`cities_page`) and which place of a name it means (`cities_resolve`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline import gazetteer as gaz
from pipeline.gazetteer import Gazetteer
from pipeline.model import Document, Mention
from pipeline.recognize import cities_beside, cities_page, cities_resolve
from pipeline.recognize.cities_scan import Candidate, scan
from pipeline.recognize.cities_setting import Entity, settings_of
from pipeline.recognize.cities_verdict import judge
from pipeline.recognize.language import readable
from pipeline.settings import DEFAULT, Settings


def find_cities(
    document: Document,
    taken: Sequence[Mention] = (),
    entities: Mapping[int, Sequence[Entity]] | None = None,
    settings: Settings = DEFAULT,
) -> list[Mention]:
    """Every mention of a city in the body, in page order.

    `taken` are the people and organizations found before; `entities` the model's spans by block index, with start,
    end (in the block's text) and label. `scored` is False of a mention that only locates.
    """
    gazetteer = gaz.load(settings)
    texts = {b.index: text for b in document.body if readable(text := document.text_of(b))}
    body = [b for b in document.body if b.index in texts]
    found: dict[int, list[Candidate]] = {}
    near: dict[int, set[str]] = {}
    for index, text in texts.items():
        found[index], nations = scan(index, text, gazetteer)
        near[index] = {code for _, _, code in nations}
    around = settings_of(body, texts, taken, entities or {}, {index for index, some in found.items() if some})
    for index in around:
        candidates, text = found[index], texts[index]
        judge(candidates, around[index], gazetteer)
        cities_beside.regions(candidates, text)
        found[index] = cities_beside.lists(index, text, candidates, gazetteer)
        cities_beside.neighbours(found[index], text)
    cities_page.family_names(found, texts, {index: setting.persons for index, setting in around.items()})
    cities_page.mayors_abroad(found, {m.text for m in taken if m.label == "PERSON"})
    cities_page.kanji_abroad(found, near)
    cities_page.echo(found, texts)
    kept = [c for candidates in found.values() for c in candidates if c.verdict in ("row", "located")]
    _place(kept, document, near, gazetteer)
    return _mentions(kept, document)


def _place(kept: list[Candidate], document: Document, near: dict[int, set[str]], gazetteer: Gazetteer) -> None:
    """Say which place each candidate is; a ward of a city that is not Tokyo is a row only where it acts."""
    plain = all(cities_resolve.is_plain(c) for c in kept)
    evidence = cities_resolve.Evidence() if plain else cities_resolve.gather(document.page.text, gazetteer)
    for c in kept:
        c.place = cities_resolve.choose(c, evidence, near[c.block], gazetteer)
    cities_page.alphabetical(kept)
    cities_page.agree(kept)
    for c in kept:
        if c.place and c.verdict == "row" and gazetteer.parent(c.place) and not c.listed and c.follows != "row":
            c.settle("located", "ward", 0.7)


def _mentions(kept: list[Candidate], document: Document) -> list[Mention]:
    names = cities_page.entities(kept)
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
