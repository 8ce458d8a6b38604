"""When a sitting began and ended: the lines of its minutes that say so, 午前９時30分開議, （閉会 午前10時48分）, and
the word 開会 over its day and its hour."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from pipeline.assemble.line_times import rest
from pipeline.assemble.record import HEADS
from pipeline.assemble.view import View
from pipeline.assemble.when import is_clock
from pipeline.assemble.words import sign
from pipeline.model import EventStatement, Evidence, Span, Time

SITTING = re.compile(r"会$|会議(?!録)|議会")
NUMBERED = r"(?:[0-9０-９]{1,2}[.．、]?)?"
OPENED = re.compile(rf"{NUMBERED}{sign('sitting_opened')}(?:の?日時|時[刻間])?")
CLOSED = re.compile(rf"{NUMBERED}{sign('sitting_closed')}(?:の?日時|時[刻間])?")
MARKS = re.compile(r"[\s　（()）〔〕\[\]<>＜＞〈〉【】○〇◯△:：・]")
NOTHING = re.compile("")
LONGEST = 40  # characters of such a line
BELOW = 2  # lines below the word alone in which its day and its hour stand
DAY = re.compile(r"\d{4}-\d\d-\d\d")


def timed(view: View, events: list[EventStatement]) -> list[EventStatement]:
    """The statements; the page's one sitting begins where the first such line says and ends where the last does."""
    named = [e for e in events if _of_one_day(e) and SITTING.search(e.name)]
    sittings = [e for e in named if e.rule in HEADS] or named
    if len(sittings) != 1:
        return events
    found = sitting = sittings[0]
    lines = [span for block in view.body for span in view.lines(block.start, block.end)]
    if "T" not in sitting.start and (row := _found(view, lines, range(len(lines)), OPENED)):
        clock = _on(sitting, row.start)
        found = replace(_said(view, found, "start", row), start=clock, end=clock)
        found = replace(found, precision="minute", timezone=row.timezone)
    if "T" in found.start and (row := _found(view, lines, reversed(range(len(lines))), CLOSED)):
        end = _on(sitting, row.end)
        if end[:16] > found.start[:16] and end[16:] == found.start[16:]:
            found = replace(_said(view, found, "end", row), end=end)
    return [found if e is sitting else e for e in events]


def _of_one_day(event: EventStatement) -> bool:
    """Whether no more than its day, or its day and one hour, is known."""
    return DAY.match(event.start) is not None and event.start == event.end and not event.dates


def _on(event: EventStatement, clock: str) -> str:
    """A clock time on the day of an event, whatever day it was read on."""
    return event.start[:10] + clock[clock.index("T") :]


def _said(view: View, event: EventStatement, column: str, row: Time) -> EventStatement:
    span = (row.start_char, row.end_char)
    evidence = Evidence(column, *span, view.text[slice(*span)], "rule", f"{event.rule}_sitting")
    return replace(event, times=(*event.times, row.start_char), evidence=(*event.evidence, evidence))


def _found(view: View, lines: list[Span], order: Iterable[int], word: re.Pattern[str]) -> Time | None:
    """The clock time of the first line in `order` that is nothing but it and the word; where the word stands alone,
    that of the lines below: 開会 / 令和13年5月7日 / 14時30分."""
    for k in order:
        rows = _bare(view, lines[k], word)
        if rows is None:
            continue
        for below in lines[k + 1 : k + 1 + BELOW] if not rows else ():
            more = _bare(view, below, NOTHING)
            if not more:
                break
            rows += more
        clocks = [t for t in rows if is_clock(t)]
        if len(clocks) == 1 and len(rows) <= BELOW:
            return clocks[0]
    return None


def _bare(view: View, span: Span, word: re.Pattern[str]) -> list[Time] | None:
    """The times of a line that has but them and the word, None of any other."""
    if span[1] - span[0] > LONGEST:
        return None
    rows = view.times_in(*span)
    return list(rows) if word.fullmatch(MARKS.sub("", rest(view, span, rows))) else None
