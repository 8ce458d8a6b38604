"""From words on a page to an anchor, and back, also where the page has changed a little."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Protocol, TypeVar

from rapidfuzz import fuzz

from pipeline.decisions.record import Anchor, Target
from pipeline.model import Page, Span

AROUND = 24  # characters of context on either side
MOST = 500  # places with the same words that are compared
ALIKE = 80  # of words with their context that have changed, 0 to 100
STILL = 60  # of the words alone
ELSEWHERE = 35  # the least likeness of the context of words that stand unchanged
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
    spots = _spots(a.text, text)
    if spots:
        ranked = [(_context(a, text, at), -abs(n - a.nth), -at) for n, at in enumerate(spots)]
        likeness, _, at = max(ranked)
        if likeness >= ELSEWHERE or len(a.text) >= LONG:
            return -at, -at + len(a.text)
    return _changed(a, text)


def _spots(words: str, text: str) -> list[int]:
    out: list[int] = []
    at = text.find(words) if words else -1
    while at >= 0 and len(out) < MOST:
        out.append(at)
        at = text.find(words, at + len(words))
    return out


def _context(a: Anchor, text: str, at: int) -> float:
    """How much of what stands around a place is what stood around the words, 0 to 100."""
    end = at + len(a.text)
    before = fuzz.ratio(a.before, text[max(0, at - len(a.before)) : at])
    return (before + fuzz.ratio(a.after, text[end : end + len(a.after)])) / 2


def _changed(a: Anchor, text: str) -> Span | None:
    """The place that is most like the words in their context."""
    whole = a.before + a.text + a.after
    near = fuzz.partial_ratio_alignment(whole, text, score_cutoff=ALIKE) if len(text) >= len(whole) else None
    low, high = (near.dest_start, near.dest_end) if near else (0, len(text))
    if near is None and fuzz.ratio(whole, text) < ALIKE:
        return None
    own = fuzz.partial_ratio_alignment(a.text, text[low:high], score_cutoff=STILL)
    if own is None or own.dest_end <= own.dest_start or own.src_end - own.src_start < len(a.text) // 2:
        return None
    start, end = low + own.dest_start, low + own.dest_end
    return (start, end) if _numbers(a.text) == _numbers(text[start:end]) else None


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
