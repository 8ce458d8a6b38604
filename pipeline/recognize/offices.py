"""Offices as they are written: さいたま市長 is 市長 of さいたま市, 環境省 地球環境審議官 is 地球環境審議官 of 環境省.

`find_titles` finds the words (市長, 副理事長, 名誉教授) in a segment; `bodies.py` and `links.py` find whose they are.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline import vocabulary
from pipeline.recognize.tokens import Token
from pipeline.settings import Vocabulary
from pipeline.tries import pattern_of

ORDINAL = re.compile(r"第?[0-9一二三四五六七八九十]{1,4}代(?:目)?$")
SPACED = re.compile(r"(?<![^\s:・(])[^\s!-~](?: {1,8}[^\s!-~]){1,3}(?=\s|$)")
LETTER = re.compile(r"\S")
COMPOUND = ("センター",)  # the end of many a word: グローバルセンター長
CUT = frozenset("副")  # begins an office wherever Sudachi cuts: 陳|副学長
KIND_OF_NEW = "org"  # of a user's own office without a kind


@dataclass(frozen=True, slots=True)
class Title:
    """The word for an office: `start` counts its prefixes (副, 前, 元), `core` is where the listed word begins."""

    start: int
    end: int
    core: int
    kind: str
    bodies: tuple[str, ...] = ()  # of a head: what its municipality or region may end in


@dataclass(frozen=True, slots=True)
class Lexicon:
    pattern: re.Pattern[str]
    rows: dict[str, tuple[str, tuple[str, ...]]]  # office → kind, bodies


@cache
def lexicon(own: Vocabulary) -> Lexicon:
    rows: dict[str, tuple[str, tuple[str, ...]]] = {}
    for row in vocabulary.extended("recognize", "offices", own.offices):
        bodies = tuple(b for b in row.get("body", "").split(",") if b)
        rows.setdefault(row["office"], (row.get("kind") or KIND_OF_NEW, bodies))
    return Lexicon(re.compile(pattern_of(rows)), rows)


@cache
def heads(own: Vocabulary) -> dict[str, tuple[str, ...]]:
    """What the body of each office of a municipality or region may end in: 市長 → 市."""
    return {word: bodies for word, (kind, bodies) in lexicon(own).rows.items() if kind == "head" and bodies}


def is_office(word: str, own: Vocabulary) -> bool:
    """Is a label or a column's header an office: 委員長, 財務部長?"""
    rows = lexicon(own).rows
    if word in rows:
        return rows[word][0] != "role"
    ends = (word[i:] for i in range(max(0, len(word) - 12), len(word) - 1))
    return len(word) <= 16 and any(rows.get(end, ("",))[0] in ("head", "unit") for end in ends)


@cache
def _houses() -> dict[str, tuple[str, ...]]:
    return {r["office"]: tuple(r["body"].split(",")) for r in vocabulary.read("recognize", "office_bodies")}


@lru_cache(16_384)
def bodies_of(title: str) -> tuple[str, ...]:
    """What the name of the body of an office may end in, () where nothing is known of the office."""
    rows = _houses()
    bare = next((title[: -len(t)] for t in _tails() if title.endswith(t) and len(t) < len(title)), title)
    every = (word[i:] for word in dict.fromkeys((title, bare)) for i in range(len(word)))
    return next((rows[end] for end in every if end in rows), ())


@cache
def _prefixes(kind: str) -> tuple[str, ...]:
    rows = vocabulary.read("recognize", "office_prefixes")
    return tuple(sorted((r["prefix"] for r in rows if r["of"] in ("", kind)), key=lambda w: (-len(w), w)))


@cache
def _followers() -> frozenset[str]:
    return frozenset(vocabulary.words("recognize", "office_followers"))


