"""Dated lines: diaries, lists of events, calendars; a line is a date and a name, or stands under its day."""

from __future__ import annotations

import re
from itertools import pairwise

from pipeline.assemble import words
from pipeline.assemble.line_entries import Entry, entries_of
from pipeline.assemble.record import Record
from pipeline.assemble.rows import parent_name
from pipeline.assemble.view import NUMBERED, View
from pipeline.assemble.when import is_clock
from pipeline.model import Span

REACH = 6  # blocks that a line of a diary or a photo record may have under it
PROGRAMME = re.compile(
    r"プログラム|スケジュール|次第|タイムテーブル|時間割|当日の流れ|内容|日程|program|Program|PROGRAM"
)


def records(view: View, used: frozenset[int] = frozenset()) -> list[Record]:
    """The dated lines of the page that are happenings, by what stands over them or by their own event nouns.

    `used` are the positions of blocks that are part of another layout.
    """
    entries = [e for e in entries_of(view) if e.position not in used]
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
    context = view.context(_place(view, group[0]))
    if context is False:
        return []
    clocked = [e for e in group if _clock_only(e)]
    ends = {a.line: b.line[0] for a, b in pairwise(group)}
    days = {_day_of(e) for e in group}
    listed = {_day_of(e) for e in group if e.marked}
    out = []
    for e in group:
        text = view.text[slice(*e.name)]
        noun = words.noun_at_end(text)
        strong = noun is not None and not noun.weak
        programme = _clock_only(e) and len(clocked) >= 2 and context is not True
        if _only_where(view, e) and view.lead >= 0 and view.names_event(view.lead):
            lead = view.body[view.lead]
            out.append(
                Record("line", (lead.start, lead.end), (e.line,), e.times[:1], (), e.line, "", e.name, trust=0.66)
            )
            continue
        sure = strong or text[:1] in "「『" or (noun is not None and bool(NUMBERED.search(text)))
        if not programme and context is None and (not sure or (len(group) < 3 and not NUMBERED.search(text))):
            continue
        if not e.dated and noun is None and not e.marked and len(days) < 2:
            continue  # what stands under the one day of an event's page is no diary
        people = view.mentions_in(e.name[0], e.name[0] + 1, "PERSON")
        if people and not strong and not _clock_only(e) and not e.marked:
            continue  # a list of speakers
        if e.dated and noun is None and _names_owner(view, e, group):
            continue  # a dated line alone under the heading of an event is that event's date
        if not e.dated and not strong and _day_of(e) in listed and not e.marked:
            continue  # a caption or a remark between the items of a diary
        parent = parent_name(view, e.position) if programme or (_clock_only(e) and _programme(headings)) else ""
        trust = 0.72 if context else 0.6
        scope = (e.line[0], _until(view, e, ends))
        out.append(Record("line", e.name, (scope,), e.times, (), e.line, parent, e.venue, trust=trust))
    return out


def _names_owner(view: View, entry: Entry, group: list[Entry]) -> bool:
    owner = view.owner(entry.position)
    return owner >= 0 and owner not in (view.title, view.lead) and len(group) == 1 and view.names_event(owner)


def _until(view: View, entry: Entry, ends: dict[Span, int]) -> int:
    """Where what is told under a line ends: at the next line of its kind, at a heading, or with the page."""
    stop = ends.get(entry.line, view.body[-1].end)
    for k in range(entry.position + 1, min(entry.position + 1 + REACH, len(view.body))):
        block = view.body[k]
        if block.start >= stop:
            return stop
        if block.level or block.kind in ("date_line", "list_item", "table_row"):
            return view.body[k - 1].end
    return max(entry.line[1], min(stop, view.body[min(entry.position + REACH, len(view.body) - 1)].end))


def _only_where(view: View, entry: Entry) -> bool:
    """A line of a day, a clock time and a place, under a title that names what is held there each time."""
    text = view.text[slice(*entry.name)]
    clocked = any(is_clock(t) for t in entry.times)
    return entry.dated and clocked and words.noun_at_end(text) is None and bool(words.venue_end().search(text))


def _day_of(entry: Entry) -> str:
    return entry.times[0].start[:10] if entry.times else ""


def _clock_only(entry: Entry) -> bool:
    return bool(entry.times) and all(is_clock(t) for t in entry.times)


def _programme(headings: list[str]) -> bool:
    return any(PROGRAMME.search(h) for h in headings)
