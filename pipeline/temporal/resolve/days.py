"""Settles the dates of a page: explicit ones first, then those that lean on others, then the words that count."""

from __future__ import annotations

import datetime as dt

from pipeline.temporal.parts import Part
from pipeline.temporal.resolve.item import Day, Item, days_in
from pipeline.temporal.resolve.months import month_of
from pipeline.temporal.resolve.ranges import finish_range
from pipeline.temporal.resolve.relative import settle_relative
from pipeline.temporal.resolve.votes_near import fiscal_year_of
from pipeline.temporal.resolve.witnesses import Witnesses
from pipeline.temporal.resolve.years import choose


def settle_days(w: Witnesses) -> None:
    """Fills in `a`, `b`, `known`, `basis` of every item that is a date; drops weak days that nothing supports."""
    for item in w.items:
        if not item.is_clock:
            _explicit(item)
    w.count()
    w.top = _top(w)
    for at, item in enumerate(w.items):
        if item.is_clock or item.dropped or item.explicit or item.relative:
            continue
        _lean(w, item, at)
    for at, item in enumerate(w.items):  # once more, for what the dates below have told since
        if not item.is_clock and not item.known and not item.relative and not item.dropped and 1 <= item.a.month <= 12:
            choose(w, item, at)
            if item.known:
                finish_range(item)
    for at, item in enumerate(w.items):
        if item.relative:
            settle_relative(w, item, at)
        elif not item.is_clock and not item.dropped and not item.known and item.a.month < 0 and item.a.year < 0:
            _lean(w, item, at)
    for at, item in enumerate(w.items):
        if not item.is_clock and not item.dropped and not item.relative and not item.explicit:
            _after_word(w, item, at)
    _misprints(w)
    for item in w.items:
        if not item.is_clock and not item.dropped:
            _check(item)


def _misprints(w: Witnesses) -> None:
    """6月7日(火), 6月10日(木), 6月18日(土): a weekday that alone speaks for another year, between days in order whose
    weekdays agree on one, is a misprint."""
    days = [o for o in w.items if o.is_day and not o.dropped and not o.relative and o.part.weekday >= 0]
    for before, item, behind in zip(days, days[1:], days[2:], strict=False):
        if item.basis != "weekday" or not before.a.full or not behind.a.full or before.a.year != behind.a.year:
            continue
        year, here = before.a.year, (item.a.month, item.a.day)
        in_order = (before.a.month, before.a.day) <= here <= (behind.a.month, behind.a.day)
        if item.a.year != year and in_order and _right(before.part, before.a) and _right(behind.part, behind.a):
            item.a.year, item.basis = year, "sequence"


def _after_word(w: Witnesses, item: Item, at: int) -> None:
    """来年7月15日・16日, 今年は、9月に: the word of the sentence tells the year, once it is known itself."""
    word = w.items[at - 1] if at else None
    if word is None or not word.relative or word.dropped or not word.known or word.a.year <= 0:
        return
    if word.a.day == item.a.day > 0 and item.part.month < 0 and 0 <= item.start - word.end <= 2:
        item.a, item.known, item.basis = Day(word.a.year, word.a.month, word.a.day), True, "sentence"  # 明日20日
        return
    if word.block != item.block or word.sentence != item.sentence or word.part.unit not in {"year", "month", "fy"}:
        return
    if item.atom.link and item.part.month < 0 and word.a.day > 0 and item.a.day > 0:
        item.a.month = word.a.month if item.a.day >= word.a.day else word.a.month % 12 + 1
        item.a.year = word.a.year + (item.a.month < word.a.month)
    elif word.part.unit in {"year", "fy"} and word.a.month < 0 and item.start - word.end <= 12 and item.a.month > 0:
        item.a.year = word.a.year if word.part.unit == "year" else fiscal_year_of(word.a.year, item.a.month)
    else:
        return
    item.known, item.basis, item.b = True, "sentence", Day()
    finish_range(item)


def _top(w: Witnesses) -> dt.date | None:
    """The date of a short line among the first of a page that has no other date of its own."""
    page = w.layout.document.page
    if page.published_on or page.updated_on:
        return None
    for item in w.items[:4]:
        if item.block > 3:
            break
        rest = len(w.layout.texts[item.block].strip()) - (item.end - item.start)
        if item.explicit and item.is_day and item.atom.b is None and rest <= 8:
            w.top_is_event = item.part.weekday >= 0
            return item.a.date()
    return _signed(w)


def _signed(w: Witnesses) -> dt.date | None:
    """The date that stands by itself at the end, over the name of who signs."""
    for item in reversed(w.items[-3:]):
        rest = len(w.layout.texts[item.block].strip()) - (item.end - item.start)
        if item.block < len(w.layout.blocks) - 3 or len(w.layout.blocks) < 6:
            break
        if item.explicit and item.is_day and item.atom.b is None and rest <= 2 and item.part.weekday < 0:
            return item.a.date()
    return None


def _explicit(item: Item) -> None:
    a, b = item.atom.a, item.atom.b
    item.relative = bool(a.unit)
    if item.relative:
        return
    item.a = Day(a.year, a.month, a.day)
    if a.year < 0 and b is not None and b.year > 0 and not b.unit and a.month > 0:
        item.a.year = b.year if (b.month, b.day) >= (a.month, a.day) or b.month < a.month - 11 else b.year - 1
        if b.month > 0 and a.month > b.month:
            item.a.year = b.year - 1
    if item.a.year > 0:
        item.explicit = item.known = True
        item.basis, item.score = "explicit", 9.0
        finish_range(item)


def _lean(w: Witnesses, item: Item, at: int) -> None:
    if item.a.month < 0 and item.a.day > 0 and not month_of(w, item, at):
        item.dropped = "a day whose month nothing tells"
        return
    if item.known or item.a.month < 0:
        finish_range(item)
        return
    if 1 <= item.a.month <= 12:
        choose(w, item, at)
    finish_range(item)


def _check(item: Item) -> None:
    """No date is read that does not exist (2月30日, 13月)."""
    for day in (item.a, item.b):
        if day.month == -1 and day.day == -1:
            continue
        if not 1 <= day.month <= 12 or (day.day != -1 and not 1 <= day.day <= days_in(day.year, day.month)):
            item.dropped = "no such day"
    if item.atom.rule == "calendar" and not _right(item.part, item.a):
        item.dropped = "a number beside a weekday"
    if item.part.era and item.part.said_year < 1:
        item.dropped = "no such year"
    if item.a.year > 2100 or item.a.year == 0:
        item.dropped = "no such year"


def weekday_ok(item: Item) -> str:
    """Whether the weekdays written beside a date can be those of the calendar; "" where none is written.

    Where the year stays open there is a year that fits, so nothing contradicts the page.
    """
    a, b = item.atom.a, item.atom.b
    if a.weekday < 0 and (b is None or b.weekday < 0):
        return ""
    return "true" if _right(a, item.a) and (b is None or _right(b, item.b)) else "false"


def _right(part: Part, day: Day) -> bool:
    if part.weekday < 0 or not day.full:
        return True
    found = day.date()
    return found is not None and found.weekday() == part.weekday
