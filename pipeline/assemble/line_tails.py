"""What stands behind the name of a dated line: its day, its time in a further column, its place, its last day."""

from __future__ import annotations

import re

from pipeline.assemble import words
from pipeline.assemble.line_times import NOTED, OPENED
from pipeline.assemble.view import View
from pipeline.assemble.when import is_clock
from pipeline.assemble.words import sign
from pipeline.model import Span, Time

BEHIND = re.compile(rf"(?:[~～〜]|から|まで|より|{sign('begins')})*[\s　]+([^\s　。]{{2,24}})(?=[\s　]|$)")


def columns_end(view: View, start: int, end: int) -> int:
    """Where the name ends in a line of columns, `おはなし会 11時から 1階 絵本を読みます`: before its time."""
    for t in view.times_in(start + 1, end):
        if is_clock(t) and view.text[t.start_char - 1] in " 　／/|｜":
            return t.start_char
    return end


def last_day(view: View, start: int, end: int) -> list[Time]:
    """The day up to which it lasts, in brackets behind the name: 雑誌の配布(~12日(日)), 研修（23日まで）."""
    rows = [t for t in view.times_in(start, end) if t.precision == "day" and t.kind != "fiscal_year"]
    if len(rows) != 1:
        return []
    before, behind = view.text[start : rows[0].start_char], view.text[rows[0].end_char : end]
    until = before[-1:] in ("~", "～", "〜") or behind.lstrip(" 　").startswith("まで")
    return rows if until and re.search(r"[（(][~～〜]?$", before) and behind.rstrip().endswith(("）", ")")) else []


def place_behind(view: View, start: int, end: int) -> Span:
    """The place in the column behind the time."""
    m = BEHIND.match(view.text, start, end)
    return m.span(1) if m and words.venue_end().search(m[1]) else (0, 0)


def before_day(view: View, name: Span, venue: Span, behind: tuple[Time, ...], line_end: int) -> tuple[Span, Span]:
    """The name and the place of a line whose day stands behind the name: (12月9日、会議室), 5月12日　講堂."""
    while name[1] > name[0] and view.text[name[1] - 1] in ":：・…|｜ 　":
        name = (name[0], name[1] - 1)
    if view.text[name[1] - 1 : name[1]] in OPENED:
        tail = NOTED.match(view.text, behind[-1].end_char, line_end)
        return (name[0], name[1] - 1), tail.span(1) if tail else venue
    put = re.compile(r"[\s　]+([^\s　。]{2,24})").fullmatch(view.text, behind[-1].end_char, line_end)
    return name, put.span(1) if put else venue
