"""The people of a page: candidates of each segment, with their offices, as mentions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.model import Mention, Office, Reject
from pipeline.recognize import attach, candidates, names
from pipeline.recognize.bodies import is_body
from pipeline.recognize.candidates import Candidate
from pipeline.recognize.offices import find_titles
from pipeline.recognize.phrases import NOWHERE, Phrase, phrase
from pipeline.recognize.sheets import Segment, Sheet, readable
from pipeline.settings import Settings

SURE = 0.5
IN_BRACKETS = re.compile(r"[ ]*(?:氏|さん|先生|様)?[ ]*\(([^()\n]{2,40})\)")


@dataclass(frozen=True, slots=True)
class Found:
    people: list[Mention] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)
    offices: list[Office] = field(default_factory=list)  # all that are written, with or without a person


def find(sheets: Sequence[Sheet], settings: Settings) -> Found:
    found = Found()
    for sheet in sheets:
        if not readable(sheet.text):
            continue
        for segment in sheet.segments:
            _segment(sheet, segment, settings, found)
    return found


def _segment(sheet: Sheet, segment: Segment, settings: Settings, found: Found) -> None:
    text = sheet.text
    titles = find_titles(text, segment.start, segment.end, segment.tokens, settings.vocabulary)
    kept: list[Candidate] = []
    for c in candidates.find(sheet, segment, titles):
        if c.strength >= SURE:
            kept.append(c)
        elif c.strength >= 0.25:
            found.rejects.append(_reject(sheet, c))
    spans = [(c.start, c.end) for c in kept]
    phrases: list[Phrase] = []
    for title in titles:
        if not any(a < title.end and title.start < b for a, b in spans):
            phrases.append(phrase(segment, text, title, spans, phrases[-1].end if phrases else segment.start))
    for person, own in zip(kept, attach.attach(text, segment, kept, phrases), strict=True):
        floor = max([segment.start, *(b for a, b in spans if b <= person.start and a < person.start)])
        offices = [_office(sheet, segment, person, p, floor) for p in own]
        if not any(o.affiliation for o in offices):
            offices += _bracketed(sheet, person) if not offices else []
        found.people.append(_mention(sheet, person, tuple(offices)))
    found.offices.extend(_plain_office(sheet, p.title, p.body) for p in phrases)


def _office(sheet: Sheet, segment: Segment, person: Candidate, p: Phrase, floor: int) -> Office:
    body = p.body
    if body == NOWHERE:
        body = attach.body_before(sheet.text, segment, person, floor)
        if body != NOWHERE and p.kind == "head":
            body = (max(body[0], sheet.text.rfind("・", *body) + 1), body[1])
    return _plain_office(sheet, p.title, body)


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
        name=names.squeezed(sheet.text[c.start : c.end]),
        method=c.method,
        rule=c.rule,
        confidence=round(min(0.99, c.strength), 3),
        offices=offices,
    )


def _reject(sheet: Sheet, c: Candidate) -> Reject:
    start, end = sheet.span(c.start, c.end)
    return Reject(
        sheet.block.page_id,
        "recognize",
        start,
        end,
        sheet.page_text[start:end],
        "PERSON",
        c.rule,
        "too little evidence",
    )
