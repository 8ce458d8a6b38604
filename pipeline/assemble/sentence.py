"""Sentences of running text and the days that they tell; words that reports in prose have in common."""

from __future__ import annotations

import re

from pipeline.assemble import words
from pipeline.assemble.spans import once_a_page
from pipeline.assemble.view import View
from pipeline.assemble.words import sign
from pipeline.model import Block, Span, Time

EVENT_VERB = re.compile(rf"{sign('holding', 'hold', 'attending', 'joining', 'opening', 'hosting')}")
SELF = re.compile(rf"{sign('this')}{sign('said_again')}")
BEFORE = re.compile(sign("begins_otherwise"))
DEADLINE = re.compile(sign("deadline", "due"))
HISTORY = re.compile(rf"から[^。]{{0,20}}周年(?:とな|を迎え|に当た|にあた|です)|{sign('history')}")
# behind a day on which nothing happens: a count's, a birth's, an office's
AS_OF = re.compile(rf"[\s　]*(?:[（(].[）)])?{sign('as_of')}")

SUMMARY = re.compile(rf"{sign('summary_label')}$")
TOLD = re.compile(r".{12}(?:しました|ました。|でした。)")
PAST = re.compile(r"ました")
TOP = 4  # blocks at the top of a page in which it may say when it was posted


def is_prose(block: Block) -> bool:
    alone = block.kind == "table_row" and len(block.cells) <= 1  # a caption cell beside running text
    return alone or block.kind in ("paragraph", "list_item", "other", "caption")


@once_a_page
def prose_sentences(view: View) -> tuple[Span, ...]:
    """The sentences of the page's running text, without those of notices."""
    return tuple(
        s
        for i, b in enumerate(view.body)
        if is_prose(b) or (start := _telling(view, b))
        for s in view.sentences(b.start if is_prose(b) else start, b.end)
        if not is_notice(view, i, s)
    )


def _telling(view: View, block: Block) -> int:
    """Where the running text of a field begins that sums up what was done (概要: 6月2日、…を開催しました。), else 0."""
    if block.kind != "field" or len(block.cells) < 2 or not SUMMARY.search(block.label):
        return 0
    value = block.cells[1]
    return value.start if TOLD.search(view.text, value.start, value.end) else 0


@once_a_page
def is_notice(view: View, position: int, span: Span) -> bool:
    """A line of a list of notices or of a history: its date is the notice's, not an event's."""
    if _posted(view, position, span):
        return True
    if view.text[span[1] - 1] == "。" or view.dated_lines < 3 or not view.times_in(span[0], span[0] + 4):
        return False
    return view.context(view.above[position]) is False


def _posted(view: View, position: int, span: Span) -> bool:
    """A line of a day and the page's title, 2031年12月1日　「港まつり」を開催！, over a text that tells an earlier
    day: the day is that of the posting."""
    if position > TOP:
        return False
    rows = [t for t in view.times_in(span[0], span[0] + 4) if t.precision == "day"]
    title = words.fold(view.page.title)
    if not rows or not PAST.search(title) or words.fold(view.text[rows[0].end_char : span[1]]) != title:
        return False
    return any(
        t.precision == "day" and t.end < rows[0].start
        for b in view.body[position + 1 :]
        if is_prose(b) and PAST.search(view.text, b.start, b.end)
        for t in view.times_in(b.start, b.end)
    )


def day_rows(view: View, span: Span) -> list[Time]:
    """The first date of a sentence and what belongs to it: its clock times, further days in the same list."""
    return list(_day_rows(view, span))


@once_a_page
def _day_rows(view: View, span: Span) -> list[Time]:
    rows = [t for t in view.times_in(*span) if t.precision in ("day", "minute", "month") and not is_long(t)]
    rows = [t for t in rows if not AS_OF.match(view.text, t.end_char)]
    if not rows:
        return []
    best = [t for t in rows if t.precision in ("day", "minute")] or rows[:1]
    out = [best[0]]
    for t in best[1:]:
        between = view.text[out[-1].end_char : t.start_char]
        if len(between) > 12 or re.search(r"。|[「」]|は|を", between):
            break
        out.append(t)
    return out


def is_long(row: Time) -> bool:
    """A fiscal year, said or counted (今年度), is no day."""
    return row.kind == "fiscal_year" or (row.kind == "relative" and row.start != row.end)
