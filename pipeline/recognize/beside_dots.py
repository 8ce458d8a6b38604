"""Family names and dots: 中田・松永・山田副会頭, and 立谷・市長会会長, whose office stands behind the dot."""

from __future__ import annotations

import re

from pipeline.gazetteer import Gazetteer
from pipeline.recognize import names
from pipeline.recognize.beside_bodies import OF_A_STATE, of_a_place
from pipeline.recognize.bodies import is_organization
from pipeline.recognize.candidates import Pool
from pipeline.recognize.lexicon import is_family
from pipeline.recognize.names import HIRAGANA, KANJI, KATAKANA, Shape, Window
from pipeline.recognize.offices import Title
from pipeline.recognize.reading import Reading

DOTTED = re.compile(rf"(?<![{KANJI}{KATAKANA}・])[{KANJI}]{{1,4}}(?:・[{KANJI}]{{1,4}}){{2,40}}")
BETWEEN = re.compile("[^・]+")
BEFORE_OFFICE = re.compile(rf"(?<![{KANJI}{KATAKANA}・])([{KANJI}]{{2,3}})・([{KANJI}{KATAKANA}{HIRAGANA}]{{0,16}})$")
BEFORE_ACRONYM = re.compile(rf"(?<![{KANJI}{KATAKANA}・])([{KANJI}]{{2,3}})[A-Z][A-Z&]{{1,9}}$")
LIST_ALONE = 5  # names of a list without an office


def by_dots(pool: Pool, r: Reading, places: Gazetteer) -> None:
    """中田・松永・山田副会頭; 花田・西田・早川・永瀬・岡崎: family names between dots."""
    for m in DOTTED.finditer(r.text, r.segment.start, r.segment.end) if "・" in r.text else ():
        title = next((t for t in r.titles if m.start() < t.start <= m.end()), None)
        end = title.start if title else m.end()
        spans = [(w.start(), w.end()) for w in BETWEEN.finditer(r.text, m.start(), end)]
        words = [r.text[a:b] for a, b in spans]
        known = [is_family(w) for w in words]
        towns = sum(of_a_place(w, places) for w in words)
        if len(words) < 3 or sum(known) < 0.8 * len(words) or 2 * towns >= len(words):
            continue
        if not title and (len(words) < LIST_ALONE or not all(known)):
            continue
        for (a, b), word in zip(spans, words, strict=True):
            shape = names.japanese(word)
            pool.add(Window(a, b, Shape(max(0.6, shape.score), word), "japanese"), "list")


def by_dot(pool: Pool, r: Reading, places: Gazetteer) -> None:
    """岸田・内閣総理大臣, 立谷・全国市長会会長: a family name, a dot, a body or nothing, and the office."""
    for title in r.titles:
        low = max(r.segment.start, title.start - 24)
        m = BEFORE_OFFICE.search(r.text[low : title.start])
        word = m.group(1) if m else ""
        if not m or not is_family(word) or not _of_a_body(m.group(2), r, title):
            continue
        if of_a_place(word, places) and not (OF_A_STATE.search(r.text[title.core : title.end]) and not m.group(2)):
            continue
        shape = names.japanese(word)
        pool.add(
            Window(low + m.start(1), low + m.end(1), Shape(max(0.6, shape.score), word), "japanese"), "title_after"
        )


def by_acronym(pool: Pool, r: Reading) -> None:
    """坂東JCCNC会頭: a family name, a body in Latin capitals, and the office."""
    for title in r.titles:
        low = max(r.segment.start, title.start - 16)
        m = BEFORE_ACRONYM.search(r.text[low : title.start])
        if m and is_family(m.group(1)):
            word = m.group(1)
            shape = Shape(max(0.6, names.japanese(word).score), word)
            pool.add(Window(low + m.start(1), low + m.end(1), shape, "japanese"), "title_after")


def _of_a_body(rest: str, r: Reading, title: Title) -> bool:
    return not rest or is_organization(rest) or is_organization(rest + r.text[title.core])
