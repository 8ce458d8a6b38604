"""Where people may be named in a segment, each with all that speaks for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from pipeline import vocabulary
from pipeline.model import Method
from pipeline.recognize import names, windows
from pipeline.recognize.bodies import PLACE_END, is_organization
from pipeline.recognize.names import FOREIGN, KANJI, Shape
from pipeline.recognize.offices import Title
from pipeline.recognize.sheets import Segment, Sheet
from pipeline.recognize.windows import Window

AFTER_OFFICE = re.compile(r"[ ]{0,4}(?:\([^()\n]{1,24}\)[ ]{0,3})?(?:[:・=、,]|の|である|を務める)?[ ]{0,4}")
READING = re.compile(r"[ ]?[(\[【]([ぁ-んァ-ヶー・ ]{2,20}|[A-Z][A-Za-z.,' -]{3,40})[)\]】]")
HONORIFIC_GAP = re.compile(r"[ ]{0,3}$")
WEIGHT = {"title_after": 0.7, "title_before": 0.7, "words": 0.6, "field": 0.75, "reading": 0.8, "bracket": 0.55}


@dataclass(slots=True)
class Candidate:
    start: int
    end: int
    shape: Shape
    kind: str
    evidence: dict[str, float] = field(default_factory=dict)

    @property
    def strength(self) -> float:
        """How sure is it a person's name: what speaks for it, held against its form. From 0 to 1."""
        doubt = 1.0
        for weight in self.evidence.values():
            doubt *= 1.0 - weight
        return (1.0 - doubt) * (0.45 + 0.55 * self.shape.score)

    @property
    def rule(self) -> str:
        return max(self.evidence, key=lambda k: (self.evidence[k], k))

    @property
    def method(self) -> Method:
        return "model" if self.rule == "model" else "layout" if self.rule in ("field", "rows") else "rule"


@cache
def honorifics() -> dict[str, float]:
    return {r["honorific"]: float(r["weight"]) for r in vocabulary.read("recognize", "honorifics")}


@cache
def _labels() -> frozenset[str]:
    return frozenset(vocabulary.words("recognize", "people_labels"))


class Pool:
    """The candidates of one segment by their place."""

    def __init__(self) -> None:
        self.found: dict[tuple[int, int], Candidate] = {}

    def add(self, window: Window | None, rule: str, weight: float) -> Candidate | None:
        if window is None or window.shape.score <= 0:
            return None
        key = (window.start, window.end)
        candidate = self.found.setdefault(key, Candidate(*key, window.shape, window.kind))
        candidate.evidence[rule] = max(weight, candidate.evidence.get(rule, 0.0))
        return candidate


def find(sheet: Sheet, segment: Segment, titles: Sequence[Title]) -> list[Candidate]:
    """All candidates of the segment, best first of those that overlap, in order of place."""
    pool = Pool()
    _by_words(pool, sheet.text, segment)
    _by_honorific(pool, sheet.text, segment)
    _by_title(pool, sheet.text, segment, titles)
    _by_field(pool, sheet.text, segment)
    _by_model(pool, sheet, segment)
    for candidate in list(pool.found.values()):
        if READING.match(sheet.text, candidate.end, segment.end):
            candidate.evidence["reading"] = WEIGHT["reading"]
    return apart([c for c in pool.found.values() if not nobody(sheet.text, segment, c)])


