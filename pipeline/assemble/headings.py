"""Short lines that name an event though they are no clear heading: with its day in them, or with the day told below."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.assemble import words
from pipeline.assemble.record import Record
from pipeline.assemble.sentence import DEADLINE, HISTORY, day_rows, is_long, is_prose
from pipeline.assemble.view import View
from pipeline.assemble.words import sign
from pipeline.model import Span, Time

HELD = re.compile(rf"{sign('took_place')}|ありました|{sign('attending', 'joining', 'visiting')}しま")
HELD_ON = re.compile(rf"^[\s　]*{sign('holding')}?{sign('day_label')}?は|{sign('holding', 'took_place')}")
PLACE = re.compile(r"[\s　、,]*(?P<place>[^\s　】）)、,][^】）)]{1,24})[】）)]")  # 【1月15日 海南神社】
HELD_ON_DAY = re.compile(rf"[\s　]*{sign('holding')}{sign('day_label')}?は")
NO_NAME = re.compile(sign("deadline", "no_dated_heading"))
NUMBERED = re.compile(
    r"[\s　]*(?:[0-9０-９]{1,2}[.．、)）]|[①-⑳■●◆○◇▼])[\s　]*(?P<name>[^\n。（(]{4,50})"
    r"[（(](?P<when>[^\n（）()]{3,30}(?:[（(].[）)][^（）()]{0,12})?)[）)][\s　]*$"
)
REACH = 6  # blocks under a line that may tell its day
MAX_NAME = 60


def records(view: View, settled: frozenset[int]) -> list[Record]:
    """Records of dated headings and of lines with their day below; `settled` are starts of lines taken already."""
    out: list[Record] = []
    for k, block in enumerate(view.body):
        if block.start in settled or block.end - block.start > MAX_NAME + 20 or k == view.title:
            continue
        found = _dated(view, k) if block.kind == "heading" else _numbered(view, k) or _over_day(view, k)
        if found is not None:
            out.append(found)
    return out


def _dated(view: View, head: int) -> Record | None:
    """奉納【1月15日 神社】, 10/14 小さな旅 over フェスティバルを開催: a day at an end of a heading, told below."""
    block = view.body[head]
    rows = [t for t in view.times_in(block.start, block.end) if t.precision in ("day", "minute") and not is_long(t)]
    text = view.block_text(head)
    if not rows or NO_NAME.search(text) or view.is_generic(head):
        return None
    if rows[0].start_char - block.start > 4 and block.end - rows[-1].end_char > 24:
        return None
    scope = view.section(head)
    below = head + 1
    if rows[0].start_char - block.start <= 4 and below < len(view.body) and view.body[below].end <= scope[1]:
        line = view.body[below]
        if line.kind in ("paragraph", "list_item") and view.names_event(below) and line.end - line.start <= MAX_NAME:
            return _record(view, (line.start, line.end), (line.start, scope[1]), rows)
    told = _tells(view, head)
    if told is None:
        return None
    name = (block.start, block.end)
    place = PLACE.search(view.text, rows[-1].end_char, block.end)
    return replace(_record(view, name, scope, rows, told), venue=place.span("place") if place else (0, 0))


def _numbered(view: View, position: int) -> Record | None:
    """1.提携記念行事（2月9日午前）: a numbered or marked line that names an event, its day in brackets behind it."""
    block = view.body[position]
    m = NUMBERED.match(view.text, block.start, block.end)
    if m is None or block.kind not in ("paragraph", "list_item") or view.dated_lines >= 3:
        return None
    rows = [t for t in view.times_in(*m.span("when")) if t.precision in ("day", "minute") and not is_long(t)]
    noun = words.noun_at_end(m["name"])
    if not rows or rows[0].start_char > m.start("when") + 1 or noun is None or NO_NAME.search(m[0]):
        return None
    return _record(view, m.span("name"), (block.start, _stop(view, position)), rows)


def _tells(view: View, head: int) -> Span | None:
    """The sentence below, among the first, that says that something was held."""
    for k in range(head + 1, min(head + 3, view.ends[head])):
        block = view.body[k]
        if is_prose(block):
            for span in view.sentences(block.start, block.end)[:2]:
                if HELD.search(view.text, *span) and not HISTORY.search(view.text, *span):
                    return span
    return None


def _over_day(view: View, position: int) -> Record | None:
    """A line that names an event over a sentence that begins by telling its day: 開催は10月26日, 講座を17日に開催."""
    block = view.body[position]
    if block.kind not in ("paragraph", "list_item") or block.end - block.start > MAX_NAME:
        return None
    name = view.block_text(position)
    below = view.body[position + 1 : position + 3]
    if not below or "。" in name or view.times_in(block.start, block.end):
        return None
    if not view.times_in(below[0].start, below[-1].end) or view.mentions_in(block.start, block.end, "PERSON"):
        return None
    if view.is_generic(position):
        return None
    noun = words.noun_at_end(words.undecorated(name.strip())) or words.noun_inside(name)
    if noun is None or NO_NAME.search(name) or len(name.strip()) < len(noun.word) + 2:
        return None
    for block in below:
        if not is_prose(block):
            return None
        for span in view.sentences(block.start, block.end)[:2]:
            rows = [t for t in day_rows(view, span) if t.precision in ("day", "minute")]
            text = view.text[slice(*span)]
            if rows and not DEADLINE.search(text) and _speaks_of(noun.word, text):
                stop = _stop(view, position)
                name_at = (view.body[position].start, view.body[position].end)
                return _record(view, name_at, (name_at[0], stop), rows, span)
    return None


def _speaks_of(noun: str, sentence: str) -> bool:
    """Whether a sentence with a day is about the line over it: its noun again, or 開催は."""
    if HELD_ON_DAY.match(sentence):
        return True
    return noun in sentence and bool(HELD_ON.search(sentence))


def _stop(view: View, position: int) -> int:
    last = position
    while last + 1 < len(view.body) and last - position < REACH:
        block = view.body[last + 1]
        if block.level or (last > position and view.names_event(last + 1)):
            break
        last += 1
    return view.body[last].end


def _record(view: View, name: Span, scope: Span, rows: list[Time], told: Span = (0, 0)) -> Record:
    told = told if told != (0, 0) else name
    return Record("prose_heading", name, (name, scope), tuple(rows), told=told, trust=0.66)
