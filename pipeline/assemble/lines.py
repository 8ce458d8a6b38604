"""Dated lines: diaries, lists of events, calendars; a line is a date and a name, or stands under its day."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.assemble import words
from pipeline.assemble.lines_of import lines
from pipeline.assemble.record import Record
from pipeline.assemble.rows import parent_name
from pipeline.assemble.view import View
from pipeline.assemble.when import is_clock
from pipeline.model import Block, Span, Time

MARKS = r"[\s　■□●○◆◇◎★☆▪▫・•▶▷►▼▽✅✓※＊*\-‐–—―|｜:：、,。]*"
BULLET = re.compile(MARKS + r"(?:[（(][月火水木金土日・祝曜休振]{1,6}[）)]|[月火水木金土日]曜日?)?[\s　|｜:：、,にの]*")
MAX_NAME = 90
PROSE = re.compile(r"(?:ました|ます|です|ください|ません|でした)[。！!]?$|。$|。.")
PLACE_TAIL = re.compile(r"[\s　]*[（(<＜〈]([^（）()<>＜＞〈〉]{2,40})[）)>＞〉]$")
PLACE_WORD = re.compile(r"[\s　]+(?:会場|場所|於|ところ)[：:\s　]*([^\s　].{1,40})$")
TAG = re.compile(r"[\s　]*【[^【】]{1,12}】$")
PROGRAMME = re.compile(
    r"プログラム|スケジュール|次第|タイムテーブル|時間割|当日の流れ|内容|日程|program|Program|PROGRAM"
)


@dataclass(frozen=True, slots=True)
class Entry:
    position: int
    line: Span
    name: Span
    times: tuple[Time, ...]
    venue: Span
    dated: bool  # the line has its own date


def records(view: View) -> list[Record]:
    """The dated lines of the page that are happenings, by what stands over them or by their own event nouns."""
    entries = _entries(view)
    by_section: dict[tuple[int, ...], list[Entry]] = {}
    for e in entries:
        by_section.setdefault(_place(view, e), []).append(e)
    out: list[Record] = []
    for group in by_section.values():
        out += _group(view, group)
    return sorted(out, key=lambda r: r.name)


def _place(view: View, entry: Entry) -> tuple[int, ...]:
    """The headings over a line without the days: a diary's lines belong together."""
    return tuple(h for h in view.above[entry.position] if view.body[h].kind != "date_line")


def _group(view: View, group: list[Entry]) -> list[Record]:
    headings = [view.block_text(h) for h in reversed(_place(view, group[0]))] + [view.page.title]
    context = next((c for c in map(words.context_of, headings) if c is not None), None)
    if context is False:
        return []
    clocked = [e for e in group if _clock_only(e)]
    out = []
    for e in group:
        text = view.text[slice(*e.name)]
        noun = words.noun_at_end(text)
        programme = _clock_only(e) and len(clocked) >= 2 and context is not True
        if not programme and context is None and (noun is None or noun.weak or len(group) < 3):
            continue
        parent = parent_name(view, e.position) if programme or (_clock_only(e) and _programme(headings)) else ""
        out.append(
            Record("line", e.name, (e.line,), e.times, (), e.line, parent, e.venue, trust=0.72 if context else 0.6)
        )
    return out


def _clock_only(entry: Entry) -> bool:
    return not entry.dated and bool(entry.times) and all(is_clock(t) for t in entry.times)


def _programme(headings: list[str]) -> bool:
    return any(PROGRAMME.search(h) for h in headings)


def _entries(view: View) -> list[Entry]:
    out: list[Entry] = []
    day: tuple[Time, ...] = ()
    over: int = -1
    for i, block in enumerate(view.body):
        if block.level and over >= 0 and over not in view.above[i]:
            day, over = (), -1
        if block.kind in ("date_line", "heading"):
            found = _day(view, block)
            if found:
                day, over = found, i
                continue
        if block.kind in ("list_item", "paragraph", "other", "field", "caption", "date_line"):
            out += [e for span in lines(view.text, block.start, block.end) if (e := _entry(view, i, block, span, day))]
        if block.kind == "heading" and block.level:
            over_day = bool(day) and over in view.above[i]
            day = day if over_day else ()
    return out


def _day(view: View, block: Block) -> tuple[Time, ...]:
    """The day that a date line or a heading of nothing but a date stands for."""
    rows = view.times_in(block.start, block.end)
    days = [t for t in rows if t.precision == "day"]
    if not days or (block.kind != "date_line" and not _bare_date(view, block, days)):
        return ()
    return tuple(days)


def _bare_date(view: View, block: Block, days: list[Time]) -> bool:
    rest = view.text[block.start : days[0].start_char] + view.text[days[-1].end_char : block.end]
    return len(re.sub(r"[\s　（()）月火水木金土日曜祝・■●◆]", "", rest)) <= 2


def _entry(view: View, i: int, block: Block, span: Span, day: tuple[Time, ...]) -> Entry | None:
    """One line: its own date or clock at its beginning, or the day it stands under; then the name."""
    start, end = span
    at = _skip(view, start, end)
    own: list[Time] = []
    rows = view.times_in(start, end)
    for t in rows:
        if t.start_char > at:
            break
        if t.precision not in ("day", "minute"):
            return None
        own.append(t)
        at = _skip(view, t.end_char, end)
    if not own and not day:
        return None
    if not own and block.kind not in ("list_item", "other", "paragraph"):
        return None
    name, venue = _name(view, at, end)
    text = view.text[slice(*name)]
    if len(text) < 2 or len(text) > MAX_NAME or PROSE.search(text) or words.is_filler(text):
        return None
    dated = any(not is_clock(t) for t in own)
    later = [t for t in rows if t.start_char >= at and is_clock(t)]
    times = tuple(own) + (() if any(is_clock(t) for t in own) else tuple(later[:1]))
    if not dated and day:
        times = day + times
    return Entry(i, span, name, times, venue, dated or bool(day))


def _skip(view: View, at: int, end: int) -> int:
    m = BULLET.match(view.text, at, end)
    return m.end() if m else at


def _name(view: View, start: int, end: int) -> tuple[Span, Span]:
    """The name of a line, and the place in brackets or behind 会場 at its end."""
    text = view.text
    venue = (0, 0)
    while m := TAG.search(text, start, end):
        end = m.start()
    m = PLACE_TAIL.search(text, start, end)
    if m and (
        words.venue_end().search(m[1])
        or text[m.start() : m.end()].strip()[0] in "<＜〈"
        or view.mentions_in(m.start(1), m.end(1), "VENUE")
    ):
        venue, end = (m.start(1), m.end(1)), m.start()
    m = PLACE_WORD.search(text, start, end)
    if m:
        venue, end = (m.start(1), m.end(1)), m.start()
    while m := TAG.search(text, start, end):
        end = m.start()
    return (start, end), venue
