"""Dated lines: diaries, lists of events, calendars; a line is a date and a name, or stands under its day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from pipeline.assemble import words
from pipeline.assemble.entry import only_place
from pipeline.assemble.line_entries import Entry, entries_of
from pipeline.assemble.line_times import bare_day
from pipeline.assemble.record import Record
from pipeline.assemble.rows import parent_name
from pipeline.assemble.view import NUMBERED, View
from pipeline.assemble.when import is_clock
from pipeline.model import Span

REACH = 6  # blocks that a line of a diary or a photo record may have under it
HEADS_REACH = 40  # lines of a list above which its columns' heads may stand
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
    return tuple(h for h in view.above[entry.position] if not _is_day(view, h))


def _is_day(view: View, position: int) -> bool:
    block = view.body[position]
    return block.kind == "date_line" or bool(bare_day(view, (block.start, block.end)))


@dataclass(frozen=True, slots=True)
class Group:
    """What the dated lines under one heading have in common."""

    context: bool | None
    size: int
    clocked: int  # lines with nothing but a clock time of their own
    days: frozenset[str]
    listed: frozenset[str]  # days that have lines with bullets
    sure: bool  # two lines or more, and all name events
    series: bool  # the lines say when and where the page's event is held each time
    headings: tuple[str, ...]
    ends: dict[Span, int]  # each line → where the next begins


def _group(view: View, group: list[Entry]) -> list[Record]:
    context = view.context(_place(view, group[0]))
    if context is False:
        return []
    lead = view.lead >= 0 and view.names_event(view.lead)
    facts = Group(
        context,
        len(group),
        sum(_own_clock(e) and not e.dated for e in group),
        frozenset(_day_of(e) for e in group),
        frozenset(_day_of(e) for e in group if e.marked),
        len(group) >= 2 and all(_sure(view, e) for e in group),
        lead and sum(_only_where(view, e) for e in group) >= 1,
        (*(view.block_text(h) for h in reversed(_place(view, group[0]))), view.page.title),
        {a.line: b.line[0] for a, b in pairwise(group)},
    )
    return [r for e in group if (r := _record(view, e, facts)) is not None]


def _record(view: View, entry: Entry, group: Group) -> Record | None:
    """The record of a line, if it is a happening."""
    if group.series and _only_where(view, entry):
        lead = view.body[view.lead]
        name = (lead.start, lead.end)
        times = entry.times[:1] if _admission(view, entry) else entry.times
        return Record("line", name, (entry.line,), times, (), entry.line, "", entry.name, trust=0.66)
    if only_place(view, entry.name) or not _happens(view, entry, group):
        return None
    programme = _clock_only(entry) and ((group.clocked >= 2 and group.context is not True) or _programme(group))
    parent = parent_name(view, entry.position) if programme else ""
    scope = (entry.line[0], _until(view, entry, group.ends))
    trust = 0.72 if group.context else 0.6
    return Record("line", entry.name, (scope,), entry.times, (), entry.line, parent, entry.venue, trust=trust)


def _happens(view: View, e: Entry, group: Group) -> bool:
    """Whether a line that has a time and a name tells a happening: by what stands over it, by its own noun."""
    text = view.text[slice(*e.name)]
    noun = words.noun_at_end(text)
    strong = noun is not None and not noun.weak
    numbered = bool(NUMBERED.search(text))
    sure = _sure(view, e)
    clocked = _own_clock(e)
    in_programme = clocked and not e.dated and group.clocked >= 2
    if (
        group.context is None
        and not in_programme
        and (not sure or (group.size < 3 and not numbered and not group.sure))
    ):
        return False
    if not e.dated and not clocked and noun is None and not e.marked and len(group.days) < 2:
        return False  # what stands under the one day of an event's page is no diary
    people = view.mentions_in(*e.name, "PERSON")
    if people and not noun and _only_people(view, e.name):
        return False  # 岬副市長: who came, not what was held
    people = [p for p in people if p.start == e.name[0]]
    if people and not strong and not clocked and not e.marked:
        return False  # a list of speakers
    if e.dated and noun is None and _names_owner(view, e, group):
        return False  # a dated line alone under the heading of an event is that event's date
    if len(_day_of(e)) <= 7 and not e.dated and not sure and not (group.context and _some_days(group)):
        return False  # what stands under a month need not happen
    # a caption or a remark between the items of a diary
    return e.dated or strong or clocked or e.marked or _day_of(e) not in group.listed


def _only_people(view: View, name: Span) -> bool:
    """Nothing but names, offices and bodies."""
    rest = list(view.text[slice(*name)])
    for m in view.mentions_in(*name):
        if m.label in ("PERSON", "ORG", "TITLE", "CITY"):
            rest[m.start - name[0] : m.end - name[0]] = " " * (m.end - m.start)
    return len(re.sub(r"[\s　・、,ほか他名等ら氏様]|[市町村区]長|教育長|会長|社長", "", "".join(rest))) <= 2


def _sure(view: View, entry: Entry) -> bool:
    text = view.text[slice(*entry.name)]
    noun = words.noun_at_end(text)
    return text[:1] in "「『" or (noun is not None and (not noun.weak or bool(NUMBERED.search(text))))


def _some_days(group: Group) -> bool:
    """Most lines of the list have a day; a month or a range of months among them is an entry's too."""
    return 2 * sum(len(d) == len("2031-01-01") for d in group.days) > len(group.days)


def _own_clock(entry: Entry) -> bool:
    """The line begins with a clock time, behind its day where it has one."""
    return any(is_clock(t) and entry.line[0] <= t.start_char < entry.name[0] for t in entry.times)


def _names_owner(view: View, entry: Entry, group: Group) -> bool:
    owner = view.owner(entry.position)
    return owner >= 0 and owner not in (view.title, view.lead) and group.size == 1 and view.names_event(owner)


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
    noun = words.noun_at_end(text)
    return entry.dated and clocked and (noun is None or noun.weak) and bool(words.venue_end().search(text))


def _admission(view: View, entry: Entry) -> bool:
    """Whether the columns' heads over a line say that its clock time is when people are let in: 受付時間."""
    for k in range(entry.position - 1, max(-1, entry.position - HEADS_REACH), -1):
        block = view.body[k]
        if not view.times_in(block.start, block.end):
            text = view.text[block.start : min(block.end, block.start + 80)]
            return bool(re.search(r"受付|開場", text)) and not re.search(r"開始|開演|。", text)
    return False


def _day_of(entry: Entry) -> str:
    return entry.times[0].start[:10] if entry.times else ""


def _clock_only(entry: Entry) -> bool:
    return bool(entry.times) and all(is_clock(t) for t in entry.times)


def _programme(group: Group) -> bool:
    return any(PROGRAMME.search(h) for h in group.headings)
