"""The pieces of a segment that could be a name, found from one of their ends."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.recognize import names
from pipeline.recognize.names import NAME_CHARS, ONLY_HIRAGANA, Shape
from pipeline.recognize.sheets import Segment
from pipeline.recognize.tokens import Token

MOST_TOKENS = 7
MAX_GAP = 4  # blanks inside a name: 清水　 勇人
UNSURE = 0.6  # a name glued to another word needs this much of a name's form


@dataclass(frozen=True, slots=True)
class Window:
    start: int
    end: int
    shape: Shape
    kind: str  # japanese, katakana or latin


def nameable(token: Token) -> bool:
    """Can the word be a part of a Japanese name?"""
    if not NAME_CHARS.fullmatch(token.text):
        return False
    if token.pos[0] in ("助詞", "助動詞"):
        return False
    return not ONLY_HIRAGANA.fullmatch(token.text) or token.pos[0] in ("名詞", "感動詞", "形状詞", "副詞")


def _is_gap(token: Token) -> bool:
    return token.text.isspace() and len(token.text) <= MAX_GAP


def ending_at(segment: Segment, text: str, end: int) -> Window | None:
    """The best name that ends at `end`."""
    foreign = foreign_ending_at(text, segment.start, end)
    if foreign:
        return foreign
    tokens = segment.tokens
    last = bisect_left([t.end for t in tokens], end)
    if last >= len(tokens) or tokens[last].end != end:
        return None
    options = []
    gaps = 0
    for first in range(last, max(-1, last - MOST_TOKENS), -1):
        token = tokens[first]
        if _is_gap(token) and gaps == 0 and first < last:
            gaps += 1
            continue
        if not nameable(token):
            break
        options.append(_option(text, token.start, end, _glued_left(tokens, first)))
    return _best(options)


def starting_at(segment: Segment, text: str, start: int) -> Window | None:
    """The best name that starts at `start`."""
    foreign = foreign_starting_at(text, start, segment.end)
    if foreign:
        return foreign
    tokens = segment.tokens
    first = bisect_left([t.start for t in tokens], start)
    if first >= len(tokens) or tokens[first].start != start:
        return None
    options = []
    gaps = 0
    for last in range(first, min(len(tokens), first + MOST_TOKENS)):
        token = tokens[last]
        if _is_gap(token) and gaps == 0 and first < last:
            gaps += 1
            continue
        if not nameable(token):
            break
        options.append(_option(text, start, token.end, _glued_right(tokens, last)))
    return _best(options)


def _option(text: str, start: int, end: int, glued: bool) -> Window:
    shape = names.japanese(text[start:end])
    if glued and shape.score < UNSURE:
        shape = names.NOTHING
    return Window(start, end, shape, "japanese")


def _best(options: Sequence[Window]) -> Window | None:
    found = max(options, key=lambda w: (w.shape.score + 0.1 * w.shape.full, w.end - w.start), default=None)
    return found if found and found.shape.score > 0 else None


def _glued_left(tokens: Sequence[Token], first: int) -> bool:
    return first > 0 and nameable(tokens[first - 1])


def _glued_right(tokens: Sequence[Token], last: int) -> bool:
    return last + 1 < len(tokens) and nameable(tokens[last + 1]) and tokens[last + 1].pos[0] != "接尾辞"


def foreign_ending_at(text: str, floor: int, end: int) -> Window | None:
    """The longest foreign name (katakana with ・ or =, one word, or Latin letters) that ends at `end`."""
    piece = text[max(floor, end - 60) : end]
    shift = end - len(piece)
    for pattern, kind in PATTERNS:
        for m in pattern.finditer(piece):
            if m.end() == len(piece):
                return _foreign(m.group(), shift + m.start(), kind)
    return None


def foreign_starting_at(text: str, start: int, ceiling: int) -> Window | None:
    for pattern, kind in PATTERNS:
        m = pattern.match(text, start, min(ceiling, start + 60))
        if m:
            return _foreign(m.group(), start, kind)
    return None


PATTERNS = (
    (names.FOREIGN, "katakana"),
    (names.FOREIGN_SPACED, "katakana"),
    (names.FOREIGN_ONE, "katakana"),
    (names.LATIN, "latin"),
)


def _foreign(text: str, start: int, kind: str) -> Window | None:
    shape = names.katakana(text) if kind == "katakana" else names.latin(text)
    return Window(start, start + len(text), shape, kind) if shape.score > 0 else None
