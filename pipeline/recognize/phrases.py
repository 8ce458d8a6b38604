"""An office with the body that it names: さいたま市長, 環境省 地球環境審議官, イクレイ日本・事務局長."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.gazetteer import municipality_before, municipality_of
from pipeline.recognize import bodies
from pipeline.recognize.candidates import without_honorific
from pipeline.recognize.letters import KANJI, KATAKANA
from pipeline.recognize.offices import Title
from pipeline.recognize.sheets import Segment

Span = tuple[int, int]
SHARED = re.compile(
    r"(?:協|連合|自治|商工|同窓|町内|後援|振興|学|研究|委員|理事|評議|審議|保存|親|婦人|老人|体育|議|新聞|通信|出版|消防|財|商店|期成|青年)$"
)
OPENED = re.compile(r"\(((?![0-9])[^()、,/;:。|]{2,40}?)[ ]+$")
FORMER = re.compile(r"[前元現新故](?=..)")
OF = re.compile(r"(?:^|[ (\[、,:/「『・])([^\s()、。,:/「」『』・はがにで]{2,18}(?:の|を[^\s()、。]{1,6}))$", re.M)
WHOLE = re.compile(r"(?:^|[\s(\[、,:/])([^\s()\[\]、。,:/「」『』は]{3,24})[ ]+$")
ACRONYM = re.compile(r"EU|ASEAN|国際連合|国連|WHO|OECD|欧州連合|アフリカ連合")
ATTENDING = re.compile(r"(?:出席|欠席|参加|列席|担当|選任|改選)(?:した|する)?")
NO_TOWN = ("部", "課", "局", "室", "係")
BOTH = ("両", "各")  # of 両議員
CHARGE = ("担当", "専任", "特命", "常駐")
QUOTED = re.compile(r"「([^「」\n]{2,40})」[ ]?$")
PROPER = re.compile(r"[ァ-ヺA-Za-z前元新]")
BESIDE = re.compile(r"\([^()\n]{1,12}\)$")  # 萩市（山口県）　副市長
SHORT_FORM = re.compile(r"\([A-Za-z&. -]{2,12}\)$")
GLUED = re.compile(rf"[{KANJI}{KATAKANA}A-Za-z]{{1,20}}")
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


def phrase(segment: Segment, text: str, title: Title, names: Sequence[Span], floor: int) -> Phrase:
    """The office `title` with its body, looking no further left than `floor` and into none of `names`."""
    barrier = max([floor, segment.start, *(b for a, b in names if b <= title.start and a < title.start)])
    if any(b == title.start for _, b in names):
        return Phrase(title.start, title.end, (title.start, title.end), NOWHERE, title.kind, title.bodies)
    start = bodies.run_start(segment, title.start, barrier)
    glued = any(b == barrier for _, b in names) and GLUED.fullmatch(text, barrier, start)
    if glued and without_honorific(text[barrier:start]) == text[barrier:start]:
        start = barrier  # 人文社会大学長 behind 張致根, where Sudachi has cut 根人|文社
    found = _attached(segment, text, title, start)
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


def _attached(segment: Segment, text: str, title: Title, start: int) -> Phrase:
    start += text[start : start + 1] in BOTH and start < title.start
    run = text[start : title.start]
    plain = Phrase(title.start, title.end, (title.start, title.end), NOWHERE, title.kind, title.bodies)
    if not run.strip("・"):
        return plain
    if title.kind == "head":
        return _head(segment, text, title, start, plain)
    if title.kind == "unit":
        split = bodies.unit_split(segment, start, title.core)
        begin = start + bodies.without_country(text[start:split])
        body = (begin, split) if split > begin and bodies.is_body(text[begin:split]) else NOWHERE
        if body == NOWHERE:
            split = start
        unit = _lstrip(text, split, title.start)
        return replace(plain, start=start, title=(unit, title.end), body=body)
    end = title.start
    if text[end - 1] == "・":
        end -= 1
    elif title.start == title.core and _shares(text[start:end], text[title.core]):
        end = title.core + 1  # 図書館長 is 館長 of 図書館
    begin = start + bodies.without_country(text[start:end])
    if title.kind in ("job", "org", "academic") and (cut := _charge(segment, text, begin, end)) > begin:
        return replace(plain, start=start, title=(cut, title.end), body=(begin, cut))
    if ATTENDING.fullmatch(text, begin, end):
        return replace(plain, start=begin)
    if title.kind in ("job", "org", "academic") and not _names_a_body(segment, text, begin, end):
        return replace(plain, start=begin, title=(begin, title.end))  # 公募委員, 地下水保全アドバイザー
    former = FORMER.match(text[begin:end])
    if former:
        begin += 1
    return replace(plain, start=start, body=(begin, end), former=former.group() if former else "")


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
    return replace(plain, start=start if begin - start < 2 else begin, body=(begin, end))


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


def _lstrip(text: str, start: int, end: int) -> int:
    while start < end and text[start] in "・ /":
        start += 1
    return start
