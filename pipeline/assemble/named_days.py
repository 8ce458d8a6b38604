"""Days that have a name, over what happens on them hour by hour: 10月7日（宮入り）, 5月3日 前夜祭."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.assemble import naming, words
from pipeline.assemble.record import Record
from pipeline.assemble.view import View
from pipeline.assemble.when import is_clock
from pipeline.assemble.words import sign
from pipeline.model import Block, Span, Time

NAME = re.compile(
    rf"[\s　]*{sign('weekday_note')}?[\s　]*"
    r"(?:[（(](?P<bracketed>[^（）()\n0-9０-９]{2,20})[）)]"
    r"|[\s　](?P<spaced>[^\s　。、（）()：:0-9０-９]{2,20}))[\s　]*"
)
NOT_A_NAME = re.compile(rf"{sign('called_off', 'unsettled', 'rain')}|[午全]|時間|日目|{sign('programme')}|[曜休]日?")
HOURS = 3  # clock lines that a day has at least
ASIDE = 30  # characters of a line between them that has no time


def records(view: View) -> list[Record]:
    """A record for each named day, from its first hour to its last."""
    out: list[Record] = []
    for i, block in enumerate(view.body):
        rows = view.times_in(block.start, block.end)
        if (
            len(rows) != 1
            or rows[0].precision != "day"
            or view.text[block.start : rows[0].start_char].strip(" 　■□●◆◇○▼【")
        ):
            continue
        m = NAME.fullmatch(view.text, rows[0].end_char, block.end)
        name = m.span("bracketed" if m["bracketed"] else "spaced") if m else (0, 0)
        text = view.text[slice(*name)]
        if not m or NOT_A_NAME.search(text) or words.is_filler(text) or words.context_of(text):
            continue
        hours, end = _hours(view, i, rows[0])
        if len(hours) >= HOURS:
            line = (block.start, block.end)
            out.append(
                Record("line", name, (line, (line[0], end)), (rows[0], hours[0], hours[-1]), (), line, trust=0.68)
            )
    return out


def _hours(view: View, position: int, day: Time) -> tuple[list[Time], int]:
    """The clock times that the lines under a day begin with, and where the last of them ends."""
    out: list[Time] = []
    end = view.body[position].end
    for block in view.body[position + 1 :]:
        rows = view.times_in(block.start, block.end)
        if block.level or any(not is_clock(t) for t in rows) or (not rows and block.end - block.start > ASIDE):
            break
        if rows and _begins(view, block, rows[0]):
            out.append(rows[0])
            end = block.end
    return [t for t in out if t.start[:10] == day.start or t.start.startswith("T")], end


def _begins(view: View, block: Block, row: Time) -> bool:
    return not view.text[block.start : row.start_char].strip(" 　・●■○◆▼")


def under(view: View, found: list[Record], days: list[Record]) -> list[Record]:
    """The records; those of an hour under a named day are parts of it."""
    if not days:
        return found
    spans: list[tuple[Span, str]] = [(d.scope[-1], naming.clean(view.text[slice(*d.name)])) for d in days]
    out = []
    for r in found:
        day = next((n for (a, b), n in spans if a < r.name[0] < b and r.layout == "line" and not r.parent), "")
        out.append(replace(r, parent=day) if day else r)
    return out
