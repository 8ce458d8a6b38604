"""The entries of dated lines: a page read line by line, with the day that stands over each line remembered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.assemble import words
from pipeline.assemble.entry import QUOTED
from pipeline.assemble.line_entry import MARKS, Entry, entry_of
from pipeline.assemble.line_items import itemized, lists_items, one_after_another
from pipeline.assemble.line_times import (
    bare_clock,
    bare_day,
    column_words,
    leading,
    names_over_days,
    only_hours,
    segments,
)
from pipeline.assemble.view import View
from pipeline.assemble.when import is_clock
from pipeline.model import Block, Span, Time

ITEMS = ("list_item", "paragraph", "other", "field", "caption", "date_line")
HEADS = ("date_line", "heading", "paragraph", "list_item", "field", "other", "caption")
TOP = 8  # blocks in which a page's own day stands


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
        self.kinds = column_words(view)
        self.itemized = itemized(view)  # commas part the items of a day
        self.under = names_over_days(view)  # each day stands under its name
        self.captioned = False  # the day stands in a heading with a name: what is below tells it, or shows it

    def block(self, i: int, block: Block) -> None:
        view = self.view
        if self.kinds and view.block_text(i) in self.kinds:
            return
        if self._item(i, block):
            self._line(i, block, next(iter(view.lines(block.start, block.end))))
            return
        if block.level and self.over >= 0 and self.over not in view.above[i]:
            self.day, self.over = (), -1
        alone = block.kind == "table_row" and len(block.cells) <= 1
        spans = view.lines(block.start, block.end) if alone or block.kind in HEADS else ()
        if block.kind == "heading":
            found = bare_day(view, spans[0]) if len(spans) == 1 else ()
            if found:
                self._stand(i, block, found)
                return
            below = self.over >= 0 and self.over in view.above[i]  # 午前 under a day
            begun = tuple(t for t in leading(view, block.start, block.end)[0] if t.precision == "day")
            if not begun and (month := self._month(i, block)):
                self.day, self.over, self.pending, self.captioned = month, i, (), False
            elif begun and view.context(view.above[i]):
                self.day, self.over, self.pending = begun, i, ()  # 5月3日(土) with the caption of a picture behind it
                self.captioned = True
            elif block.level and not below and view.context(view.above[i]) is not True:
                self.day, self.over, self.pending = (), -1, ()  # a heading that is no day begins something else
            return
        if block.kind not in ITEMS and not alone:
            return
        own_value = bool(block.label) and bool(view.role_of(block.label)) and not lists_items(view, block)
        for n, span in enumerate(spans):
            if own_value and not self._begins_list(spans[n:]):
                return  # the value of a field, not of a list
            if own_value and n == 0:
                continue
            own_value = False
            self._line(i, block, span)

    def _month(self, i: int, block: Block) -> tuple[Time, ...]:
        """The one month in a heading that announces a list of items with bullets: 行事予定 11月開催分."""
        view = self.view
        rows = tuple(t for t in view.times_in(block.start, block.end) if t.kind != "fiscal_year")
        below = view.body[i + 1 : min(i + 4, view.ends[i])]
        items = [b for b in below if b.kind == "list_item" and not view.times_in(b.start, b.end)]
        if len(rows) != 1 or rows[0].precision != "month" or len(items) < 2 or i == view.title:
            return ()
        return rows if words.context_of(view.block_text(i)) else ()

    def _item(self, i: int, block: Block) -> bool:
        """Whether a heading is an item of a diary: it begins with a bullet and stands under a line of a day, with no
        day of its own and no days below it."""
        view = self.view
        if block.kind != "heading" or self.over < 0 or view.body[self.over].kind != "date_line":
            return False
        if self.day[0].precision != "day" or view.text[block.start : block.end].lstrip()[:1] not in MARKS:
            return False
        opens = i + 1 < len(view.body) and view.body[i + 1].kind == "date_line"
        opens = opens and i + 1 < view.ends[i]
        return not opens and not view.times_in(block.start, block.end) and not view.is_generic(i)

    def _begins_list(self, spans: Sequence[Span]) -> bool:
        """Whether the lines below a label are days with names under them: a column's word was taken for a label."""
        return any(bare_day(self.view, s) for s in spans[:-1]) and self.day != ()

    def _stand(self, i: int, block: Block, rows: tuple[Time, ...]) -> None:
        """A line of nothing but a day: it stands over the lines below; a clock time beside it is the next line's."""
        days = tuple(t for t in rows if not is_clock(t))
        if self.under:
            self._close(i, days)
            return
        if i < TOP and self.view.bare_days == 1 and days[0].start in (self.view.page.published_on,):
            return  # the page's own day over its text
        below = bool(self.out) and i - self.out[-1].position <= 1
        if self.trailing and below and not block.level and days[0].precision == "day":
            self.out[-1] = replace(self.out[-1], times=(*self.out[-1].times, *rows))  # 夏祭り 8月23日(土) / 24日(日)
            return
        self.day, self.over, self.captioned = days, i, False
        self.pending = tuple(t for t in rows if is_clock(t))

    def _close(self, i: int, days: tuple[Time, ...]) -> None:
        """The entry of a title in quotes that the line of its day closes."""
        if not i:
            return
        name = self.view.body[i - 1]
        span = next(iter(self.view.lines(name.start, name.end)), (name.start, name.end))
        quote = QUOTED.match(self.view.text, *span)
        if quote and days and not is_clock(days[0]):
            self.out.append(Entry(i - 1, span, (quote.start() + 1, quote.end() - 1), days, (0, 0), True, False))

    def _line(self, i: int, block: Block, span: Span) -> None:
        view = self.view
        timed = bool(view.times_in(*span))
        if timed and (found := bare_day(view, span)):
            self._stand(i, block, found)
            return
        if timed and (bare := bare_clock(view, span)):
            self.pending = bare
            return
        if (timed and only_hours(view, span)) or self._titled(i, span):
            return
        parts = segments(view, span) if timed else [span]
        if len(parts) > 1:
            self._several(i, block, parts)
            return
        parts = one_after_another(view, span, self.itemized)
        if len(parts) > 1:
            day = self.day
            self._several(i, block, parts)
            self.day = day  # the day is that of its own line
            return
        entry, begun = entry_of(view, i, block, span, self.day)
        if begun or (begun := self._next_day(entry)):
            self.day, self.over = begun, i
        if self.pending:
            entry = self._clocked(i, block, span, entry)
        if entry is not None and not (self.captioned and not entry.dated and not entry.marked):
            self.out.append(entry)
            self.trailing = bool(entry.times) and entry.times[0].start_char >= entry.name[1]

    def _next_day(self, entry: Entry | None) -> tuple[Time, ...]:
        """The day of a line that begins with one, in a diary whose other days stand alone (4月5日 水曜日, empty): what
        is below is of that day and no longer of the empty one."""
        if entry is None or not entry.dated or self.over < 0 or entry.times[0].start_char >= entry.name[0]:
            return ()
        stands = self.view.body[self.over]
        if stands.kind == "heading" or self.day[0].precision != "day" or entry.marked:
            return ()
        return tuple(t for t in entry.times if t.end_char <= entry.name[0] and t.precision == "day")

    def _titled(self, i: int, span: Span) -> bool:
        """A title in quotes on the line below a clock time and a speaker: `14:25 岬 光氏(港大学)` / `「光の道」`."""
        quote = QUOTED.fullmatch(self.view.text, *span)
        last = self.out[-1] if self.out else None
        if quote is None or last is None or i - last.position > 1 or not last.times or not is_clock(last.times[-1]):
            return False
        people = self.view.mentions_in(*last.name, "PERSON")
        named = words.noun_at_end(self.view.text[slice(*last.name)]) is not None
        if not people or people[0].start != last.name[0] or named or QUOTED.search(self.view.text, *last.line):
            return False
        self.out[-1] = replace(last, name=(span[0] + 1, span[1] - 1), line=(last.line[0], span[1]), venue=(0, 0))
        return True

    def _clocked(self, i: int, block: Block, span: Span, entry: Entry | None) -> Entry | None:
        """The entry of a line whose clock time stood alone on the line before."""
        pending, self.pending = self.pending, ()
        if entry is not None:
            return entry if any(is_clock(t) for t in entry.times) else replace(entry, times=(*entry.times, *pending))
        return entry_of(self.view, i, block, span, pending)[0]

    def _several(self, i: int, block: Block, parts: list[Span]) -> None:
        """The entries of a line with several items; all stand under the day that the line begins with."""
        for part in parts:
            own, _ = leading(self.view, *part)
            self.day = tuple(t for t in own if not is_clock(t)) or self.day
            entry, _ = entry_of(self.view, i, block, part, self.day)
            if entry is not None:
                self.out.append(entry)
