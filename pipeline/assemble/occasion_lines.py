"""Lines of nothing but a day with a place, or of a day: each an occasion of the event whose name stands over them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.assemble import words
from pipeline.assemble.line_times import COUNTER, SIGNS, rest
from pipeline.assemble.view import View
from pipeline.assemble.when import is_clock
from pipeline.model import Span, Time

MAX_LINE = 80
NEVER = ("title", "heading", "footnote", "caption")
NUMBER = re.compile(r"[①-⑳]|[（(]?[0-9０-９]{1,2}[)）.．]|第[0-9０-９]{1,3}[回部日]")
ADDRESS = re.compile(r"[（(][^（）()]{2,60}[)）][\s　]*$")


@dataclass(frozen=True, slots=True)
class Occasion:
    line: Span
    times: tuple[Time, ...]
    place: Span  # (0, 0) where the line has none


def occasion_lines(view: View) -> Iterator[Occasion | None]:
    """The lines of the page: each an occasion, or None; a line of only a place is that of the occasion before it."""
    waiting: Occasion | None = None
    for block in view.body:
        if block.kind == "table_row" and all(c.is_header for c in block.cells):
            continue
        if block.kind in NEVER:
            if waiting is not None:
                yield waiting
            yield None
            waiting = None
            continue
        for span in view.lines(block.start, block.end):
            if waiting is not None and _is_place(view, span):
                yield Occasion((waiting.line[0], span[1]), waiting.times, span)
                waiting = None
                continue
            if waiting is not None:
                yield waiting
            waiting = _occasion(view, span)
            if waiting is not None and waiting.place != (0, 0):
                yield waiting
                waiting = None
            elif waiting is None and not _mark(view, span):
                yield None
    if waiting is not None:
        yield waiting
    yield None


def _mark(view: View, span: Span) -> bool:
    """A line of nothing but a bullet, or the label of the list: it ends no list."""
    return span[1] - span[0] < 2 or bool(view.role_of(view.text[slice(*span)]))


def _occasion(view: View, span: Span) -> Occasion | None:
    """A line of one day or span of days, its clock times, a number and a place or a year that it counts for."""
    if span[1] - span[0] > MAX_LINE:
        return None
    rows = [t for t in view.times_in(*span) if t.kind != "fiscal_year"]
    days = [t for t in rows if not is_clock(t)]
    if len(days) != 1 or days[0].precision != "day":
        return None
    text = rest(view, span, view.times_in(*span))
    if not SIGNS.sub("", COUNTER.sub("", NUMBER.sub("", text) + " ")).strip():
        return Occasion(span, tuple(rows), (0, 0))
    place = _place_beside(view, span, rows)
    return Occasion(span, tuple(rows), place) if place is not None else None


def _place_beside(view: View, span: Span, rows: list[Time]) -> Span | None:
    """The place before or behind the times of a line, if nothing else stands there."""
    sides = ((span[0], rows[0].start_char), (rows[-1].end_char, span[1]))
    found = [_trimmed(view, a, b) for a, b in sides]
    between = rest(view, (rows[0].start_char, rows[-1].end_char), rows)
    if SIGNS.sub("", between).strip():
        return None
    filled = [s for s in found if s[1] > s[0] and SIGNS.sub("", NUMBER.sub("", view.text[slice(*s)]))]
    return filled[0] if len(filled) == 1 and _is_place(view, filled[0]) else None


def _trimmed(view: View, start: int, end: int) -> Span:
    m = re.compile(rf"(?:{NUMBER.pattern}|[\s　・●○■◆:：、,|｜~～〜-]|から|より)+").match(view.text, start, end)
    start = m.end() if m else start
    while end > start and view.text[end - 1] in " 　:：、,~～〜-|｜（(":
        end -= 1
    return start, end


def _is_place(view: View, span: Span) -> bool:
    """Nothing but towns, or a building: 緑市, 中央公民館(本町2丁目)."""
    cities = view.mentions_in(*span, "CITY")
    if cities and cities[0].start == span[0] and cities[-1].end == span[1]:
        return len(cities) == 1
    bare = ADDRESS.sub("", view.text[slice(*span)])
    if not 2 <= len(bare) <= 40 or re.search(r"[。、:：|｜]", bare) or words.noun_at_end(bare) is not None:
        return False
    return bool(words.venue_end().search(re.sub(r"[「『][^「」『』]{1,30}[」』]$", "", bare)))
