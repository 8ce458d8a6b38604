"""The people of a page: candidates of each segment weighed with what the whole page knows, and their offices."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pipeline.gazetteer import Gazetteer, load
from pipeline.model import Mention, Office, Reject
from pipeline.recognize import attach, finders, lists, names
from pipeline.recognize.bodies import is_body
from pipeline.recognize.candidates import DOUBTED, WEIGHT, Candidate, apart
from pipeline.recognize.finders import Reading
from pipeline.recognize.offices import find_titles
from pipeline.recognize.phrases import NOWHERE, Phrase, phrase
from pipeline.recognize.sheets import Sheet, readable
from pipeline.settings import Settings

SURE = 0.5
WORTH_A_ROW = 0.25  # a weaker candidate is not even told of
IN_BRACKETS = re.compile(r"[ ]*(?:氏|さん|先生|様)?[ ]*\(([^()\n]{2,40})\)")


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


def find(sheets: Sequence[Sheet], settings: Settings) -> Found:
    places = load(settings)
    read: list[tuple[Reading, list[Candidate]]] = []
    for sheet in sheets:
        for segment in sheet.segments if readable(sheet.text) else ():
            titles = find_titles(sheet.text, segment.start, segment.end, segment.tokens, settings.vocabulary)
            reading = finders.reading(sheet, segment, titles)
            pool = finders.find(reading, places)
            read.append((reading, lists.joined(reading, pool)))
    known = _known(read)
    found = Found()
    for reading, pool in read:
        _decide(reading, pool, known, places, found)
    return found


def _known(read: Sequence[tuple[Reading, Sequence[Candidate]]]) -> Known:
    sure = [c for _, pool in read for c in apart(pool) if c.strength >= SURE and c.shape.full]
    return Known(
        frozenset(names.squeezed(c.text) for c in sure),
        frozenset(c.shape.family for c in sure if c.shape.family and c.shape.score >= 0.6),
    )


def _decide(r: Reading, pool: list[Candidate], known: Known, places: Gazetteer, found: Found) -> None:
    for c in pool:
        if DOUBTED in c.evidence and c.text in known.families:
            c.evidence["title_after"] = WEIGHT["title_after"]
        if names.squeezed(c.text) in known.names:
            c.evidence["known"] = WEIGHT["known"]
    kept = []
    for c in apart(pool):
        if c.strength >= SURE:
            kept.append(c)
        elif c.strength >= WORTH_A_ROW:
            found.rejects.append(_reject(r.sheet, c))
    spans = [(c.start, c.end) for c in kept]
    phrases: list[Phrase] = []
    for title in r.titles:
        if not any(a < title.end and title.start < b for a, b in spans):
            floor = phrases[-1].end if phrases else r.segment.start
            phrases.append(phrase(r.segment, r.text, title, spans, floor))
    for person, own in zip(kept, attach.attach(r.text, r.segment, kept, phrases), strict=True):
        floor = max([r.segment.start, *(b for a, b in spans if b <= person.start and a < person.start)])
        offices = [_office(r, person, p, floor) for p in own] or _bracketed(r.sheet, person)
        found.people.append(_mention(r.sheet, person, tuple(offices)))
    found.offices.extend(_plain_office(r.sheet, p.title, p.body) for p in phrases)


def _office(r: Reading, person: Candidate, p: Phrase, floor: int) -> Office:
    body = p.body
    if body == NOWHERE:
        body = attach.body_before(r.text, r.segment, person, floor, p.kind)
    office = _plain_office(r.sheet, p.title, body)
    return replace(office, title=p.former + office.title) if p.former else office


def _plain_office(sheet: Sheet, title: tuple[int, int], body: tuple[int, int]) -> Office:
    return Office(
        sheet.text[slice(*title)].replace(" ", "") if title != NOWHERE else "",
        sheet.text[slice(*body)].replace(" ", "") if body != NOWHERE else "",
        sheet.span(*title) if title != NOWHERE else NOWHERE,
        sheet.span(*body) if body != NOWHERE else NOWHERE,
    )


def _bracketed(sheet: Sheet, person: Candidate) -> list[Office]:
    """山田太郎氏（東京大学）: a body and no title."""
    m = IN_BRACKETS.match(sheet.text, person.end)
    if not m or not is_body(m.group(1)):
        return []
    return [_plain_office(sheet, NOWHERE, m.span(1))]


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
