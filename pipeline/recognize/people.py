"""The people of a page: candidates of each segment weighed with what the whole page knows, and their offices."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.gazetteer import load
from pipeline.model import Mention, Office, Reject
from pipeline.recognize import attach, finders, lists, names, neighbours, pupils, seats, sharing, successions
from pipeline.recognize.beside_titles import is_given_name
from pipeline.recognize.bodies import is_organization
from pipeline.recognize.candidates import DOUBTED, WEIGHT, Candidate, apart
from pipeline.recognize.decided import Decided
from pipeline.recognize.held import offices_of, plain_office
from pipeline.recognize.lexicon import is_family
from pipeline.recognize.offices import Title, find_titles, heads
from pipeline.recognize.phrases import Phrase, phrase
from pipeline.recognize.reading import Reading, reading_of
from pipeline.recognize.sheets import Segment, Sheet, readable
from pipeline.settings import Settings

MAYOR = re.compile(r"[市町村区]長(?=[がはをにともへ、]|から|の(?!.{0,8}[氏さ様]))")
FORMER = "前"
SURE = 0.5
WORTH_A_ROW = 0.25  # a weaker candidate is not even told of
FAMILY_KNOWN = (0.6, 0.2)  # how sure the form of a full name must be to lend its family name: Japanese, katakana


@dataclass(frozen=True, slots=True)
class Found:
    people: list[Mention] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)
    offices: list[Office] = field(default_factory=list)  # all that are written, with or without a person


@dataclass(frozen=True, slots=True)
class Known:
    """What the page's sure names tell about the others."""

    names: frozenset[str]
    families: frozenset[str]


def find(sheets: Sequence[Sheet], settings: Settings, town: str = "") -> Found:
    """`town` is the municipality whose page it is, where that is known."""
    places = load(settings)
    read: list[tuple[Reading, list[Candidate]]] = []
    for sheet in sheets:
        for reading in _readings(sheet, settings) if readable(sheet.text) else ():
            read.append((reading, lists.joined(reading, finders.find(reading, places))))
    known, rejects = _known(read, town), list[Reject]()
    decided = [_decide(reading, pool, known, rejects) for reading, pool in read]
    lent = neighbours.lend(decided)
    mentions = [
        _mention(d.reading.sheet, person, tuple(offices_of(d, k, lent.get((i, k), []), settings)))
        for i, d in enumerate(decided)
        for k, person in enumerate(d.people)
    ]
    offices = [
        plain_office(d.reading.sheet, p) for d in decided for p in (*d.free, *(p for own in d.offices for p in own))
    ]
    ordered = sorted(mentions, key=lambda m: (m.start, m.end))
    text = sheets[0].page_text if sheets else ""
    seated = successions.with_succession(text, seats.with_seats(text, ordered), settings)
    return Found(sharing.share(text, pupils.with_schools(text, seated), heads(settings.vocabulary)), rejects, offices)


def _readings(sheet: Sheet, settings: Settings) -> list[Reading]:
    """The segments of a sheet, each with its titles."""
    pairs: list[tuple[Segment, list[Title]]] = []
    for segment in sheet.segments:
        found = find_titles(sheet.text, segment.start, segment.end, segment.tokens, settings.vocabulary)
        pairs.append((segment, [t for t in found if not is_given_name(sheet.text, t)]))
    held = [s for s, t in pairs if s.row >= 0 and not s.is_label and _tells(sheet, s, t)]
    return [reading_of(sheet, s, t, any(o.row == s.row and o is not s for o in held)) for s, t in pairs]


def _tells(sheet: Sheet, segment: Segment, titles: Sequence[Title]) -> bool:
    """Is a cell an office or a body?"""
    text = sheet.text[segment.start : segment.end].strip()
    return len(text) <= 40 and (bool(titles) or is_organization(text))


