"""Lines and sentences of a span, as offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model import Span

_MARKS = re.compile(r"[「『（(」』）)。！？\n]")
MAX_SENTENCE = 600


def lines(text: str, start: int, end: int) -> Iterator[Span]:
    """The lines of text[start:end] that have words on them, without outer spaces."""
    at = start
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        a, b = at, stop
        while a < b and text[a].isspace():
            a += 1
        while b > a and text[b - 1].isspace():
            b -= 1
        if a < b:
            yield a, b
        at = stop + 1


def sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentences of a span: up to 。！？ outside of 「」 and （）, or the end of a line; at most 600 characters."""
    at = start
    depth = 0
    for mark in _MARKS.finditer(text, start, end):
        i, char = mark.start(), mark[0]
        while i - at > MAX_SENTENCE:
            if text[at : at + MAX_SENTENCE + 1].strip():
                yield at, at + MAX_SENTENCE + 1
            at, depth = at + MAX_SENTENCE + 1, 0
        if char in "「『（(":
            depth += 1
        elif char in "」』）)" and depth:
            depth -= 1
        if char == "\n" or (char in "。！？" and (depth == 0 or i - at > 300)) or i - at == MAX_SENTENCE:
            if text[at : i + 1].strip():
                yield at, i + 1
            at, depth = i + 1, 0
    while at < end:
        stop = min(end, at + MAX_SENTENCE + 1)
        if text[at:stop].strip():
            yield at, stop
        at = stop
