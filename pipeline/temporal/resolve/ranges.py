"""The end of a range, from its begin."""

from __future__ import annotations

import datetime as dt

from pipeline.temporal.resolve.item import Day, Item, days_in


def finish_range(item: Item) -> None:
    """The end of a range with what it leaves out, from its begin; over the new year where the months go back."""
    b = item.atom.b
    if b is None:
        return
    a = item.a
    if b.word == "翌日":
        found = a.date() if a.full else None
        item.b = _day_of(found + dt.timedelta(1)) if found else Day(a.year, a.month, a.day + 1)
        return
    year, month, day = b.year, b.month, b.day
    if month < 0 and (day > 0 or b.part == "last_day"):
        month = a.month
        if b.word in {"翌月"} or (0 < day < a.day and year < 0):
            month = a.month % 12 + 1
    if b.part == "last_day" and month > 0:
        day = days_in(a.year, month)
    if year < 0:
        year = a.year
        if year > 0 and b.word in {"翌年", "翌々年"}:
            year += 1 if b.word == "翌年" else 2
        elif year > 0 and 0 < month < a.month:
            year += 1
    item.b = Day(year, month, day)


def _day_of(date: dt.date) -> Day:
    return Day(date.year, date.month, date.day)
