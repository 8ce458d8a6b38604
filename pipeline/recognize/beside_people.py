"""What stands right beside a person and no list of offices has: （利水史家）, 漁師 門脇 ナオさん, 氏（森の会 担当）."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.gazetteer import municipality_of
from pipeline.recognize import bodies, names
from pipeline.recognize.brackets import BRACKET, LATIN_BODY, PARTICLES, inner_body, is_job, parsed
from pipeline.recognize.candidates import Candidate, without_honorific
from pipeline.recognize.phrases import NOWHERE, Phrase, Span
from pipeline.recognize.reading import Reading
from pipeline.recognize.signs import POLITE, sign

TOWN = re.compile(r"[ ○●・■◆]*([^\s()]{2,12}[市町村区])[ ]*(?:\([^()]{1,12}\))?[ ]{2,}")
QUOTED = re.compile(r"「([^「」\n]{2,40})」[ ]?$")
LATIN_RUN = re.compile(
    r"(?<![A-Za-z0-9.])([A-Z][A-Za-z&.-]{1,20}(?: (?:of|for|and|the|[A-Z][A-Za-z&.-]{1,20})){0,7})[ ]?$"
)
OF_LATIN = re.compile(rf"(?<![A-Za-z0-9.])([A-Z][A-Za-z0-9.&-]{{1,24}})([{names.KATAKANA}]{{4,24}})$")
CALLING = re.compile(f"{sign('calling')}$")
SHORT = 24  # characters of the name of a body in quotation marks
ACRONYM = re.compile(r"[A-Z][A-Za-z-]*[A-Z][A-Za-z-]*")
_WORD = r"[^\s()、。,:/「」『』|]{2,30}"
BEHIND = re.compile(
    rf"(?:[ ]{{1,6}}|(?<=\))[ ]{{0,6}}|{POLITE}?(?:[ ]?/[ ]?|[ ][-–—―][ ]))({_WORD}(?:[ ]{_WORD}){{0,5}})[ ]*(?:\(|$)"
)
# （川田 里美　浜田第一小学校　4年）
SCHOOL = re.compile(
    rf"{POLITE}?[ ]{{1,6}}([{names.KANJI}{names.KATAKANA}{names.HIRAGANA}・]{{2,24}}{sign('school')})"
    r"[ ]*(?:[0-9]年生?)?[ ]*(?=[)、,/]|$)"
)
LEAD = re.compile(r"[^\s、。,/:;()「」『』【】|]{1,24}$")


def town_of_line(r: Reading, p: Phrase) -> Span:
    """備前市（岡山県）　代理　教育長: the municipality at the head of the line, set apart from what follows."""
    m = TOWN.match(r.text, r.segment.start, p.title[0])
    found = municipality_of(m.group(1)) if m else None
    if not m or not found or found.end != len(m.group(1)) or (p.bodies and not m.group(1).endswith(p.bodies)):
        return NOWHERE
    return m.span(1)


def behind(r: Reading, person: Candidate) -> Iterator[Phrase]:
    """国崎 凪　火山防災大学 火山地質学講座: a body, with an office or not, behind a name at the head of its line."""
    if names.DEGREE.sub("", r.text[r.segment.start : person.start]).strip(" ○◯●・■□◆◇▪▫※•-*0123456789."):
        return
    m = BEHIND.match(r.text, _past_brackets(r, person.end), r.segment.end)
    if not m or without_honorific(m.group(1)) != m.group(1):
        return
    last = next((t for t in r.titles if t.end == m.end(1)), None)
    head = r.text[m.start(1) : last.start] if last else ""
    first = head.split(" ")[0]
    if last and (bodies.is_organization(first) or ACRONYM.fullmatch(first) or _all_nouns(r, m.start(1), last.start)):
        yield Phrase(*m.span(1), (last.start, last.end), (m.start(1), _trimmed(r, last.start)), last.kind)
    elif not any(m.start(1) <= t.start for t in r.titles):
        yield from (p for p in parsed(r, *m.span(1)) if p.body != NOWHERE)


def at_school(r: Reading, person: Candidate) -> Phrase | None:
    """The school that stands behind a name with blanks between, wherever in the line the name stands."""
    m = SCHOOL.match(r.text, person.end, r.segment.end)
    return Phrase(*m.span(1), NOWHERE, m.span(1), "org") if m else None


def _all_nouns(r: Reading, start: int, end: int) -> bool:
    """動物往診+在宅サービス にくきゅう before 院長: no particle and no verb between a name and an office."""
    inside = [t for t in r.segment.tokens if start <= t.start and t.end <= end]
    return end - start > 2 and all(
        (t.pos[0] not in PARTICLES or t.text in "のと") and t.pos[2] != "人名" and t.text not in ("各", "両")
        for t in inside
    )


def _past_brackets(r: Reading, at: int) -> int:
    m = BRACKET.match(r.text, at, r.segment.end)
    return m.end() if m else at


def before(r: Reading, person: Candidate, floor: int) -> Phrase | None:
    """ドッグトレーナー　山根 千紘, 津軽塗職人・笹森 久, 東松島森林組合 熊谷 鉄也: a job or a body before the name."""
    end = person.start
    while end > floor and r.text[end - 1] in " ・の":
        end -= 1
    if end == person.start or person.start - end > 6:
        return None
    of = "の" in r.text[end : person.start]
    latin = OF_LATIN.search(r.text, max(floor, end - 44), end)
    if latin and is_job(latin.group(2)):  # Exampleマーケティングディレクターの
        return Phrase(latin.start(), end, latin.span(2), latin.span(1), "job")
    m = LEAD.search(r.text, max(floor, end - 24), end)
    start = bodies.run_start(r.segment, end, m.start()) if m else end
    text = r.text[start:end]
    if of and (named := _named(r, max(floor, end - 60), end)) != NOWHERE:
        return Phrase(named[0], end, NOWHERE, named, "org")
    if start >= end or any(t.start < end and start < t.end for t in r.titles):
        return None
    if (
        is_job(text)
        and not (of and text[-1] in "家人者" and not CALLING.search(text))
        and not bodies.is_organization(text)
    ):
        cut = start + inner_body(text)
        left = _leftmost(r, start, floor) if cut == start else start
        body = (left, cut if cut > start else _trimmed(r, start)) if left < cut else NOWHERE
        return Phrase(left, end, (cut, end), body, "job")
    found = municipality_of(text)
    if bodies.is_organization(text) or (found and found.end == len(text)):
        return Phrase(start, end, NOWHERE, (_leftmost(r, start, floor), end), "org")
    return None


def _named(r: Reading, floor: int, end: int) -> Span:
    """「みなと教育協会」の, UCDの, Institute of Seasの: a body in quotation marks or in Latin letters."""
    quoted = QUOTED.search(r.text, floor, end)
    plain = quoted and len(quoted.group(1)) <= SHORT and not names.NAME_CHARS.match(r.text[quoted.start() - 1])
    if quoted and (bodies.is_organization(quoted.group(1)) or plain):  # not 映画「夏の海」の
        return quoted.span(1)
    latin = LATIN_RUN.search(r.text, floor, end)
    known = latin and (ACRONYM.fullmatch(latin.group(1)) or LATIN_BODY.search(latin.group(1)))
    return latin.span(1) if latin and known else NOWHERE


def _trimmed(r: Reading, end: int) -> int:
    while r.text[end - 1].isspace():
        end -= 1
    return end


def _leftmost(r: Reading, start: int, floor: int) -> int:
    """Where the bodies begin that stand before `start` with one blank between: ヘント市 モビリティ課."""
    for _ in range(3):
        end = start - 1
        if end <= floor or r.text[end] != " " or r.text[end - 1].isspace():
            break
        left = bodies.run_start(r.segment, end, floor)
        if left >= end or not bodies.is_body(r.text[left:end]):
            break
        start = left
    return start
