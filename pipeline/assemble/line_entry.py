"""One dated line: its own date or clock, or the day it stands under; its name and its place."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.assemble.entry import entry_name, is_name
from pipeline.assemble.line_tails import before_day, columns_end, last_day, place_behind
from pipeline.assemble.line_times import leading, trailing
from pipeline.assemble.view import View
from pipeline.assemble.when import is_clock
from pipeline.assemble.words import sign
from pipeline.model import Block, Span, Time

PROSE = re.compile(rf"{sign('polite')}[。！!]?$|。$|。.")
MAX_NAME = 90
MARKS = "・-*●○〇■▪•－◆◇□▼▶★"


@dataclass(frozen=True, slots=True)
class Entry:
    position: int
    line: Span
    name: Span
    times: tuple[Time, ...]
    venue: Span
    dated: bool  # the line has its own date
    marked: bool  # it begins with a bullet


def entry_of(
    view: View, i: int, block: Block, span: Span, day: tuple[Time, ...]
) -> tuple[Entry | None, tuple[Time, ...]]:
    """One line: its own date or clock at its beginning, or the day it stands under; then the name. And the day that
    the line begins, if a clock follows it: the lines below are of that day."""
    start, end = span
    own, at = leading(view, start, end)
    days = tuple(t for t in own if not is_clock(t))
    begun = days if days and len(own) > len(days) else ()
    if (own and own[0].precision not in ("day", "minute", "month")) or "※" in view.text[start:at]:
        return None, ()
    behind = () if days else trailing(view, at, end)
    if behind:
        day, days, own = (), tuple(t for t in behind if not is_clock(t)), behind
    if (not own and not day) or (not own and block.kind in ("caption", "date_line")):
        return None, begun
    if block.kind == "caption" and days and days[0].precision == "month":
        return None, begun  # 令和3年5月の活動の様子
    while end > at and view.text[end - 1] in " 　|｜\t":
        end -= 1
    line_end, end = end, min(end, *(t.start_char for t in behind)) if behind else columns_end(view, at, end)
    name, venue = entry_name(view, at, end)
    if behind:
        name, venue = before_day(view, name, venue, behind, line_end)
    text = view.text[slice(*name)]
    if len(text) > MAX_NAME or PROSE.search(text):
        return None, ()
    if (text.endswith("未定") and not own) or not is_name(view, name):
        return None, begun
    later = [t for t in view.times_in(at, line_end) if is_clock(t)]
    if venue == (0, 0) and later and end <= later[0].start_char:
        venue = place_behind(view, later[0].end_char, line_end)
    times = (*own, *(() if len(own) > len(days) else later[:1]))
    if not days and day:
        until = last_day(view, at, line_end) if len(day) == 1 and day[0].precision == "day" and not times else []
        times = (*day, *times, *until)
    elif days and not behind:
        times = (*times, *last_day(view, at, line_end))
    marked = block.kind == "list_item" or view.text[start] in MARKS
    return Entry(i, span, name, times, venue, bool(days), marked), begun
