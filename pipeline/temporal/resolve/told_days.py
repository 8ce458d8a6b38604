"""Days that a page has told before: deadlines beside the matter, ranges that hold a day, the days of its field 日時."""

from __future__ import annotations

import datetime as dt
import re

from pipeline.temporal.resolve.item import Day, Item, days_in
from pipeline.temporal.resolve.witnesses import DATED, Witnesses

DEADLINE = re.compile(
    "締切|締め切り|〆切|申込[:はみ]|申込期限|応募期間|募集期間|申込期間|受付期間|申込日|受付開始|申し込み|までに|必着|消印"
)
WHEN = re.compile(
    r"[\s◆◇■□●○・【\[＜<(（]*(?:日[ \t\u3000]*時|開[ \t\u3000]*催[ \t\u3000]*日|期[ \t\u3000]*日|と[ \t\u3000]*き"
    r"|日[ \t\u3000]*程|会[ \t\u3000]*期|実施日|開催期間|実施期間|年月日|日にち)"
)


def aside(w: Witnesses, item: Item) -> bool:
    """A deadline or a registration: not what the text goes on from."""
    page = w.layout.document.page.text
    low = max(0, item.start - 24)
    low = max(low, page.rfind("\n", low, item.start) + 1, page.rfind("。", low, item.start) + 1)
    return DEADLINE.search(page[low : item.end + 8]) is not None


def in_range(other: Item, item: Item) -> Day | None:
    """The day and month in a range of days of one or two months (2月26日から3月4日) that holds a bare day."""
    a, b, day = other.a, other.b, item.a.day
    if a.day <= 0 or b.day <= 0 or b.month not in {a.month, a.month % 12 + 1}:
        return None
    if a.month == b.month:
        return Day(a.year, a.month, day) if a.day <= day <= b.day else None
    if b.day >= a.day:
        return None
    if a.day <= day <= days_in(a.year, a.month):
        return Day(a.year, a.month, day)
    return Day(b.year, b.month, day) if day <= b.day else None


def named_day(w: Witnesses, item: Item) -> Day | None:
    """A day of the event's own: 19日 on a page whose field 日時 names 10月19日・20日."""
    if w.when_days is None:
        w.when_days = {}
        for other in w.items:
            if not other.is_clock and not other.dropped and other.a.day > 0 and other.a.month > 0 and is_when(w, other):
                for day in span_days(other):
                    w.when_days.setdefault(day.day, day)
    return w.when_days.get(item.a.day)


def span_days(item: Item) -> list[Day]:
    """The days of a date or of a range of less than a month."""
    first, last = Day(item.a.year, item.a.month, item.a.day), item.b
    if last.day <= 0 or not first.full or not last.full:
        return [first]
    begin, end = first.date(), last.date()
    if begin is None or end is None or not 0 < (end - begin).days < 28:
        return [first]
    days = [begin + dt.timedelta(k) for k in range((end - begin).days + 1)]
    return [Day(day.year, day.month, day.day) for day in days]


def is_when(w: Witnesses, item: Item) -> bool:
    """It stands in a field 日時, or on a line that begins so."""
    if w.layout.blocks[item.block].label in DATED:
        return True
    return WHEN.match(w.layout.document.page.text, item.line_start, item.start) is not None