def _known(read: Sequence[tuple[Reading, Sequence[Candidate]]], town: str) -> Known:
    sure = [c for _, pool in read for c in apart(pool) if c.strength >= SURE and c.shape.full]
    seen = Counter(names.squeezed(c.text) for c in sure)
    return Known(
        frozenset(name for name, n in seen.items() if n > 1),
        frozenset(
            c.shape.family for c in sure if c.shape.family and c.shape.score >= FAMILY_KNOWN[c.kind == "katakana"]
        )
        | (_mayors(read, town) if town else frozenset()),
    )


def _mayors(read: Sequence[tuple[Reading, Sequence[Candidate]]], town: str) -> frozenset[str]:
    """熊谷 of 熊谷市長 on a page of 千葉市 that writes of no 熊谷市."""
    found = {
        (c.text, r.text[c.end])
        for r, pool in read
        for c in pool
        if c.evidence.keys() == {DOUBTED} and MAYOR.match(r.text, c.end)
    }
    page = read[0][0].sheet.page_text if found else ""
    return frozenset(
        word
        for word, last in found
        if last == town[-1]
        and word + last != town
        and is_family(word)
        and not re.search(f"{word}{last}(?!長)", page)
        and not re.search(f"[市町村区]長[、,]{word}{last}長[、,]|[市町村区]長[、,]{word}{last}長が", page)
    )


def _decide(r: Reading, pool: list[Candidate], known: Known, rejects: list[Reject]) -> Decided:
    for c in pool:
        if DOUBTED in c.evidence and c.text in known.families:
            c.evidence["title_after"] = WEIGHT["title_after"]
        if names.squeezed(c.text) in known.names:
            c.evidence["known"] = WEIGHT["known"]
        elif c.text in known.families and c.evidence:
            c.evidence["family"] = WEIGHT["family"]
    kept = []
    for c in apart([c for c in pool if not _takes_from_office(r, c, known) and not _takes_former(c, pool)]):
        if c.strength >= SURE:
            kept.append(c)
        elif c.strength >= WORTH_A_ROW:
            rejects.append(_reject(r.sheet, c))
    spans = [(c.start, c.end) for c in kept]
    phrases: list[Phrase] = []
    for title in r.titles:
        if not any(a < title.end and title.start < b for a, b in spans):
            floor = phrases[-1].end if phrases else r.segment.start
            office = phrase(r.segment, r.text, title, spans, floor)
            phrases.append(office)
    own = attach.attach(r.text, r.segment, kept, phrases)
    held = {id(p) for found in own for p in found}
    return Decided(r, kept, own, [p for p in phrases if id(p) not in held])


def _takes_from_office(r: Reading, c: Candidate, known: Known) -> bool:
    """石井新 of 石井新会長: a family name and what begins the office behind it; the page names no 石井新 elsewhere."""
    if names.squeezed(c.text) in known.names:
        return False
    return any(c.start < t.start < c.end <= t.core and is_family(r.text[c.start : t.start]) for t in r.titles)


def _takes_former(c: Candidate, pool: Sequence[Candidate]) -> bool:
    """神谷学前 of 神谷学前みどり市長: a full name, and 前 of the office behind the town."""
    shorter = (c.start, c.end - 1)
    return c.text[-1] == FORMER and any((o.start, o.end) == shorter and o.shape.full for o in pool)


def _mention(sheet: Sheet, c: Candidate, offices: tuple[Office, ...]) -> Mention:
    start, end = sheet.span(c.start, c.end)
    return Mention(
        page_id=sheet.block.page_id,
        block=sheet.block.index,
        start=start,
        end=end,
        text=sheet.page_text[start:end],
        label="PERSON",
        name=names.squeezed(c.text),
        method=c.method,
        rule=c.rule,
        confidence=round(min(0.99, c.strength), 3),
        offices=offices,
    )


def _reject(sheet: Sheet, c: Candidate) -> Reject:
    start, end = sheet.span(c.start, c.end)
    text = sheet.page_text[start:end]
    return Reject(sheet.block.page_id, "recognize", start, end, text, "PERSON", c.rule, "too little evidence")
