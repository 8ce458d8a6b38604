"""What stands right beside a person and no list of offices has: （利水史家）, 漁師 門脇 ナオさん, 氏（森の会 担当）."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline import vocabulary
from pipeline.gazetteer import country, municipality_of
from pipeline.recognize import bodies, names
from pipeline.recognize.candidates import Candidate, without_honorific
from pipeline.recognize.names import KANJI, ONLY_KANJI
from pipeline.recognize.phrases import NOWHERE, Phrase, Span
from pipeline.recognize.reading import Reading

BRACKET = re.compile(r"[ ]*\(((?:[^()\n]|\([^()\n]{1,6}\)){2,60})\)")
KANA = re.compile(r"[ぁ-んァ-ヶー・ ]+|[A-Za-zÀ-ɏА-я.,' -]+")
LATIN_BODY = re.compile(r"Univ|Inst|College|School|Ministry|Foundation|Council|Association", re.ASCII)
SHORT_UNIVERSITY = re.compile(rf"[{KANJI}]{{2,8}}大(?:・?院)?")
NOTE = re.compile(
    r"(?:前列|後列|写真)?(?:[左右]|中央|手前|奥)(?:から|より|端|側|上|下)?.{0,6}|[0-9 .,/]+.{0,3}"
    r"|オンライン|ビデオ.{0,6}|欠席.{0,4}|出席|代理"
    r"|敬称略.{0,4}|.{0,3}順|通訳.{0,4}|当時|故人|男|女|.{0,6}(?:在住|出身|生まれ)|調整中|予定|.{0,6}年生?|新|再|以下.+|注.*"
)
TOWN = re.compile(r"[ ○●・■◆]*([^\s()]{2,12}[市町村区])[ ]*(?:\([^()]{1,12}\))?[ ]{2,}")
YEAR = re.compile(r"[ ]?[0-9]{1,2}年生?$")
QUOTED = re.compile(r"「([^「」\n]{2,40})」[ ]?$")
LATIN_RUN = re.compile(
    r"(?<![A-Za-z0-9.])([A-Z][A-Za-z&.-]{1,20}(?: (?:of|for|and|the|[A-Z][A-Za-z&.-]{1,20})){0,7})[ ]?$"
)
STUDENT = re.compile(r"(?<!大)(?:大学院生|院生|学生|生徒|職員|社員|教員|スタッフ)$")
SHORT = 24  # characters of the name of a body in quotation marks
ACRONYM = re.compile(r"[A-Z][A-Za-z-]*[A-Z][A-Za-z-]*")
SIDES = re.compile(r"[/、,;]")
LANDS, AFTER = re.compile(r"[・、,/ ]+"), re.compile(r"[ ]{0,2}[^\s()、。,:;/」』|]{4}")
BEHIND = re.compile(
    r"(?:[ ]{1,6}|(?<=\))[ ]{0,6})([^\s()、。,:/「」『』|]{2,30}(?:[ ][^\s()、。,:/「」『』|]{2,30}){0,5})[ ]*(?:\(|$)"
)
LEAD = re.compile(r"[^\s、。,/:;()「」『』【】|]{1,24}$")
OF_OWN = re.compile(r"(?:本|当|同)(?=[学社会市町村校館園])")
PARTICLES = frozenset(("助詞", "助動詞", "動詞"))


@cache
def _endings() -> tuple[str, ...]:
    return tuple(sorted(vocabulary.words("recognize", "office_endings", "ending"), key=lambda w: -len(w)))


def is_job(word: str) -> bool:
    """Does it end as the word for a job does, with something before that: 機大工, 日本語教師?"""
    return 1 < len(word) <= 14 and word.endswith(_endings()) and not word.isdigit() and word[-1] != "生"


def brackets_behind(r: Reading, person: Candidate) -> list[Span]:
    """What the brackets behind a person hold, without how the name is spelt."""
    out: list[Span] = []
    at = person.end
    for _ in range(3):
        m = BRACKET.match(r.text, at, r.segment.end)
        if not m:
            bare = without_honorific(r.text[at : at + 8])
            if len(bare) == len(r.text[at : at + 8]) or not bare.lstrip().startswith("("):
                break
            at += len(r.text[at : at + 8]) - len(bare)
            continue
        text = m.group(1)
        spelt = KANA.fullmatch(text) or (person.kind == "katakana" and ONLY_KANJI.fullmatch(text) and len(text) < 5)
        if bodies.is_body(text) or LATIN_BODY.search(text) or not spelt:
            out.append(m.span(1))
        at = m.end()
    return out


def in_brackets(r: Reading, person: Candidate) -> Iterator[Phrase]:
    """The offices and bodies that stand in brackets behind a person."""
    for start, end in brackets_behind(r, person):
        if all(country(w) for w in LANDS.split(r.text[start:end]) if w) and AFTER.match(r.text, end + 1):
            continue  # カレン・リー(豪州 台湾)みどり学院: where she is from, and then whose she is
        at = start
        for piece in SIDES.split(r.text[start:end])[:3]:
            yield from parsed(r, at, at + len(piece))
            at += len(piece) + 1


def parsed(r: Reading, start: int, end: int) -> Iterator[Phrase]:
    """森と海の協働センター 海外事業担当: the last word is a job, the rest its body; or all of it is a body."""
    while start < end and r.text[start].isspace():
        start += 1
    while start < end and r.text[end - 1].isspace():
        end -= 1
    if m := YEAR.search(r.text, start, end):
        end = m.start()  # 市立高等学校 2年生
    text = r.text[start:end]
    if len(text) < 2 or NOTE.fullmatch(text):
        return
    if (student := STUDENT.search(text)) and bodies.is_organization(text[: student.start()].strip()):
        cut = start + student.start()
        yield Phrase(start, end, (cut, end), (start, start + len(text[: student.start()].rstrip())), "job")
        return
    cut = text.rfind(" ") + 1
    known = any(t.end == end and start <= t.start for t in r.titles)
    if not known and is_job(text[cut:]) and not (cut == 0 and bodies.is_organization(text)):
        cut += _inner_body(text[cut:])
        body = (start, start + len(text[:cut].rstrip())) if cut and _may_be_body(text[:cut]) else NOWHERE
        yield Phrase(start, end, (start + cut, end), body, "job")
    elif not known and _is_body(r, start, end):
        yield Phrase(start, end, NOWHERE, (start, end), "org")


def _inner_body(word: str) -> int:
    """How much of 市立中学校教師 is the body."""
    sizes = range(len(word) - 1, 2, -1)
    return next((k for k in sizes if is_job(word[k:]) and bodies.is_organization(word[:k])), 0)


def _is_body(r: Reading, start: int, end: int) -> bool:
    text = r.text[start:end]
    if bodies.is_body(text) or LATIN_BODY.search(text) or SHORT_UNIVERSITY.fullmatch(text):
        return True
    inside = [t for t in r.segment.tokens if start <= t.start and t.end <= end]
    plain = not any(t.pos[0] in PARTICLES and t.text not in ("の", "と") for t in inside)
    return len(text) >= 4 and plain and bodies.is_proper(r.segment, start, end)


def _may_be_body(text: str) -> bool:
    return len(text.strip()) > 1 and not NOTE.fullmatch(text.strip())


def body_in_brackets(r: Reading, end: int) -> Span:
    """金子市長（天草市）: the body in brackets behind the office."""
    m = BRACKET.match(r.text, end, r.segment.end)
    if not m or NOTE.fullmatch(m.group(1)):
        return NOWHERE
    return m.span(1) if bodies.is_body(m.group(1)) or m.group(1).endswith("党") else NOWHERE


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
    m = LEAD.search(r.text, max(floor, end - 24), end)
    start = bodies.run_start(r.segment, end, m.start()) if m else end
    text = r.text[start:end]
    if of and (named := _named(r, max(floor, end - 60), end)) != NOWHERE:
        return Phrase(named[0], end, NOWHERE, named, "org")
    if start >= end or any(t.start < end and start < t.end for t in r.titles):
        return None
    if is_job(text) and not (of and text[-1] in "家人者") and not bodies.is_organization(text):
        cut = start + _inner_body(text)
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
