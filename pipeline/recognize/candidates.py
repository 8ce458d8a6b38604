"""What may be a person's name, with all that speaks for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from pipeline import vocabulary
from pipeline.model import Method
from pipeline.recognize.names import Shape, Window, japanese
from pipeline.recognize.signs import POLITE

# How much each kind of evidence says that a piece of text is a person. Set on annotated pages.
WEIGHT = {
    "title_after": 0.75,  # 清水市長
    "title_glued": 0.92,  # エドワード・ウェバー副局長: a title follows katakana with ・ at once
    "in_brackets": 0.8,  # 清水 勇人（さいたま市）: a body or an office in brackets follows
    "beside": 0.8,  # it fills a cell or begins a line, and a body or an office follows
    "both_known": 0.6,  # マイケル・ジャクソン: the dictionary knows both parts as names
    "title_before": 0.7,  # 市長 清水 勇人
    "words": 0.6,  # Sudachi reads a family name and a given name
    "field": 0.75,  # the value of 氏名, 講師
    "reading": 0.8,  # 清水 勇人（しみず はやと）
    "line": 0.55,  # it fills a line or a cell
    "list": 0.75,  # the other items of the list are people
    "known": 0.75,  # the same name is a person elsewhere on the page
    "model": 0.7,  # times the model's own score
    "model_part": 0.5,  # the same for a family or given name alone
    "family": 0.5,  # the family name of somebody on the page
    "degree": 0.9,  # Dr.
}
YEAR = re.compile(r"[0-9]年")
HONORIFIC = re.compile(rf"{POLITE}$")
FULL_NAME = 3  # letters of a family and a given name
DOUBTED = "doubted"  # 熊谷市長: of 熊谷市, or Mr Kumagai? The page decides


@dataclass(slots=True)
class Candidate:
    start: int
    end: int
    shape: Shape
    kind: str
    text: str
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
        return (
            "model"
            if self.rule == "model"
            else "layout"
            if self.rule in ("field", "line", "list", "beside")
            else "rule"
        )


def _bare(text: str, window: Window) -> Window:
    """太田 栞 of 太田 栞さん, 村山 昭 of 村山 昭君: an honorific that was read as the end of a given name."""
    if window.kind != "japanese" or not (m := HONORIFIC.search(text, window.start, window.end)):
        return window
    shape = japanese(text[window.start : m.start()])
    enough = len(text[window.start : m.start()].replace(" ", "")) >= FULL_NAME
    return Window(window.start, m.start(), shape, window.kind) if enough and shape.full and shape.score > 0 else window


class Pool:
    """The candidates of one segment by their place."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: dict[tuple[int, int], Candidate] = {}

    def add(self, window: Window | None, rule: str, weight: float | None = None) -> None:
        if window is None or window.shape.score <= 0:
            return
        if window.kind == "japanese" and YEAR.match(self.text, window.start - 1):
            shape = japanese(self.text[window.start + 1 : window.end])  # 3年佐藤小梅さん
            window = Window(window.start + 1, window.end, shape, window.kind) if shape.score > 0 else window
        window = _bare(self.text, window)
        key = (window.start, window.end)
        if key not in self.found:
            self.found[key] = Candidate(*key, window.shape, window.kind, self.text[window.start : window.end])
        evidence = self.found[key].evidence
        evidence[rule] = max(WEIGHT[rule] if weight is None else weight, evidence.get(rule, 0.0))

    def all(self) -> list[Candidate]:
        return list(self.found.values())


def apart(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Of candidates that overlap the strongest, then the longest; in order of place."""
    pool = list(candidates)
    if len(pool) < 2:
        return pool
    kept: list[Candidate] = []
    every = sorted(pool, key=lambda c: (-_rank(c), c.start - c.end, c.start))
    for c in sorted(every, key=lambda c: any(_swallows(k, c) for k in every)):
        rival = next((k for k in kept if c.start < k.end and k.start < c.end), None)
        if rival is None:
            kept.append(c)
        elif rival.start <= c.start and c.end <= rival.end:
            for rule, weight in c.evidence.items():
                rival.evidence.setdefault(rule, weight)
    return sorted(kept, key=lambda c: c.start)


def _swallows(longer: Candidate, c: Candidate) -> bool:
    """後藤吾郎 and 藤吾郎: a full name that is well supported holds the other."""
    inside = longer.start <= c.start and c.end <= longer.end and longer.end - longer.start > c.end - c.start
    less = 0.2 if longer.evidence.keys().isdisjoint(("title_after", "honorific", "reading")) else 0.3
    return inside and longer.shape.full and longer.strength >= 0.55 and longer.shape.score >= c.shape.score - less


def _rank(c: Candidate) -> float:
    return c.strength + (0.25 if c.shape.full and c.shape.score >= 0.75 else 0.1 if c.shape.full else 0.0)


@cache
def honorifics() -> dict[str, float]:
    rows = vocabulary.read("recognize", "honorifics")
    return {r["honorific"]: float(r["weight"]) for r in rows if not r.get("alone")}


@cache
def full_honorifics() -> dict[str, float]:
    """Those that follow a full name only (師)."""
    rows = vocabulary.read("recognize", "honorifics")
    return {r["honorific"]: float(r["weight"]) for r in rows if r.get("alone")}


@cache
def all_honorifics() -> frozenset[str]:
    return frozenset((*honorifics(), *full_honorifics()))


def without_honorific(text: str) -> str:
    bare = text.lstrip()
    return next((bare[len(w) :] for w in _by_length() if bare.startswith(w)), text)


@cache
def _by_length() -> tuple[str, ...]:
    return tuple(sorted(honorifics(), key=lambda w: (-len(w), w)))


def trimmed_right(text: str) -> str:
    """A name without the honorific at its end."""
    return next((text[: -len(w)].rstrip() for w in _by_length() if text.endswith(w) and len(text) > len(w) + 1), text)


def overlaps(c: Candidate, spans: Sequence[tuple[int, int]]) -> bool:
    return any(c.start < b and a < c.end for a, b in spans)
