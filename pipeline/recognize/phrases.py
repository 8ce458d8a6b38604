"""An office with the body that it names: さいたま市長, 環境省 地球環境審議官, イクレイ日本・事務局長."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.recognize import bodies
from pipeline.recognize.candidates import without_honorific
from pipeline.recognize.letters import KANJI, KATAKANA
from pipeline.recognize.offices import Title
from pipeline.recognize.phrase_glued import NOWHERE as NOWHERE
from pipeline.recognize.phrase_glued import Phrase as Phrase
from pipeline.recognize.phrase_glued import Span as Span
from pipeline.recognize.phrase_glued import attached
from pipeline.recognize.sheets import Segment

OPENED = re.compile(r"\(((?![0-9])[^()、,/;:。|]{2,40}?)[ ]+$")
OF = re.compile(r"(?:^|[ (\[、,:/「『・])([^\s()、。,:/「」『』・はがにで]{2,18}(?:の|を[^\s()、。]{1,6}))$", re.M)
WHOLE = re.compile(r"(?:^|[\s(\[、,:/])([^\s()\[\]、。,:/「」『』は]{3,24})[ ]+$")
NO_TOWN = ("部", "課", "局", "室", "係")
QUOTED = re.compile(r"「([^「」\n]{2,40})」[ ]?$")
BESIDE = re.compile(r"\([^()\n]{1,12}\)$")  # 萩市（山口県）　副市長
SHORT_FORM = re.compile(r"\([A-Za-z&. -]{2,12}\)$")
GLUED_UNIT = re.compile(rf"[{KANJI}{KATAKANA}A-Za-z]{{1,6}}(?:の[{KANJI}]{{0,4}})?")  # 心の of 原田心の支援課長
GLUED = re.compile(rf"[{KANJI}{KATAKANA}A-Za-z]{{1,20}}")


def phrase(segment: Segment, text: str, title: Title, names: Sequence[Span], floor: int) -> Phrase:
    """The office `title` with its body, looking no further left than `floor` and into none of `names`."""
    barrier = max([floor, segment.start, *(b for a, b in names if b <= title.start and a < title.start)])
    if any(b == title.start for _, b in names):
        return Phrase(title.start, title.end, (title.start, title.end), NOWHERE, title.kind, title.bodies)
    start = bodies.run_start(segment, title.start, barrier)
    joint = GLUED_UNIT if title.kind == "unit" else GLUED
    glued = any(b == barrier for _, b in names) and joint.fullmatch(text, barrier, start)
    if glued and without_honorific(text[barrier:start]) == text[barrier:start]:
        start = barrier  # 人文社会大学長 behind 張致根, where Sudachi has cut 根人|文社
    found = attached(segment, text, title, start)
    if found.body == NOWHERE:
        found = outer_body(segment, text, found, barrier)
    elif found.kind in ("unit", "org"):
        found = _wider(segment, text, found, barrier)
    if found.body == NOWHERE and found.kind != "head":
        return _whole_body(text, found, barrier) or _bracket_body(text, found, barrier)
    return _with_of(text, found, barrier) if found.kind == "org" else found


def _with_of(text: str, found: Phrase, floor: int) -> Phrase:
    """白保のことばを残す会 会長: all of what stands between a blank or a bracket and the office, の or を in it."""
    m = OF.search(text, max(floor, found.body[0] - 20), found.body[0])
    if not m or not bodies.is_organization(text[m.start(1) : found.body[1]]):
        return found
    return replace(found, start=min(found.start, m.start(1)), body=(m.start(1), found.body[1]))


def _whole_body(text: str, found: Phrase, floor: int) -> Phrase | None:
    """市民の会 会長: all of what stands between two blanks, where it ends as a body does; 「友の会fun」代表."""
    quoted = QUOTED.search(text, max(floor, found.start - 44), found.start)
    if quoted and found.kind == "org":
        return replace(found, start=quoted.start(), body=quoted.span(1))
    m = WHOLE.search(text, max(floor, found.start - 30), found.start)
    if not m or not bodies.is_organization(m.group(1)):
        return None
    return replace(found, start=m.start(1), body=m.span(1))


def _wider(segment: Segment, text: str, found: Phrase, floor: int) -> Phrase:
    """外務省 経済局参事官: the body of the unit stands before a blank."""
    outer = outer_body(segment, text, replace(found, start=found.body[0], body=NOWHERE), floor)
    if outer.body == NOWHERE or text[outer.body[1] : found.body[0]] != " ":
        return found
    return replace(found, start=outer.start, body=(outer.body[0], found.body[1]))


def _bracket_body(text: str, found: Phrase, floor: int) -> Phrase:
    """(アトリエ みなも 代表): what stands in the brackets before the office, separated by a blank."""
    m = OPENED.search(text, max(floor, found.start - 44), found.start)
    return replace(found, start=m.start(1), body=m.span(1)) if m else found


def outer_body(segment: Segment, text: str, found: Phrase, floor: int) -> Phrase:
    """The body that stands before an office that names none: 環境省 地球環境審議官, イクレイ日本の理事長."""
    end = _before_gap(text, found.start, floor)
    if end is None:
        return found
    start = end
    for _ in range(4):
        left = bodies.run_start(segment, end if start == end else _lspace(text, start, floor), floor)
        piece_end = end if start == end else _lspace(text, start, floor)
        if left >= piece_end:
            break
        if bodies.tells_origin(text[left:piece_end]):
            break
        of = text[end : found.start].strip() == "の" and bodies.is_proper(segment, left, piece_end)
        if not bodies.is_body(text[left:piece_end]) and not of:
            form = bodies.run_start(segment, _lspace(text, left, floor), floor)
            if text[form:left].strip() not in bodies.affixes("prefix"):
                break
            left = form
        start = left
        if not text[max(floor, start - 1) : start].isspace():
            break
    if start == end:
        return found
    begin = start + bodies.without_country(text[start:end])
    gap_is_of = text[end : found.start].strip() == "の"
    if found.kind == "head":
        begin = bodies.municipality_start(segment, max(begin, text.rfind(" ", start, end) + 1), end)
        if text[begin:end].endswith(NO_TOWN):
            return found  # 市執行部 市長
    return replace(found, start=found.start if gap_is_of else start, body=(begin, end))


def _before_gap(text: str, start: int, floor: int) -> int | None:
    """The end of what stands before 「の」, 「・」 or blanks, or None."""
    piece = text[max(floor, start - 30) : start]
    bare = piece.rstrip()
    if bare[-1:] == ")" and (m := SHORT_FORM.search(bare)) and bodies.is_organization(bare[: m.start()].split("(")[-1]):
        return start - (len(piece) - m.start())  # 国際協力機構(JICA)理事長
    if bare != piece and bare[-1:] == ")" and (m := BESIDE.search(bare)) and bodies.is_place_name(m.group()[1:-1]):
        return start - (len(piece) - m.start())
    for joint in ("の", "・", ",", "、", "/"):
        if bare.endswith(joint):
            if joint in ",、/" and len(piece) - len(bare) > 1:
                return None
            bare = bare[:-1].rstrip()
            break
    if len(bare) == len(piece) or not bare:
        return None
    if joint == "/" and piece.rstrip()[-1] == "/" and (m := BESIDE.search(bare)) and m.start():
        bare = bare[: m.start()]  # みなと市(日本国)/市長
    return start - (len(piece) - len(bare))


def _lspace(text: str, start: int, floor: int) -> int:
    while start > floor and text[start - 1].isspace():
        start -= 1
    return start
