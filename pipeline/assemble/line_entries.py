"""The entries of dated lines: each line's day or clock, its name and its place, before it is known what they are."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.assemble import words
from pipeline.assemble.entry import entry_name, is_name
from pipeline.assemble.line_tails import before_day, columns_end, last_day, place_behind
from pipeline.assemble.line_times import bare_clock, bare_day, leading, segments, trailing
from pipeline.assemble.lines_of import lines
from pipeline.assemble.view import View
from pipeline.assemble.when import is_clock
from pipeline.model import Block, Span, Time

ITEMS = ("list_item", "paragraph", "other", "field", "caption", "date_line")
HEADS = ("date_line", "heading", "paragraph", "list_item", "field", "other", "caption")
PROSE = re.compile(r"(?:ました|ます|です|ください|ません|でした)[。！!]?$|。$|。.")
MAX_NAME = 90


@dataclass(frozen=True, slots=True)
class Entry:
    position: int
    line: Span
    name: Span
    times: tuple[Time, ...]
    venue: Span
    dated: bool  # the line has its own date
    marked: bool  # it begins with a bullet


def entries_of(view: View) -> list[Entry]:
    walk = _Walk(view)
    for i, block in enumerate(view.body):
        walk.block(i, block)
    return walk.out


class _Walk:
    """A page read line by line; what stands over a line is remembered."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.out: list[Entry] = []
        self.day: tuple[Time, ...] = ()
        self.over = -1  # the block that the day stands in
        self.pending: tuple[Time, ...] = ()  # clock times that stood alone on the line before
        self.trailing = False  # the last entry had its day behind its name
        self.captioned = False  # the day stands in a heading with a name: what is below tells it, or shows it

    def block(self, i: int, block: Block) -> None:
        view = self.view
        if block.level and self.over >= 0 and self.over not in view.above[i]:
            self.day, self.over = (), -1
        alone = block.kind == "table_row" and len(block.cells) <= 1
        spans = list(lines(view.text, block.start, block.end)) if alone or block.kind in HEADS else []
        if block.kind == "heading":
            found = bare_day(view, spans[0]) if len(spans) == 1 else ()
            if found:
                self._stand(i, block, found)
                return
            below = self.over >= 0 and self.over in view.above[i]  # 午前 under a day
            begun = tuple(t for t in leading(view, block.start, block.end)[0] if t.precision == "day")
            if begun and view.context(view.above[i]):
                self.day, self.over, self.pending = begun, i, ()  # 5月3日(土) with the caption of a picture behind it
                self.captioned = True
            elif block.level and not below and view.context(view.above[i]) is not True:
                self.day, self.over, self.pending = (), -1, ()  # a heading that is no day begins something else
            return
        if block.kind not in ITEMS and not alone:
            return
        own_value = bool(block.label) and bool(words.role_of(block.label, view.settings)) and not _lists(view, block)
        for n, span in enumerate(spans):
            if own_value and not self._begins_list(spans[n:]):
                return  # the value of a field, not of a list
            if own_value and n == 0:
                continue
            own_value = False
            self._line(i, block, span)

    def _begins_list(self, spans: list[Span]) -> bool:
        """Whether the lines below a label are days with names under them: a column's word was taken for a label."""
        return any(bare_day(self.view, s) for s in spans[:-1]) and self.day != ()

    def _stand(self, i: int, block: Block, rows: tuple[Time, ...]) -> None:
        """A line of nothing but a day: it stands over the lines below; a clock time beside it is the next line's."""
        days = tuple(t for t in rows if not is_clock(t))
        if self.trailing and not block.level and days[0].precision == "day" and self.out:
            self.out[-1] = replace(self.out[-1], times=(*self.out[-1].times, *rows))  # 夏祭り 8月23日(土) / 24日(日)
            return
        self.day, self.over, self.captioned = days, i, False
        self.pending = tuple(t for t in rows if is_clock(t))

    def _line(self, i: int, block: Block, span: Span) -> None:
        view = self.view
        found = bare_day(view, span)
        if found:
            self._stand(i, block, found)
            return
        bare = bare_clock(view, span)
        if bare:
            self.pending = bare
            return
        parts = segments(view, span)
        if len(parts) > 1:
            self._several(i, block, parts)
            return
        entry, begun = _entry(view, i, block, span, self.day)
        if begun:
            self.day, self.over = begun, i
        if self.pending:
            entry = self._clocked(i, block, span, entry)
        if entry is not None and not (self.captioned and not entry.dated and not entry.marked):
            self.out.append(entry)
            self.trailing = bool(entry.times) and entry.times[0].start_char >= entry.name[1]

    def _clocked(self, i: int, block: Block, span: Span, entry: Entry | None) -> Entry | None:
        """The entry of a line whose clock time stood alone on the line before."""
        pending, self.pending = self.pending, ()
        if entry is not None:
            return entry if any(is_clock(t) for t in entry.times) else replace(entry, times=(*entry.times, *pending))
        return _entry(self.view, i, block, span, pending)[0]

    def _several(self, i: int, block: Block, parts: list[Span]) -> None:
        """The entries of a line with several items; all stand under the day that the line begins with."""
        for part in parts:
            own, _ = leading(self.view, *part)
            self.day = tuple(t for t in own if not is_clock(t)) or self.day
            entry, _ = _entry(self.view, i, block, part, self.day)
            if entry is not None:
                self.out.append(entry)


def _lists(view: View, block: Block) -> bool:
    """A field whose value is a programme: 日程 with several clock times, or several lines with a time, each named."""
    spans = list(lines(view.text, block.start, block.end))
    if any(len(segments(view, s)) > 1 for s in spans):
        return True
    named = 0
    for span in spans:
        own, at = leading(view, *span)
        named += bool(own) and words.noun_at_end(view.text[at : span[1]]) is not None
    return named >= 2


def _entry(
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
        times = (*day, *times)
    elif days and not behind:
        times = (*times, *last_day(view, at, line_end))
    marked = block.kind == "list_item" or view.text[start] in "・-*●○■▪•－"
    return Entry(i, span, name, times, venue, bool(days), marked), begun
