"""An office with the body glued to it: さいたま市長, 図書館長, イクレイ日本・事務局長, 外務省文化交流担当大使."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.gazetteer import municipality_before, municipality_of
from pipeline.recognize import bodies
from pipeline.recognize.offices import Title
from pipeline.recognize.sheets import Segment
from pipeline.recognize.signs import listed, sign

Span = tuple[int, int]
SHARED = re.compile(f"{sign('shares_its_end')}$")
FORMER = re.compile(r"[前元現新故](?=..)")
ACRONYM = re.compile(sign("union_of_states"))
HEADED = re.compile(sign("house_of_head"))
ATTENDING = re.compile(f"{sign('attending')}(?:した|する)?")
COMMITTEE = re.compile(sign("of_committee"))
COMMITTEE_NAMED = listed("end_of_body")
UNITS = frozenset("部課室係局班")
CHARGE = listed("charge")
BOTH = ("両", "各")  # of 両議員
MARK = "〇"  # before a label, where it is no nought
PROPER = re.compile(r"[ァ-ヺA-Za-z前元新]")
LONG = re.compile(sign("long"))
SAME = listed("named_twice")
NOWHERE: Span = (-1, -1)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Offsets in the sheet's text. `start` counts the body where that stands directly before the title."""

    start: int
    end: int
    title: Span
    body: Span
    kind: str
    bodies: tuple[str, ...] = ()
    former: str = ""  # 前 of 前イクレイ会長


def attached(segment: Segment, text: str, title: Title, start: int) -> Phrase:
    """The office `title` with what of the run from `start` on is its body, and what belongs to its own name."""
    start += text[start : start + 1] in BOTH and start < title.start
    start += text[start : start + 1] == MARK and start < title.start
    if span := LONG.match(text, start, title.start):
        start = span.end()
    run = text[start : title.start]
    plain = Phrase(title.start, title.end, (title.start, title.end), NOWHERE, title.kind, title.bodies)
    if not run.strip("・"):
        return plain
    if title.kind == "head":
        return _head(segment, text, title, start, plain)
    if title.kind == "unit" and len(run) > 4 and run.endswith(SAME) and text.startswith(run[-2:], title.start):
        return replace(plain, start=start, body=(start, title.start))  # 多文化部会部会長
    if title.kind == "unit":
        return _unit(segment, text, title, start, plain)
    end = _body_end(text, title, start)
    begin = start + bodies.without_country(text[start:end])
    if title.kind in ("job", "org", "academic") and (cut := _charge(segment, text, begin, end)) > begin:
        return replace(plain, start=start, title=(cut, title.end), body=(begin, cut))
    if bodies.POINTS.fullmatch(text, begin, end):
        return replace(plain, start=start, body=(begin, end))  # 当館学芸員
    if ATTENDING.fullmatch(text, begin, end):
        return replace(plain, start=begin)
    if title.kind in ("job", "org", "academic") and not _names_a_body(segment, text, begin, end):
        return replace(plain, start=begin, title=(begin, title.end))  # 公募委員, 地下水保全アドバイザー
    if COMMITTEE.fullmatch(text, title.core, title.end) and _names_no_committee(segment, text, begin, end):
        return replace(plain, start=begin, title=(begin, title.end))  # 産業建設委員長
    former = FORMER.match(text[begin:end])
    if former:
        begin += 1
    return replace(plain, start=start, body=(begin, end), former=former.group() if former else "")


def _unit(segment: Segment, text: str, title: Title, start: int, plain: Phrase) -> Phrase:
    """商工観光課長, 環境省自然保護局長: a unit, with the body before it where it names one."""
    split = bodies.unit_split(segment, start, title.core)
    begin = start + bodies.without_country(text[start:split])
    body = (begin, split) if split > begin and bodies.is_body(text[begin:split]) else NOWHERE
    if (
        body != NOWHERE
        and text[split] in UNITS
        and text[split - 1] not in UNITS
        and not bodies.is_proper(segment, start, split)
    ):
        body = NOWHERE  # 商工観光課長: 観光 ends companies too
    if body == NOWHERE or (start and text[start - 1] == "兼"):
        split, body = start, NOWHERE  # 次長兼庁舎建設推進室長
    unit = _lstrip(text, split, title.start)
    return replace(plain, start=start, title=(unit, title.end), body=body)


def _body_end(text: str, title: Title, start: int) -> int:
    """Where what stands before an office ends; some take the first letters of the office."""
    end = title.start
    if text[end - 1] == "・":
        return end - 1
    if office := HEADED.match(text, title.start):
        return office.end()  # 東京事務所長 is 事務所長 of 東京事務所
    if title.start == title.core and _shares(text[start:end], text[title.core]):
        return title.core + 1  # 図書館長 is 館長 of 図書館
    return end


def _charge(segment: Segment, text: str, start: int, end: int) -> int:
    """Where the body ends in 外務省文化交流担当 and in EU農業農村開発, before 大使 and 委員; `start` if none."""
    known = ACRONYM.match(text, start, end)
    rest = text[known.end() : end] if known else ""
    if known and len(rest) > 1 and not bodies.is_organization(rest) and not PROPER.search(rest):
        return known.end()
    if not text[start:end].endswith(CHARGE) and not text.startswith(CHARGE, end):
        return start
    cut = bodies.unit_split(segment, start, end)
    rest = text[cut:end]
    return cut if rest and bodies.is_body(text[start:cut]) and not bodies.is_organization(rest) else start


def _names_a_body(segment: Segment, text: str, start: int, end: int) -> bool:
    """Not a plain word of what somebody does: it ends as a body does, or holds a proper noun, katakana or Latin."""
    run = text[start:end]
    return bodies.is_body(run) or bool(PROPER.search(run)) or bodies.is_proper(segment, start, end) or len(run) > 12


def _names_no_committee(segment: Segment, text: str, start: int, end: int) -> bool:
    """産業建設 of 産業建設委員長: what the committee is for, as no body's name but for its last word."""
    run = text[start:end]
    plain = bodies.unsure_ending(run) and not PROPER.search(run) and not bodies.is_proper(segment, start, end)
    return plain and not run.endswith(COMMITTEE_NAMED)


def _shares(run: str, first: str) -> bool:
    """図書館長 is 館長 of 図書館, 商工会長 会長 of 商工会; イクレイ会長 is not of a イクレイ会."""
    if first == "学":
        return run.endswith("大") and bodies.is_organization(run + first)
    if first in "館所校園院署塾寮場":
        return not run.endswith(first) and not bodies.is_organization(run) and bodies.is_organization(run + first)
    if first in "市町村区県都府道":
        found = municipality_of(run + first)
        return bool(found and found.end == len(run) + 1)
    return bool(first in "会社団" and SHARED.search(run))


def _head(segment: Segment, text: str, title: Title, start: int, plain: Phrase) -> Phrase:
    """さいたま市長: 市長 of さいたま市. 副市長 and 前市長 too."""
    run = text[start : title.start]
    shared = title.start == title.core and text[title.core] in title.bodies and not run.endswith(title.bodies)
    end = title.core + 1 if shared else title.start
    found = municipality_before(text[start:end])
    begin = start + found.start if found else bodies.municipality_start(segment, start, title.start)
    if end - begin < 2:
        return replace(plain, start=begin)  # 谷本|県知事: of no prefecture that is named
    return replace(plain, start=start if begin - start < 2 else begin, body=(begin, end))


def _lstrip(text: str, start: int, end: int) -> int:
    while start < end and text[start] in "・ /":
        start += 1
    return start
