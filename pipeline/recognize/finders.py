"""Where people may be named in a segment: one function for each thing that gives a name away."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipeline import vocabulary
from pipeline.gazetteer import Gazetteer
from pipeline.recognize import (
    beside_bodies,
    beside_dots,
    beside_honorifics,
    beside_states,
    casts,
    finders_layout,
    names,
    spaced_letters,
)
from pipeline.recognize.beside_titles import by_title_behind
from pipeline.recognize.beside_titles_before import by_title_before
from pipeline.recognize.candidates import WEIGHT, Candidate, Pool, overlaps, trimmed_right
from pipeline.recognize.lexicon import SMALL
from pipeline.recognize.names import (
    FOREIGN,
    FOREIGN_ONE,
    FOREIGN_SPACED,
    HIRAGANA,
    KANJI,
    KATAKANA,
    Shape,
    Window,
)
from pipeline.recognize.nobody import nobody
from pipeline.recognize.offices import Title
from pipeline.recognize.reading import Reading

SIGNS = re.compile(rf"[・=(\[【『]|[A-Z][a-z]|[:/]|です|[{KANJI}{KATAKANA}ヶノ] {{1,4}}[{KANJI}{HIRAGANA}{KATAKANA}]")
ITEM = re.compile(r"[^、,・/;()\[\]:。]+")
OPENING = re.compile(r"[\s○◯●・■□◆◇▪▫※•\-*〇►▶➤◎☆★0-9.)]*")


def find(r: Reading, places: Gazetteer) -> list[Candidate]:
    """All candidates of the segment; they may overlap."""
    pool = Pool(r.text)
    if not _may_name(r):
        return []
    by_words(pool, r)
    beside_honorifics.by_honorific(pool, r)
    beside_honorifics.by_blank(pool, r)
    by_title_behind(pool, r, places)
    by_title_before(pool, r)
    by_field(pool, r)
    by_line(pool, r)
    finders_layout.by_brackets(pool, r)
    finders_layout.by_label(pool, r)
    finders_layout.by_beside(pool, r)
    finders_layout.by_words_beside(pool, r, places)
    by_model(pool, r)
    beside_bodies.by_body_behind(pool, r, places)
    beside_dots.by_dots(pool, r, places)
    beside_dots.by_dot(pool, r, places)
    beside_dots.by_acronym(pool, r)
    beside_states.by_state(pool, r)
    beside_states.by_region(pool, r, places)
    finders_layout.by_degree(pool, r)
    inside = finders_layout.by_reading(pool, r)
    if part := casts.by_cast(pool, r):
        inside.append(part)
    apart = spaced_letters.by_letters(pool, r)
    return [
        c
        for c in pool.all()
        if not (_is_office(c, r.titles) or overlaps(c, inside) or nobody(r, c))
        and ((c.start, c.end) in apart or not overlaps(c, apart))
    ]


def _may_name(r: Reading) -> bool:
    """Is there anything that a finder looks for? A third of all lines are dates, labels and plain sentences."""
    s = r.segment
    if r.titles or r.beside_office or s.header or r.sheet.entities:
        return True
    return bool(r.honorifics or SIGNS.search(r.text, s.start, s.end)) or "人名" in [t.pos[2] for t in s.tokens]


def _is_office(c: Candidate, titles: Sequence[Title]) -> bool:
    return any(c.start < t.end and t.core < c.end for t in titles)


def by_words(pool: Pool, r: Reading) -> None:
    """Where Sudachi reads a family name and a given name: 清水 勇人, 清水勇人; 織田信長 as one word."""
    tokens = r.segment.tokens
    for i, token in enumerate(tokens):
        if token.pos[2] != "人名":
            continue
        if r.text[max(0, token.start - 1) : token.start] in SMALL:
            continue  # 谷 of 四ツ谷
        if token.pos[3] == "姓" and i + 1 < len(tokens):
            window = r.starting_at(token.start)
            long = window and window.end - window.start > 2
            if window and long and window.shape.full and window.shape.score >= 0.7:
                pool.add(window, "words", WEIGHT["words"] if window.shape.score > 0.85 else 0.5)
        elif token.pos[3] == "一般" and len(token.text) > 2 and names.ONLY_KANJI.fullmatch(token.text):
            pool.add(Window(token.start, token.end, Shape(0.9, full=True), "japanese"), "words")


@cache
def _labels() -> tuple[str, ...]:
    return vocabulary.words("recognize", "people_labels")


def by_field(pool: Pool, r: Reading) -> None:
    """The values of 氏名 and 講師, also where the label stands in the line itself: 講師：山田 太郎."""
    segment, text = r.segment, r.text
    if segment.is_label:
        return
    begin = segment.start
    label = segment.header.replace(" ", "")
    colon = text.find(":", segment.start, min(segment.end, segment.start + 24))
    if not label and colon > 0:
        label, begin = text[segment.start : colon].replace(" ", ""), colon + 1
    if not label.endswith(_labels()) and not label.startswith(_labels()):
        return
    for m in ITEM.finditer(text, begin, segment.end):
        start = m.start() + len(m.group()) - len(m.group().lstrip())
        window = r.starting_at(start) if start < segment.end else None
        if window and window.kind != "latin" and (window.shape.full or window.end >= m.end()):
            pool.add(window, "field")


def by_line(pool: Pool, r: Reading) -> None:
    """A full name that fills its line or cell, but for a bullet, an honorific, a note in brackets."""
    if r.segment.is_label or r.segment.end - r.segment.start > 60:
        return
    m = OPENING.match(r.text, r.segment.start, r.segment.end)
    start = m.end() if m else r.segment.start
    window = r.starting_at(start) if start < r.segment.end else None
    if window is None or not window.shape.full or window.kind != "japanese" or window.shape.score < 0.75:
        return
    if " " in r.text[window.start : window.end] or not r.text[window.end : r.segment.end].strip():
        pool.add(window, "line")


def by_model(pool: Pool, r: Reading) -> None:
    for e in r.sheet.entities:
        if e.label != "PERSON" or not r.segment.start <= e.start < e.end <= r.segment.end:
            continue
        m = names.DEGREE.match(r.text, e.start, e.end)
        start = m.end() if m else e.start
        word = trimmed_right(r.text[start : e.end].rstrip())
        start += len(word) - len(word.lstrip())
        word = word.strip()
        if not word:
            continue
        kind = "japanese"
        if any(p.fullmatch(word) for p in (FOREIGN, FOREIGN_ONE, FOREIGN_SPACED)):
            kind, shape = "katakana", names.katakana(word)
        elif word.isascii():
            kind, shape = "latin", names.latin(word) if " " in word else Shape(0.2)
        else:
            shape = names.japanese(word)
        weight = WEIGHT["model"] if shape.full else WEIGHT["model_part"]
        pool.add(Window(start, start + len(word), shape, kind), "model", weight * e.score)
