"""The day of a line at a heading: over it, under it, or what its whole section stands under."""

from __future__ import annotations

import re

from pipeline.assemble.view import View
from pipeline.model import Span, Time

# what stands behind the day of a posting: 19時14分12秒 | 政治
POSTED = re.compile(
    r"[\s　]*(?:[（(].[）)])?[\s　]*[0-9０-９]{1,2}[時:：][0-9０-９]{2}分?(?:[:：]?[0-9０-９]{2}秒?)?"
    r"[\s　]*(?:[|｜／/].{0,20})?"
)


def day_line(view: View, head: int) -> tuple[Span, list[Time]] | None:
    """A line of one day right over or under a heading, and no more than its minute: 6月2日 19時14分 | 政治."""
    for k in (head + 1, head - 1):
        if not 0 <= k < len(view.body):
            continue
        block = view.body[k]
        span = (block.start, block.end)
        rows = [t for t in view.times_in(*span) if t.precision == "day"]
        alone = block.kind == "date_line" or (
            bool(rows)
            and rows[0].start_char - block.start <= 2
            and POSTED.fullmatch(view.text, rows[0].end_char, span[1])
        )
        if alone and len(rows) == 1 and rows[0].start == rows[0].end:
            return span, rows
    return None


def day_below(view: View, head: int) -> tuple[Span, list[Time]] | None:
    """The day of a line right under a heading, where it is not the page's own."""
    if head + 1 >= len(view.body) or view.body[head + 1].kind != "date_line":
        return None
    span = (view.body[head + 1].start, view.body[head + 1].end)
    rows = [t for t in view.times_in(*span) if t.precision in ("day", "minute")]
    own = (view.page.published_on, view.page.updated_on)
    return (span, rows) if rows and rows[0].precision == "day" and rows[0].start not in own else None


def day_over(view: View, head: int) -> list[Time]:
    """The day of the date line that a section stands under."""
    for h in reversed(view.above[head]):
        block = view.body[h]
        rows = [t for t in view.times_in(block.start, block.end) if t.precision == "day"]
        if block.kind == "date_line" and rows:
            return rows
    return []