def find_titles(text: str, start: int, end: int, tokens: Sequence[Token], own: Vocabulary) -> list[Title]:
    """The offices in `text[start:end]`, left to right, never overlapping; those inside another word are left out."""
    known = lexicon(own)
    out: list[Title] = []
    m = known.pattern.search(text, start, end)
    if m is None:
        return _spaced_out(text, start, end, known, out)
    ends = {t.end: i for i, t in enumerate(tokens)}
    starts = {t.start for t in tokens}
    while m:
        kind, bodies = known.rows[m.group()]
        i = ends.get(m.end())
        if i is None or _goes_on(text, tokens, i) or _inside_word(text, m, start):
            m = known.pattern.search(text, m.start() + 1, end)  # 部長 inside 環境部長官
            continue
        core = m.start()
        if core not in starts and text[core] not in CUT and (inner := _inner(text, tokens, i, core, known)):
            core = inner  # 会長 of 長谷部|会長, though 部会長 is an office too
            kind, bodies = known.rows[text[core : m.end()]]
        at = m.end()
        if tail := next((t for t in _tails() if text.startswith(t, at, end)), ""):
            at += len(tail)  # 学長代理
        begin = _grown(text, core, out[-1].end if out else start, kind, starts)
        out.append(Title(begin, at, core, kind, bodies))
        m = known.pattern.search(text, at, end)
    return sorted([*out, *_spaced_out(text, start, end, known, out)], key=lambda t: t.start)


def _inner(text: str, tokens: Sequence[Token], last: int, core: int, known: Lexicon) -> int:
    """Where an office begins that is whole words, inside one that cuts a word; 0 if there is none."""
    i = last
    found = 0
    while i >= 0 and tokens[i].start > core:
        if text[tokens[i].start : tokens[last].end] in known.rows:
            found = tokens[i].start
        i -= 1
    return found


@cache
def _tails() -> tuple[str, ...]:
    return vocabulary.words("recognize", "office_tails")


def _spaced_out(text: str, start: int, end: int, known: Lexicon, found: Sequence[Title]) -> list[Title]:
    """委　員　長, 部　　長, 税 務 課 長: an office written over the width of its column, its unit before it."""
    out: list[Title] = []
    if text.find(" ", start, end) < 0:
        return out
    for m in SPACED.finditer(text, start, end):
        letters = [p.span() for p in LETTER.finditer(text, *m.span())]
        for _, stop in reversed(letters[1:]):  # 委 員 of 委 員  舘 直人
            core = _spaced_core(text, letters, stop, known)
            if core >= 0 and all(stop <= t.start or t.end <= m.start() for t in found):
                kind, bodies = known.rows[text[core:stop].replace(" ", "")]
                out.append(Title(m.start(), stop, core, kind, bodies))
                break
    return out


def _spaced_core(text: str, letters: Sequence[tuple[int, int]], stop: int, known: Lexicon) -> int:
    """Where the office begins that ends at `stop`: with the first letter, or behind those of its unit; else -1."""
    for begin, _ in letters:
        word = text[begin:stop].replace(" ", "")
        if len(word) > 1 and word in known.rows and (begin == letters[0][0] or known.rows[word][0] == "unit"):
            return begin
    return -1


def _goes_on(text: str, tokens: Sequence[Token], i: int) -> bool:
    """Does the next word make something else of it: 市長公室, 選手権?"""
    return i + 1 < len(tokens) and tokens[i + 1].start == tokens[i].end and tokens[i + 1].text in _followers()


def _inside_word(text: str, m: re.Match[str], start: int) -> bool:
    """Latin letters and katakana on either side: CEO in CEOs, コーチ in コーチング."""
    before = text[m.start() - 1] if m.start() > start and not m.group().startswith(COMPOUND) else ""
    after = text[m.end() : m.end() + 1]
    return (_same_script(before, m.group()[0])) or _same_script(m.group()[-1], after)


def _same_script(a: str, b: str) -> bool:
    return bool(a and b) and (
        (a.isascii() and a.isalpha() and b.isascii() and b.isalpha()) or (is_katakana(a) and is_katakana(b))
    )


def is_katakana(char: str) -> bool:
    return "ァ" <= char <= "ヺ" or char == "ー"


def _grown(text: str, start: int, floor: int, kind: str, words: Collection[int]) -> int:
    """`start` moved left over prefixes (前, 名誉, 第5代) that begin a word: not over 前 of 弘前|市長."""
    while True:
        piece = text[max(floor, start - 10) : start]
        found = next((p for p in _prefixes(kind) if piece.endswith(p) and start - len(p) in words), "")
        if not found and (m := ORDINAL.search(piece)):
            found = m.group()
        if not found:
            return start
        start -= len(found)