def apart(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Of candidates that overlap the strongest, then the longest; in order of place."""
    kept: list[Candidate] = []
    order = sorted(candidates, key=lambda c: (-(c.strength + 0.15 * c.shape.full), c.start - c.end, c.start))
    for c in order:
        if all(c.end <= k.start or k.end <= c.start for k in kept):
            kept.append(c)
        else:
            for k in kept:
                if k.start <= c.start and c.end <= k.end:
                    for rule, weight in c.evidence.items():
                        k.evidence.setdefault(rule, weight)
    return sorted(kept, key=lambda c: c.start)


def _by_words(pool: Pool, text: str, segment: Segment) -> None:
    """Where Sudachi reads a family name and a given name: 清水 勇人, 清水勇人; 織田信長 as one word."""
    tokens = segment.tokens
    for i, token in enumerate(tokens):
        if token.pos[2] != "人名":
            continue
        if token.pos[3] == "姓" and i + 1 < len(tokens):
            window = windows.starting_at(segment, text, token.start)
            if window and window.shape.full and window.shape.score >= 0.8:
                pool.add(window, "words", WEIGHT["words"] if window.shape.score > 0.85 else 0.45)
        elif token.pos[3] == "一般" and len(token.text) > 2 and names.ONLY_KANJI.fullmatch(token.text):
            pool.add(Window(token.start, token.end, Shape(0.9, full=True), "japanese"), "words", WEIGHT["words"])


def _by_honorific(pool: Pool, text: str, segment: Segment) -> None:
    known = honorifics()
    for i, token in enumerate(segment.tokens):
        weight = known.get(token.text)
        if weight is None or (token.pos[0] not in ("接尾辞", "名詞") and token.text != "殿"):
            continue
        if i and segment.tokens[i - 1].text in ("お", "ご", "御"):
            continue
        end = token.start
        while end > segment.start and text[end - 1].isspace():
            end -= 1
        if token.start - end > 3 or (end < token.start and weight < 0.8):
            continue
        window = windows.ending_at(segment, text, end)
        if window and not names.is_nobody(text[window.start : window.end]):
            pool.add(window, "honorific", weight)


def _by_title(pool: Pool, text: str, segment: Segment, titles: Sequence[Title]) -> None:
    for title in titles:
        end = title.start
        while end > segment.start and text[end - 1].isspace():
            end -= 1
        before = windows.ending_at(segment, text, end)
        if before and _may_hold(text, before, title, title.start - end):
            pool.add(before, "title_after", WEIGHT["title_after"] - (0.1 if end < title.start else 0.0))
        m = AFTER_OFFICE.match(text, title.end, segment.end)
        after = windows.starting_at(segment, text, m.end()) if m else None
        if after and m and after.start < segment.end:
            joint = m.group().strip()
            free = bool(joint or m.group())
            if after.shape.full or after.kind != "japanese" or (free and joint not in ("の", "、", ",")):
                pool.add(after, "title_before", WEIGHT["title_before"] if after.shape.full or free else 0.5)


def _may_hold(text: str, window: Window, title: Title, gap: int) -> bool:
    """Is what stands before the title a person and not the body: not 渋谷 of 渋谷区長, ロンドン of ロンドン市長?"""
    word = text[window.start : window.end]
    if title.kind == "head" and not window.shape.full and gap == 0 and names.is_place(word):
        return _of_a_body(text, window.start)
    if window.kind == "katakana" and not window.shape.full:
        return window.shape.score >= 0.45 and (
            gap == 0 and text[max(0, window.start - 1) : window.start] in ("の", "、", "")
        )
    return window.shape.full or gap == 0


def _of_a_body(text: str, start: int) -> bool:
    """さいたま市の清水市長: the body stands before it."""
    return text[max(0, start - 1) : start] == "の" and bool(PLACE_END.search(text[max(0, start - 12) : start - 1]))


def _by_field(pool: Pool, text: str, segment: Segment) -> None:
    """The values of 氏名 and 講師, and names that fill a cell."""
    label = segment.header.replace(" ", "")
    if segment.is_label or not any(word in label for word in _labels()):
        return
    for m in re.finditer(r"[^、,・/;()\[\]:]+", text[segment.start : segment.end]):
        start = segment.start + m.start() + len(m.group()) - len(m.group().lstrip())
        window = windows.starting_at(segment, text, start) if start < segment.end else None
        if window and (window.shape.full or window.end >= segment.start + m.end()):
            pool.add(window, "field", WEIGHT["field"])


def _by_model(pool: Pool, sheet: Sheet, segment: Segment) -> None:
    for e in sheet.entities:
        if e.label != "PERSON" or not segment.start <= e.start < e.end <= segment.end:
            continue
        start, end = trimmed(sheet.text, e.start, e.end)
        if start >= end:
            continue
        word = sheet.text[start:end]
        if FOREIGN.fullmatch(word) or names.FOREIGN_ONE.fullmatch(word) or names.FOREIGN_SPACED.fullmatch(word):
            window = Window(start, end, names.katakana(word), "katakana")
        elif word.isascii():
            window = Window(start, end, names.latin(word) if " " in word else Shape(0.2), "latin")
        else:
            window = Window(start, end, names.japanese(word), "japanese")
        pool.add(window, "model", 0.7 * e.score)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without honorific, blanks and degree (Dr.) at its ends."""
    m = names.DEGREE.match(text, start, end)
    start = m.end() if m else start
    for word in sorted(honorifics(), key=len, reverse=True):
        if text[start:end].endswith(word) and end - start > len(word) + 1:
            end -= len(word)
            break
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


@cache
def _followers() -> tuple[str, ...]:
    return tuple(vocabulary.words("recognize", "name_followers"))


def nobody(text: str, segment: Segment, c: Candidate) -> bool:
    """Is it a part of something else (渋沢栄一記念館), a body, or a word that names no one?"""
    word = text[c.start : c.end]
    if names.is_nobody(word) or (is_organization(word) and not c.shape.full):
        return True
    if set(c.evidence) <= {"words", "model"} or "honorific" not in c.evidence:
        after = text[c.end : min(segment.end, c.end + 4)]
        if after.startswith(_followers()) and not after.startswith(("市長", "区長", "町長", "村長", "県知事", "市議")):
            return not _title_follows(c)
    return False


def _title_follows(c: Candidate) -> bool:
    return "title_after" in c.evidence


KANJI_RUN = re.compile(rf"[{KANJI}]+")
