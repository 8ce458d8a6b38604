"""One event that is held several times: lines of nothing but a day with a place (`緑市 1月7日 9時`) or of a day in each
year (`令和5年度:令和6年1月6日`), under the event's name. Each line is an event of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from pipeline.assemble import words
from pipeline.assemble.occasion_lines import Occasion, occasion_lines
from pipeline.assemble.record import Record
from pipeline.assemble.view import NUMBERED, View
from pipeline.assemble.when import is_clock
from pipeline.model import Mention, Span

FEWEST = 2
YEARLY = 200  # days between two of a yearly event
QUOTE = re.compile(r"[「『](?P<name>[^「」『』]{3,60})[」』]")


def records(view: View) -> list[Record]:
    """A record for each occasion."""
    out: list[Record] = []
    for run in _runs(view):
        if any(t.start in (view.page.published_on, view.page.updated_on) for t in run[0].times):
            run = run[1:]  # the page's own day stands over them
        if len(run) < FEWEST:
            continue
        name = name_over(view, run[0].line[0]) if _apart(view, run) else None
        if name is not None:
            out += [occasion_record(view, o, name) for o in run]
    return out


def without(view: View, occasions: list[Record], others: list[Record]) -> list[Record]:
    """The other records without those of the event as a whole, and those that have only times of its occasions."""
    if not occasions:
        return others
    name = words.fold(view.text[slice(*occasions[0].name)])
    rows = {t.start_char for o in occasions for t in o.times}
    days = {t.start[:10] for o in occasions for t in o.times}

    def whole(r: Record) -> bool:
        if r.times and all(t.start_char in rows for t in r.times):
            return True
        if name not in words.fold(view.text[slice(*r.name)]):
            return False
        return r.layout.startswith("prose_") or {t.start[:10] for t in r.times} <= days

    return [r for r in others if not whole(r)]


def occasion_record(view: View, occasion: Occasion, name: Span) -> Record:
    """The record of one occasion of the event with this name."""
    town = _town(view, occasion.place)
    number = NUMBERED.search(view.text, *occasion.line)
    prefix = f"{town.text} " if town is not None else ""
    if number is not None and not NUMBERED.search(view.text, *name):
        prefix = number[0]
    fields = () if occasion.place != (0, 0) else tuple(f for f in view.fields if f.role == "where")
    return Record(
        "occasion",
        name,
        (occasion.line,),
        occasion.times,
        fields,
        occasion.line,
        venue=occasion.place,
        prefix=prefix,
        trust=0.72,
    )


def _town(view: View, place: Span) -> Mention | None:
    """The municipality that a place is, if it is nothing else."""
    found = view.mentions_in(*place, "CITY") if place != (0, 0) else []
    return found[0] if len(found) == 1 and (found[0].start, found[0].end) == place else None


def _runs(view: View) -> Iterator[list[Occasion]]:
    """Each row of lines that are occasions, with no other line between them."""
    run: list[Occasion] = []
    for line in occasion_lines(view):
        if line is not None:
            run.append(line)
            continue
        if len(run) >= FEWEST:
            yield run
        run = []
    if len(run) >= FEWEST:
        yield run


def _apart(view: View, run: list[Occasion]) -> bool:
    """Whether the lines are occasions of their own: each has its place, or each its year."""
    places = [view.text[slice(*o.place)] for o in run]
    if all(places):
        return len(set(places)) >= FEWEST
    days = [d for o in run for t in o.times if not is_clock(t) and (d := _day(t.start)) is not None]
    gaps = [abs(b - a).days for a, b in pairwise(days)]
    return not any(places) and len(days) == len(run) and bool(gaps) and min(gaps) >= YEARLY


def _day(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None


def name_over(view: View, at: int) -> Span | None:
    """The event that is held each time: the heading over the lines, the page's own, or one that the page quotes; of
    one that is quoted in the heading, the quote. None under a heading of deadlines, holidays or notices."""
    position = view.position(at)
    headings = view.above[position]
    if any(words.context_of(view.block_text(h)) is False for h in headings[-1:] if h != view.title):
        return None
    quotes = [m.span("name") for m in QUOTE.finditer(view.text, view.body[0].start, view.body[-1].end)]
    named = [s for s in quotes if (n := words.noun_at_end(view.text[slice(*s)])) is not None and not n.weak]
    for k in (view.owner(position), view.lead):
        if k >= 0 and view.names_event(k):
            title = view.block_text(k)
            inside = [s for s in named if view.text[slice(*s)] in title]
            return inside[0] if inside else (view.body[k].start, view.body[k].end)
    return named[0] if len({view.text[slice(*s)] for s in named}) == 1 else None
