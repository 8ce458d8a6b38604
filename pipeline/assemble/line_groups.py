"""Dated lines under one heading: what they have in common, and what one of them is made of."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.assemble import words
from pipeline.assemble.entry import place_off
from pipeline.assemble.line_entry import Entry
from pipeline.assemble.line_times import bare_day
from pipeline.assemble.view import NUMBERED, View
from pipeline.assemble.when import is_clock
from pipeline.assemble.words import sign
from pipeline.model import Span

OFFICES = re.compile(rf"[\s　・、,ほか他名等ら氏様]|{sign('head', 'officer')}")
DOORS, BEGINS = re.compile(sign("doors")), re.compile(rf"{sign('begins')}|。")
HEADS_REACH = 40  # lines of a list above which its columns' heads may stand


def place(view: View, entry: Entry) -> tuple[int, ...]:
    """The headings over a line without the days: a diary's lines belong together."""
    return tuple(h for h in view.above[entry.position] if not _is_day(view, h))


def _is_day(view: View, position: int) -> bool:
    block = view.body[position]
    return block.kind == "date_line" or bool(bare_day(view, (block.start, block.end)))


def _has_month(view: View, position: int) -> bool:
    block = view.body[position]
    return [t.precision for t in view.times_in(block.start, block.end)] == ["month"]


@dataclass(frozen=True, slots=True)
class Group:
    """What the dated lines under one heading have in common."""

    context: bool | None
    size: int
    clocked: int  # lines with nothing but a clock time of their own
    days: frozenset[str]
    by_day: bool  # most lines have a day; a month or a range of months among them is an entry's too
    listed: frozenset[str]  # days that have lines with bullets
    named: bool  # two lines or more, and all name events
    series: bool  # the lines say when and where the page's event is held each time
    by_days: bool  # items with bullets under several days, most of which name events
    month_heads: bool  # the heading over them names the month in which they are: 行事予定 11月開催分
    headings: tuple[str, ...]
    ends: dict[Span, int]  # each line → where the next begins


def group_of(view: View, entries: list[Entry], context: bool | None) -> Group:
    """What the entries under one heading have in common."""
    over = place(view, entries[0])
    lead = view.lead >= 0 and view.names_event(view.lead)
    return Group(
        context=context,
        size=len(entries),
        clocked=sum(own_clock(e) and not e.dated for e in entries),
        days=frozenset(day_of(e) for e in entries),
        by_day=2 * sum(of_month(e) for e in entries) < len(entries),
        listed=frozenset(day_of(e) for e in entries if e.marked),
        named=len(entries) >= 2 and all(sure(view, e) for e in entries),
        series=lead and any(only_where(view, e) for e in entries),
        by_days=told_by_day(view, entries, dated=True),
        month_heads=bool(over) and view.body[over[-1]].kind == "heading" and _has_month(view, over[-1]),
        headings=(*(view.block_text(h) for h in reversed(over)), view.page.title),
        ends={a.line: b.line[0] for a, b in pairwise(entries)},
    )


def told_by_day(view: View, entries: list[Entry], dated: bool = False) -> bool:
    """Items with bullets of two days or more, most of which name events: a stay or a trip told day by day, whatever the
    page is called. `dated`: also where each has its day in its own line."""
    items = [e for e in entries if e.marked and (dated or not e.dated)]
    certain = sum(sure(view, e) for e in items)
    return len(items) >= 3 and len({day_of(e) for e in items}) >= 2 and 2 * certain > len(items)


def with_places(view: View, group: list[Entry]) -> list[Entry]:
    """Where most lines end with a place in brackets, the other short brackets at their ends are places too."""
    if 5 * sum(e.venue != (0, 0) for e in group) < 2 * len(group) or len(group) < 4:
        return group
    places = [place_off(view, e.name, e.venue) for e in group]
    return [replace(e, name=name, venue=venue) for e, (name, venue) in zip(group, places, strict=True)]


def only_people(view: View, name: Span) -> bool:
    """Nothing but names, offices and bodies."""
    rest = list(view.text[slice(*name)])
    for m in view.mentions_in(*name):
        if m.label in ("PERSON", "ORG", "TITLE", "CITY"):
            rest[m.start - name[0] : m.end - name[0]] = " " * (m.end - m.start)
    return len(OFFICES.sub("", "".join(rest))) <= 2


def sure(view: View, entry: Entry) -> bool:
    text = view.text[slice(*entry.name)]
    noun = words.noun_at_end(text)
    return text[:1] in "「『" or (noun is not None and (not noun.weak or bool(NUMBERED.search(text))))


def own_clock(entry: Entry) -> bool:
    """The line begins with a clock time, behind its day where it has one."""
    return any(is_clock(t) and entry.line[0] <= t.start_char < entry.name[0] for t in entry.times)


def admission(view: View, entry: Entry) -> bool:
    """Whether the columns' heads over a line say that its clock time is when people are let in: 受付時間."""
    for k in range(entry.position - 1, max(-1, entry.position - HEADS_REACH), -1):
        block = view.body[k]
        if not view.times_in(block.start, block.end):
            text = view.text[block.start : min(block.end, block.start + 80)]
            return bool(DOORS.search(text)) and not BEGINS.search(text)
    return False


def day_of(entry: Entry) -> str:
    return entry.times[0].start[:10] if entry.times else ""


def of_month(entry: Entry) -> bool:
    """Its time is no finer than a month."""
    return bool(entry.times) and entry.times[0].precision == "month"


def only_where(view: View, entry: Entry) -> bool:
    """A line of a day, a clock time and a place, under a title that names what is held there each time."""
    text = view.text[slice(*entry.name)]
    clocked = any(is_clock(t) for t in entry.times)
    noun = words.noun_at_end(text)
    return entry.dated and clocked and (noun is None or noun.weak) and bool(words.venue_end().search(text))


def clock_only(entry: Entry) -> bool:
    return bool(entry.times) and all(is_clock(t) for t in entry.times)
