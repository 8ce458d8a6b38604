"""The offices that a person of a segment holds, each with the best body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.model import Office
from pipeline.recognize import attach, beside_people, brackets
from pipeline.recognize.bodies import is_organization
from pipeline.recognize.candidates import Candidate
from pipeline.recognize.decided import Decided, Lent
from pipeline.recognize.offices import is_office
from pipeline.recognize.phrases import NOWHERE, Phrase
from pipeline.recognize.reading import Reading
from pipeline.recognize.sheets import Sheet
from pipeline.recognize.signs import sign
from pipeline.settings import Settings

UNIT = re.compile(r"[^社団会省庁市県]{1,12}[部課室係]$")
FROM = re.compile(r"(?:から(?:は|の)?|より)、?$")
GRADE = re.compile(r"(\S{1,30}?(?:[小中高]|学校|学園|学院))[1-6]年生?")
YEAR = re.compile(r"[1-6一二三四五六]年生?")
SUCCESSION = re.compile(f"{sign('one_after_another')}の?(?=.)")
TEACHER = re.compile(r"[ ]?(先生)(?!方)")
TEACHER_BEFORE = re.compile(r"(?:^|[\s:、(])(先生)[ ]{1,2}$")


def offices_of(d: Decided, k: int, lent: list[Lent], settings: Settings) -> list[Office]:
    """The offices of the k-th person of a segment, each with the best body."""
    r, person = d.reading, d.people[k]
    floor = max([r.segment.start, *(p.end for p in d.people if p.end <= person.start)])
    found: list[Office] = []
    for p in d.offices[k]:
        body = p.body
        if p.start > person.end and UNIT.search(r.text[slice(*body)] if body != NOWHERE else ""):
            outer = attach.body_before(r.text, r.segment, person, floor, p.kind)
            body = outer if outer != NOWHERE else body  # みなと株式会社の山田氏（企画部部長）
        if body == NOWHERE:
            body = attach.body_before(r.text, r.segment, person, floor, p.kind)
            body = body if body[1] <= p.title[0] or p.title[1] <= body[0] else NOWHERE
        if body == NOWHERE and p.title != NOWHERE:
            body = brackets.body_in_brackets(r, p.title[1])
            body = body if body[0] != person.start else NOWHERE  # 事務局長（山口）
        if body == NOWHERE and p.kind in ("head", "org") and p.title[0] > floor:
            body = beside_people.town_of_line(r, p)
        if body == NOWHERE and found and p.start > 0 and r.text[p.start - 1] == " " and p.kind != "head":
            body = d.offices[k][len(found) - 1].body  # みどり製作所理事 広報推進本部長
        found.append(plain_office(r.sheet, replace(p, body=body)))
    if any(o.title for o in found):  # 講師 is what somebody does; an office only where no other is
        own = {_title_of(r.sheet, p) for p in d.offices[k] if p.kind == "role" and p.body == NOWHERE}
        found = [o for o in found if o.title not in own] or found
    if found and lent and lent[0].source.text.lstrip().startswith("("):
        found += [plain_office(x.source.reading.sheet, x.phrase) for x in lent]  # 会長 西 真弓 / (みどり大学 教授)
    if not found:
        found = [plain_office(x.source.reading.sheet, x.phrase) for x in lent]
        bodies = [o for o in found if not o.title]
        if bodies and len(found) > 1:
            found = [
                replace(o, affiliation=bodies[0].affiliation, affiliation_span=bodies[0].affiliation_span)
                for o in found
                if o.title
            ]
    found += _beside(d, person, found, floor)
    if not any(o.title for o in found) and (span := _teacher(r, person)):
        found = [replace(found[0], title="先生") if found else Office("先生", title_span=r.sheet.span(*span))]
    if not any(o.affiliation for o in found) and (body := _sent_from(r, person, floor)) != NOWHERE:
        found = [replace(o, affiliation=_named(r, body), affiliation_span=r.sheet.span(*body)) for o in found]
        found = found or [Office("", _named(r, body), NOWHERE, r.sheet.span(*body))]
    found = [o for o in map(_pupil, found) if o.title or o.affiliation]
    label = r.segment.header.replace(" ", "")
    if not any(o.title for o in found) and is_office(label, settings.vocabulary):
        found = [Office(label, found[0].affiliation, NOWHERE, found[0].affiliation_span) if found else Office(label)]
    return found


def _pupil(office: Office) -> Office:
    """小5年 of みなと市立北小5年: a pupil holds no office; 小 belongs to the school."""
    if YEAR.fullmatch(office.title):
        return replace(office, title="", title_span=NOWHERE)  # 3年 川田 里美
    m = GRADE.fullmatch(office.affiliation + office.title) if office.title else None
    if m is None:
        return office
    return Office("", m[1], NOWHERE, office.affiliation_span if office.affiliation else office.title_span)


def _sent_from(r: Reading, person: Candidate, floor: int) -> tuple[int, int]:
    """濰坊学院（中国）から劉雪林先生が: a body before 「から」, where nothing else says whose the person is."""
    m = FROM.search(r.text, max(floor, person.start - 8), person.start)
    body = attach.body_before(r.text, r.segment, person, floor, "org") if m else NOWHERE
    return body if body != NOWHERE and is_organization(r.text[slice(*body)]) else NOWHERE


def _named(r: Reading, span: tuple[int, int]) -> str:
    return r.sheet.text[slice(*span)].replace(" ", "")


def _teacher(r: Reading, person: Candidate) -> tuple[int, int] | None:
    """山田太郎先生, 先生 山田太郎さん: what else could be his office."""
    m = TEACHER.match(r.text, person.end) or TEACHER_BEFORE.search(r.text, max(0, person.start - 6), person.start)
    return m.span(1) if m else None


def _title_of(sheet: Sheet, p: Phrase) -> str:
    return sheet.text[slice(*p.title)].replace(" ", "") if p.title != NOWHERE else ""


def _beside(d: Decided, person: Candidate, found: Sequence[Office], floor: int) -> list[Office]:
    """What the brackets behind a name and the words before it say, where no listed office stands there."""
    r = d.reading
    out = [plain_office(r.sheet, p) for p in brackets.in_brackets(r, person)]
    if not out and not any(o.affiliation for o in found):
        school = beside_people.at_school(r, person)
        behind = [school] if school else beside_people.behind(r, person)
        out += [plain_office(r.sheet, p) for p in behind]
    if not any(o.title for o in (*found, *out)) and (p := beside_people.before(r, person, floor)):
        out.append(plain_office(r.sheet, p))
    return out


def plain_office(sheet: Sheet, p: Phrase) -> Office:
    title, body = p.title, p.body
    if body != NOWHERE and SUCCESSION.match(sheet.text, *body):
        body = NOWHERE  # 歴代町長: the 町 that is headed is not named
    if title != NOWHERE and (m := SUCCESSION.match(sheet.text, *title)):
        title = (m.end(), title[1])  # 歴代監督
    return Office(
        p.former + sheet.text[slice(*title)].replace(" ", "") if title != NOWHERE else "",
        sheet.text[slice(*body)].replace(" ", "") if body != NOWHERE else "",
        sheet.span(*title) if title != NOWHERE else NOWHERE,
        sheet.span(*body) if body != NOWHERE else NOWHERE,
    )
