"""From words on a page to an anchor, and back, also where the page has changed a little."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Protocol, TypeVar

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein, Opcodes

from pipeline.decisions.record import Anchor, Target
from pipeline.model import Page, Span
from pipeline.text import normalize

AROUND = 24  # characters of context on either side
MOST = 500  # places with the same words that are compared
ALIKE = 80  # of words with their context that have changed, 0 to 100
STILL = 60  # of the words alone
ELSEWHERE = 35  # the least likeness of the context of words that stand unchanged
MORE = 8  # characters that may have come in beside the words
LONG = 8  # characters of words that tell enough without any context


class Said(Protocol):
    """A statement that stands somewhere on a page."""

    @property
    def name(self) -> str: ...
    @property
    def start_char(self) -> int: ...
    @property
    def end_char(self) -> int: ...


S = TypeVar("S", bound=Said)


def anchor(page: Page, start: int, end: int) -> Anchor:
    """The anchor of `page.text[start:end]`."""
    text = page.text
    words = text[start:end]
    nth = sum(1 for spot in _spots(words, text) if spot < start)
    around = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return Anchor(page.page_id, page.source, words, page.url, *around, nth)


def locate(a: Anchor, text: str) -> Span | None:
    """Where the anchor's words stand in a text now; None where they no longer do."""
    if not a.text:
        return None
    spots = [(at, at + len(a.text)) for at in _spots(a.text, text)] or _rewritten(a.text, text)
    ranked = [(_context(a, text, span), -abs(n - a.nth), -span[0], span) for n, span in enumerate(spots)]
    if ranked:
        likeness, _, _, span = max(ranked)
        if likeness >= ELSEWHERE or len(a.text) >= LONG:
            return span
    return _changed(a, text)


def _spots(words: str, text: str) -> list[int]:
    out: list[int] = []
    at = text.find(words) if words else -1
    while at >= 0 and len(out) < MOST:
        out.append(at)
        at = text.find(words, at + len(words))
    return out


def _rewritten(words: str, text: str) -> list[Span]:
    """The same words in another width or with other spaces."""
    normal = normalize(text)
    kept = [i for i, char in enumerate(normal.text) if not char.isspace()]
    wanted = "".join(normalize(words).text.split())
    found = _spots(wanted, "".join(normal.text[i] for i in kept))
    return [normal.span(kept[at], kept[at + len(wanted) - 1] + 1) for at in found]


def written(words: str, text: str) -> Span | None:
    """Where a text first has the words, however they are spaced."""
    at = text.find(words) if words.strip() else -1
    return (at, at + len(words)) if at >= 0 else next(iter(_rewritten(words, text)), None)


def _context(a: Anchor, text: str, span: Span) -> float:
    """How much of what stands around a place is what stood around the words, 0 to 100."""
    start, end = span
    before = fuzz.ratio(a.before, text[max(0, start - len(a.before)) : start])
    return (before + fuzz.ratio(a.after, text[end : end + len(a.after)])) / 2


def _changed(a: Anchor, text: str) -> Span | None:
    """The place that is most like the words in their context."""
    whole = a.before + a.text + a.after
    near = fuzz.partial_ratio_alignment(whole, text, score_cutoff=ALIKE) if len(text) >= len(whole) else None
    if near is None and fuzz.ratio(whole, text) < ALIKE:
        return None
    low, high = (max(0, near.dest_start - MORE), near.dest_end + MORE) if near else (0, len(text))
    steps = Levenshtein.opcodes(whole, text[low:high])
    start, end = (low + _moved(at, steps) for at in (len(a.before), len(a.before) + len(a.text)))
    words = text[start:end].strip()
    if not words or fuzz.ratio(a.text, words) < STILL or _numbers(a.text) != _numbers(words):
        return None
    start = text.index(words, start)
    return start, start + len(words)


def _moved(at: int, steps: Opcodes) -> int:
    """Where a place in one text lies in the other, as the steps from one to the other tell."""
    for step in steps:
        if step.src_start <= at < step.src_end:
            return min(step.dest_end, step.dest_start + at - step.src_start)
    return steps[-1].dest_end if steps else at


def _numbers(words: str) -> list[str]:
    """第9回 is not 第8回 with a small change."""
    return re.findall(r"\d+", unicodedata.normalize("NFKC", words))


def find(target: Target, rows: Sequence[S], text: str) -> S | None:
    """The statement that the target means now: the one on its words, of several the one most like it."""
    span = locate(target.anchor, text)
    if span is None:
        same = [r for r in rows if r.name == target.name and _start(r) == target.start]
        return same[0] if len(same) == 1 else None
    there = [r for r in rows if r.start_char < span[1] and span[0] < r.end_char]
    return max(there, key=lambda r: _likeness(r, target, span), default=None)


def _likeness(row: Said, target: Target, span: Span) -> tuple[bool, float, bool, int]:
    """The same words, then the most alike name, then the same day; of equals the first."""
    exact = (row.start_char, row.end_char) == span
    return exact, fuzz.ratio(row.name, target.name), _start(row) == target.start, -row.start_char


def _start(row: Said) -> str:
    return str(getattr(row, "start", ""))
