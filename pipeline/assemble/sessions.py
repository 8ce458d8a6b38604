"""Sessions by date: `9月28日:テーマA、テーマB` under a heading, and below each theme the cities that took part."""

from __future__ import annotations

import re

from pipeline.assemble import naming, words
from pipeline.assemble.patterns import BRACKET
from pipeline.assemble.record import Record
from pipeline.assemble.spans import once_a_page
from pipeline.assemble.view import View
from pipeline.assemble.words import sign
from pipeline.model import Block, Span

HEADING = re.compile(sign("session"))
COMMA = re.compile(r"、|，")
BRACKETS = re.compile(BRACKET)
GAP = re.compile(rf"[\s　:：|｜]*{sign('weekday_note')}?[\s　]*[:：|｜\s　][\s　:：]*")


def records(view: View) -> list[Record]:
    """One record a session; its parent is the page's event."""
    out: list[Record] = []
    for i, block in enumerate(view.body):
        if not _of_sessions(view, i, block):
            continue
        for span in view.lines(block.start, block.end):
            out += _line(view, span)
    return out if len(out) > 1 else []


@once_a_page
def _names_sessions(view: View, heading: int) -> bool:
    return HEADING.search(view.block_text(heading)) is not None


def _of_sessions(view: View, position: int, block: Block) -> bool:
    """Whether the nearest heading over a block, or its own label, says that it lists sessions."""
    if block.kind == "heading":
        return False
    near = next((h for h in reversed(view.above[position]) if view.body[h].kind != "title"), -1)
    if near >= 0 and _names_sessions(view, near):
        return True
    return block.kind == "field" and HEADING.search(block.label) is not None


def _line(view: View, span: Span) -> list[Record]:
    start, end = span
    times = view.times_in(start, end)
    if not times or times[0].precision != "day" or times[0].start_char - start > 4:
        return []
    m = GAP.match(view.text, times[0].end_char, end)
    if not m or view.text[end - 1] == "。":
        return []
    parent = _parent(view)
    out = []
    for name in _split(view.text, m.end(), end):
        text = view.text[slice(*name)]
        if len(text) < 2 or words.is_filler(text):
            continue
        cities = _city_lists(view).get(_key(text))
        scope = (name, cities) if cities else (name,)
        out.append(Record("session", name, scope, (times[0],), (), span, parent, trust=0.78))
    return out


def _split(text: str, start: int, end: int) -> list[Span]:
    """The names of one day, split at commas outside of brackets."""
    masked = BRACKETS.sub(lambda m: "x" * len(m[0]), text[start:end])
    out, at = [], 0
    for m in COMMA.finditer(masked):
        out.append((start + at, start + m.start()))
        at = m.end()
    out.append((start + at, end))
    return [s for s in out if text[slice(*s)].strip()]


def _key(name: str) -> str:
    return words.fold(BRACKETS.sub("", name))


@once_a_page
def _city_lists(view: View) -> dict[str, Span]:
    """The line before a line of cities → that line: `女性活躍` / `ロッテルダム、東京、…`."""
    out: dict[str, Span] = {}
    before: Span | None = None
    for block in view.body:
        for span in view.lines(block.start, block.end):
            if before is not None and len(view.mentions_in(*span, "CITY")) >= 2:
                out.setdefault(_key(view.text[slice(*before)]), span)
            before = span
    return out


def _parent(view: View) -> str:
    """The event that the page is about."""
    if view.title < 0:
        return ""
    block = view.body[view.title]
    return naming.named(view, (block.start, block.end))
