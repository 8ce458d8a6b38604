"""When a sitting ended: the line of its minutes that says so, （閉会 午前10時48分）, 午後３時１１分　散　会."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.assemble.line_times import rest
from pipeline.assemble.record import HEADS
from pipeline.assemble.view import View
from pipeline.assemble.when import is_clock
from pipeline.assemble.words import sign
from pipeline.model import EventStatement, Evidence, Span, Time

SITTING = re.compile(r"(?:会|会議)$|会議|議会")
CLOSED = re.compile(rf"{sign('closed')}$")
MARKS = re.compile(r"[\s　（()）〔〕\[\]:：・]")
LONGEST = 30  # characters of such a line
DAY = re.compile(r"\d{4}-\d\d-\d\dT")


def closed(view: View, events: list[EventStatement]) -> list[EventStatement]:
    """The statements; the page's one sitting with a known beginning ends where the last such line says."""
    sittings = [
        e for e in events if e.rule in HEADS and DAY.match(e.start) and e.start == e.end and SITTING.search(e.name)
    ]
    line = _line(view) if len(sittings) == 1 else None
    if line is None:
        return events
    sitting, (span, row) = sittings[0], line
    end = sitting.start[:10] + row.end[row.end.index("T") :]
    if end[:16] <= sitting.start[:16] or end[16:] != sitting.start[16:]:
        return events
    said = Evidence("end", *span, view.text[slice(*span)], "rule", f"{sitting.rule}_closed")
    ended = replace(sitting, end=end, evidence=(*sitting.evidence, said))
    return [ended if e is sitting else e for e in events]


def _line(view: View) -> tuple[Span, Time] | None:
    """The last line that is nothing but a clock time and that the sitting was closed then."""
    for block in reversed(view.body):
        rows = [t for t in view.times_in(block.start, block.end) if is_clock(t)]
        if len(rows) != 1 or block.end - block.start > LONGEST or len(view.times_in(block.start, block.end)) > 1:
            continue
        if CLOSED.match(MARKS.sub("", rest(view, (block.start, block.end), rows))):
            return (rows[0].start_char, rows[0].end_char), rows[0]
    return None
