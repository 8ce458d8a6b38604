"""Parts of the page's one event that stand as lines with their hours in brackets behind them, three or more:
`手品ショー(3日:午後1時から)`, `茶席(両日10時～15時)`, over what is told of each.
"""

from __future__ import annotations

import re

from pipeline.assemble import naming, words
from pipeline.assemble.entry import is_name
from pipeline.assemble.line_times import rest
from pipeline.assemble.patterns import WEEKDAY
from pipeline.assemble.record import Record
from pipeline.assemble.view import View
from pipeline.assemble.when import is_clock
from pipeline.assemble.words import sign
from pipeline.model import Span, Time

FEWEST = 3
LINE = re.compile(
    r"[\s　■□●○◆◇◎★☆▼・-]*(?P<name>[^\s　（()）。、:：][^（()）。、:：\n]{1,38}?)[\s　]*"
    r"[（(](?P<times>[^（()）\n]{2,60})[）)][\s　]*"
)
BETWEEN = re.compile(rf"[\s　~～〜\-－―–・/／、,:：]|から|より|まで|{WEEKDAY}|{sign('begins')}")
KINDS = ("paragraph", "list_item", "heading", "other")


def records(view: View, mains: list[Record]) -> list[Record]:
    """A record for each such line, on the days of the page's one dated event."""
    whole = [r for r in mains if r.main and not r.parent and any(t.precision == "day" for t in r.times)]
    if len(whole) != 1:
        return []
    main = whole[0]
    days = tuple(t for t in main.times if not is_clock(t))
    parent = naming.named(view, main.name)
    out: list[Record] = []
    for k, block in enumerate(view.body):
        if block.kind not in KINDS or block.start <= main.name[0] or view.context(view.above[k]) is False:
            continue
        for span in view.lines(block.start, block.end):
            found = _part(view, span, days)
            if found is not None:
                name, times = found
                out.append(Record("line", name, (span,), times, (), span, parent, trust=0.66))
    return out if len(out) >= FEWEST else []


def _part(view: View, span: Span, days: tuple[Time, ...]) -> tuple[Span, tuple[Time, ...]] | None:
    """The name of a line and its times, which have an hour and are all of the days of the event."""
    m = LINE.fullmatch(view.text, *span) if view.text[span[1] - 1] in "）)" else None
    if m is None or view.times_in(*m.span("name")):
        return None
    rows = view.times_in(*m.span("times"))
    if not any(is_clock(t) for t in rows) or BETWEEN.sub("", rest(view, m.span("times"), rows)):
        return None
    if all(t.start.startswith("T") for t in rows):
        if len(days) != 1 or days[0].start != days[0].end:
            return None
        rows = [days[0], *rows]
    if not all(_within(t, days) for t in rows):
        return None
    return (m.span("name"), tuple(rows)) if _happens(view, m.span("name")) else None


def _within(row: Time, days: tuple[Time, ...]) -> bool:
    day = row.start[:10]
    return row.start.startswith("T") or any(d.start[:10] <= day <= d.end[:10] for d in days)


def _happens(view: View, name: Span) -> bool:
    """Whether a name can be that of a part: no label of a column (受付, 会場) and none of a list of deadlines."""
    text = view.text[slice(*name)]
    hours = words.clock_words()[0].search(text) or words.clock_words()[1].search(text)
    return is_name(view, name) and not hours and words.context_of(text) is not False
