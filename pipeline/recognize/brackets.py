"""What brackets behind a person or an office hold: （利水史家）, （森の会 担当）, （天草市）."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline import vocabulary
from pipeline.gazetteer import country
from pipeline.recognize import bodies
from pipeline.recognize.candidates import Candidate, without_honorific
from pipeline.recognize.names import KANJI, ONLY_KANJI
from pipeline.recognize.phrases import NOWHERE, Phrase, Span
from pipeline.recognize.reading import Reading
from pipeline.recognize.signs import sign

BRACKET = re.compile(r"[ ]*\(((?:[^()\n]|\([^()\n]{1,6}\)){2,60})(?:\)|$)")  # or cut off with its line
KANA = re.compile(r"[ぁ-んァ-ヶー・ ]+|[A-Za-zÀ-ɏА-я.,' -]+")
LATIN_BODY = re.compile(sign("latin_body"))
SHORT_UNIVERSITY = re.compile(rf"[{KANJI}]{{2,8}}大(?:・?院)?")
PUPIL = re.compile(rf"([{KANJI}ぁ-んァ-ヶー]{{1,12}}(?:[小中高]|高専))[1-6一二三四五六](?:年生?)?")  # みなと小6
NOTE = re.compile(sign("note"))
DIVISION = re.compile(f".{sign('division')}$")
YEAR = re.compile(r"[ ]?[0-9]{1,2}年生?$")
OF_KATAKANA = frozenset(map(chr, range(ord("ァ"), ord("ヺ"))))
JOB = re.compile(r"(?<![ァ-ヺー・])[ァ-ヺー・]{4,24}$")
SIDES = re.compile(r"[/、,;]")
STUDENT = re.compile(rf"(?<!大){sign('of_a_school')}$")
LANDS, AFTER = re.compile(r"[・、,/ ]+"), re.compile(r"[ ]{0,2}[^\s()、。,:;/」』|]{4}")
PARTICLES = frozenset(("助詞", "助動詞", "動詞"))


@cache
def _endings() -> tuple[str, ...]:
    return tuple(sorted(vocabulary.words("recognize", "office_endings", "ending"), key=lambda w: -len(w)))


def is_job(word: str) -> bool:
    """Does it end as the word for a job does, with something before that: 機大工, 日本語教師?"""
    return (
        1 < len(word) <= (14 if word[0] not in OF_KATAKANA else 24)
        and word.endswith(_endings())
        and not word.isdigit()
        and word[-1] != "生"
    )


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
    if m := PUPIL.fullmatch(r.text, start, end):
        yield Phrase(start, end, NOWHERE, m.span(1), "org")
        return
    if m := YEAR.search(r.text, start, end):
        end = m.start()  # 市立高等学校 2年生
    text = r.text[start:end]
    if len(text) < 2 or NOTE.fullmatch(text):
        return
    if (student := STUDENT.search(text)) and bodies.is_organization(text[: student.start()].strip()):
        cut = start + student.start()
        yield Phrase(start, end, (cut, end), (start, start + len(text[: student.start()].rstrip())), "job")
        return
    if (points := pointing_at(text)) and points < len(text):
        yield Phrase(start, end, (start + points, end), (start, start + points), "org")  # 当館学芸員
        return
    cut = text.rfind(" ") + 1
    known = any(t.end == end and start <= t.start for t in r.titles)
    if (
        not known
        and (is_job(text[cut:]) or before_katakana(text[cut:]))
        and not (cut == 0 and bodies.is_organization(text))
    ):
        cut += inner_body(text[cut:]) or before_katakana(text[cut:])
        body = (start, start + len(text[:cut].rstrip())) if cut and _may_be_body(text[:cut]) else NOWHERE
        yield Phrase(start, end, (start + cut, end), body, "job")
    elif not known and _is_body(r, start, end):
        yield Phrase(start, end, NOWHERE, (start, end), "org")


def inner_body(word: str) -> int:
    """How much of 市立中学校教師 is the body."""
    sizes = range(len(word) - 1, 2, -1)
    return next((k for k in sizes if is_job(word[k:]) and bodies.is_organization(word[:k])), 0)


def before_katakana(word: str) -> int:
    """How much stands before the job in katakana at its end: 森林資源領域|タスクマネージャー; 0 where no body does."""
    m = JOB.search(word)
    return m.start() if m and m.start() > 1 and is_job(m.group()) and not word[:1].isdigit() else 0


def pointing_at(text: str) -> int:
    """How many letters say 当館 or 本学 before a job: 当館学芸員, 本学教授; 0 where none do."""
    m = bodies.POINTS.match(text)
    return m.end() if m and is_job(text[m.end() :]) else 0


def _is_body(r: Reading, start: int, end: int) -> bool:
    text = r.text[start:end]
    if " " in text and all(bodies.is_organization(p) or DIVISION.search(p) for p in text.split()):
        return True  # 物理学専攻 宇宙分野
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
