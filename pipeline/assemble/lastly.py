"""The event of a page on which nothing else was found: its title, with the first day that its text tells.

Of 79 real pages in which earlier versions had found nothing, 56 have events; this finds 18 of them, and a wrong one.
"""

from __future__ import annotations

import re

from pipeline.assemble import naming, words
from pipeline.assemble.clause import HABIT
from pipeline.assemble.lines_of import sentences
from pipeline.assemble.record import Record
from pipeline.assemble.sentence import AS_OF, BEFORE, DEADLINE, HISTORY, is_long
from pipeline.assemble.view import LISTING, NUMBERED, View
from pipeline.assemble.words import sign
from pipeline.model import Block, Span, Time

FIRST = 25  # blocks in which the day stands
NEAR = 6  # characters between a day and its clock time
SHORTEST = 4  # characters of a title
NO_EVENT = re.compile(
    rf"{sign('diary', 'no_event_field', 'of_many', 'no_event_title')}"
    r"|(?:を|は|が|に|と|の|へ|で|から|より|、)$|^[0-9０-９]{1,2}[)）.]"
)
CALL = re.compile(sign("call"))
TOLD = re.compile(rf"{sign('was_held', 'happened', 'visiting', 'coming', 'meeting', 'attending')}")


def records(view: View) -> list[Record]:
    """The record of the page's title, if it can be an event."""
    title = _title(view)
    if title is None:
        return []
    day = _day(view)
    if day is None:
        return _undated(view, title)
    told, rows = day
    if not _likely(view, title, told, rows):
        return []
    return [Record("prose_title", title, (title, view.section(-1)), tuple(rows), told=told, main=True, trust=0.45)]


def _likely(view: View, title: Span, told: Span, rows: list[Time]) -> bool:
    """Whether title or day are an event's: a noun of one, a weekday, an hour, several days, what was done."""
    name, day = view.text[slice(*title)], rows[0]
    if CALL.search(name):
        return bool(day.weekday_ok) or len(rows) > 1
    if words.noun_at_end(words.decorations().sub("", name)) or words.noun_inside(name):
        return True
    return bool(day.weekday_ok) or len(rows) > 1 or day.start < day.end or bool(TOLD.search(view.text, *told))


def _title(view: View) -> Span | None:
    title = view.page.title.strip()
    bare = words.decorations().sub("", title).strip()
    if len(words.fold(bare)) < SHORTEST or NO_EVENT.search(bare) or LISTING.match(words.fold(title)):
        return None
    at = view.text.find(title)
    if at < 0 or (view.title >= 0 and view.is_generic(view.title)):
        return None
    return at, at + len(title)


def _day(view: View) -> tuple[Span, list[Time]] | None:
    """The first line or sentence of the beginning that tells a day, and its day and clock times."""
    for block in view.body[:FIRST]:
        if block.kind == "field" and not any(f.role == "when" for f in view.fields_in(block.start, block.end)):
            continue
        for span in sentences(view.text, block.start, block.end):
            rows = [t for t in view.times_in(*span) if t.precision in ("day", "minute") and not is_long(t)]
            days = [t for t in rows if t.precision == "day"]
            if not days or not _of_event(view, block, span, days[0]):
                continue
            day = days[0]
            clocks = [t for t in rows if t.precision == "minute" and 0 <= t.start_char - day.end_char <= NEAR]
            return span, [day, *clocks[:1]]
    return None


def _of_event(view: View, block: Block, span: Span, day: Time) -> bool:
    """Whether a day can be the event's: none of the page, of a deadline, of history."""
    text = view.text[slice(*span)]
    if DEADLINE.search(text) or HISTORY.search(text) or HABIT.search(text) or BEFORE.match(text.lstrip(" 　・")):
        return False
    if AS_OF.match(view.text, day.end_char):
        return False
    posted = day.start in (view.page.published_on, view.page.updated_on) or block.kind == "date_line"
    return not posted or bool(day.weekday_ok) or day.start < day.end


def _undated(view: View, title: Span) -> list[Record]:
    """The event of a title that surely names one, on a page without a day that says that it was."""
    name = view.text[slice(*naming.trim(view, title))]
    noun = words.noun_at_end(name)
    sure = noun is not None and not noun.weak and len(words.fold(name)) > len(noun.word) + 1
    if not sure and not NUMBERED.search(name):
        return []
    for block in view.body[:8]:
        if block.kind != "title" and TOLD.search(view.text, block.start, block.end):
            told = (block.start, block.end)
            return [Record("prose_title", title, (title, view.section(-1)), (), told=told, main=True, trust=0.45)]
    return []
