"""Dated lines: diaries, lists of events, calendars; a line is a date and a name, or stands under its day."""

from __future__ import annotations

import re

from pipeline.assemble import words
from pipeline.assemble.entry import only_place
from pipeline.assemble.line_entries import entries_of
from pipeline.assemble.line_entry import Entry
from pipeline.assemble.line_groups import (
    Group,
    admission,
    clock_only,
    day_of,
    group_of,
    of_month,
    only_people,
    only_where,
    own_clock,
    place,
    sure,
    told_by_day,
    with_places,
)
from pipeline.assemble.record import Record
from pipeline.assemble.rows import parent_name
from pipeline.assemble.view import NUMBERED, View
from pipeline.assemble.words import sign
from pipeline.model import Span

REACH = 6  # blocks that a line of a diary or a photo record may have under it
PROGRAMME = re.compile(sign("programme"))


def records(view: View, used: frozenset[int] = frozenset()) -> list[Record]:
    """The dated lines of the page that are happenings, by what stands over them or by their own event nouns.

    `used` are the positions of blocks that are part of another layout.
    """
    entries = [e for e in entries_of(view) if e.position not in used]
    by_section: dict[tuple[int, ...], list[Entry]] = {}
    for e in entries:
        by_section.setdefault(place(view, e), []).append(e)
    out: list[Record] = []
    for found in by_section.values():
        context = view.context(place(view, found[0]))
        if context is False and not told_by_day(view, found):
            continue
        found = with_places(view, found)
        group = group_of(view, found, context)
        out += [r for e in found if (r := _record(view, e, group)) is not None]
    return sorted(out, key=lambda r: r.name)


def _record(view: View, entry: Entry, group: Group) -> Record | None:
    """The record of a line, if it is a happening."""
    if group.series and only_where(view, entry):
        lead = view.body[view.lead]
        name = (lead.start, lead.end)
        times = entry.times[:1] if admission(view, entry) else entry.times
        return Record("line", name, (entry.line,), times, (), entry.line, "", entry.name, trust=0.66)
    if only_place(view, entry.name) or not _happens(view, entry, group):
        return None
    programme = clock_only(entry) and ((group.clocked >= 2 and group.context is not True) or _programme(group))
    parent = parent_name(view, entry.position) if programme else ""
    scope = (entry.line[0], _until(view, entry, group.ends))
    trust = 0.72 if group.context else 0.6
    return Record("line", entry.name, (scope,), entry.times, (), entry.line, parent, entry.venue, trust=trust)


def _happens(view: View, e: Entry, group: Group) -> bool:
    """Whether a line that has a time and a name tells a happening: by what stands over it, by its own noun."""
    text = view.text[slice(*e.name)]
    noun = words.noun_at_end(text) or words.noun_at_end(words.undecorated(text))  # 記念式典に出席
    strong = noun is not None and not noun.weak
    numbered = bool(NUMBERED.search(text))
    certain = sure(view, e)
    clocked = own_clock(e)
    in_programme = clocked and not e.dated and group.clocked >= 2
    listed = numbered or group.named or group.size >= 3
    told = e.marked and group.by_days and noun is not None
    if not group.context and not in_programme and not (certain and listed) and not told:
        return False
    if not e.dated and not clocked and noun is None and not e.marked and len(group.days) < 2:
        return False  # what stands under the one day of an event's page is no diary
    people = view.mentions_in(*e.name, "PERSON")
    if people and not noun and only_people(view, e.name):
        return False  # 岬副市長: who came, not what was held
    announced = e.marked and group.context and group.month_heads
    if of_month(e) and not e.dated and not certain and not announced and not (group.context and group.by_day):
        return False  # what stands under a month need not happen
    if e.dated and of_month(e) and noun is None and not numbered and group.size < 3:
        return False  # 6~9月無休開館について
    # a caption or a remark between the items of a diary
    return e.dated or strong or clocked or e.marked or day_of(e) not in group.listed


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


def _programme(group: Group) -> bool:
    return any(PROGRAMME.search(h) for h in group.headings)
