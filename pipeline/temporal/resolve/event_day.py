"""The days that a page, or a section of it, tells of: a clock time without a day of its own is of that one day."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.temporal.resolve.item import Day, Item
from pipeline.temporal.resolve.told_days import DEADLINE, aside, is_when, span_days
from pipeline.temporal.resolve.witnesses import Witnesses

META = re.compile("[日月]号|更新|公開日|掲載日|投稿日|登録日|作成日|発行日|発表日")
PUT_OFF = re.compile("順延|延期|予備日")  # the day that stands in for it
_BETWEEN = re.compile(r"[ \t\u3000]*(?:[、,，・･/／&＆]|及び|および|並びに|または|又は|と)?[ \t\u3000\n]*")


@dataclass(slots=True)
class EventDays:
    """By section (a prefix of the headings over a block; () is the page): the days told, and those of its `when`."""

    told: dict[tuple[int, ...], dict[str, Item]] = field(default_factory=dict)
    when: dict[tuple[int, ...], dict[str, Item]] = field(default_factory=dict)


def group(w: Witnesses, item: Item) -> list[Item]:
    """The days that are named in one breath with this one: 12日、13日 and 19日."""
    mine, page = w.by_block[item.block], w.layout.document.page.text
    low = high = item.rank
    while low > 0 and _joined(mine[low - 1], mine[low], page) and item.rank - low < 32:
        low -= 1
    while high + 1 < len(mine) and _joined(mine[high], mine[high + 1], page) and high - item.rank < 32:
        high += 1
    return [o for o in mine[low : high + 1] if not o.dropped]


def _joined(a: Item, b: Item, page: str) -> bool:
    if not (a.is_day and b.is_day) or b.relative or b.start - a.end > 8 or a.line != b.line:
        return False
    return bool(b.atom.link) or _BETWEEN.fullmatch(page, a.end, b.start) is not None


def days_of(items: list[Item]) -> list[Day]:
    """The single days of dates and short ranges, in order."""
    out: list[Day] = []
    for item in items:
        days = span_days(item)
        out += days
        if len(days) == 1 and item.b.day > 0:
            out.append(item.b)
    return list({day.iso(): day for day in out}.values())  # 明日20日 is one day, said twice


def event_days(w: Witnesses) -> EventDays:
    """What the page tells of, found once."""
    if isinstance(w.event_days, EventDays):
        return w.event_days
    found = EventDays()
    own = w.own_days()
    for item in w.items:
        if not item.is_day or item.dropped or item.relative or item.a.iso() in own or beside(w, item):
            continue
        section = w.layout.section(item.block)
        when = is_when(w, item)
        for depth in range(len(section) + 1):
            found.told.setdefault(section[:depth], {}).setdefault(item.a.iso(), item)
            if when:
                found.when.setdefault(section[:depth], {}).setdefault(item.a.iso(), item)
    w.event_days = found
    return found


def beside(w: Witnesses, item: Item) -> bool:
    """A deadline, an update: a day that the page names, but does not tell of."""
    block = w.layout.blocks[item.block]
    here = item.start - block.start
    near = w.layout.texts[item.block][max(0, here - 24) : here + (item.end - item.start) + 12]
    return bool(META.search(near) or PUT_OFF.search(near)) or aside(w, item) or DEADLINE.search(block.label) is not None


def only_days(w: Witnesses, item: Item) -> list[Day]:
    """The days of the event that the section of `item`, else the page, tells of; none where it tells of several."""
    found = event_days(w)
    section = w.layout.section(item.block)
    for depth in range(len(section), -1, -1):
        for days in (found.when.get(section[:depth]), found.told.get(section[:depth])):
            if not days:
                continue
            first = next(iter(days.values()))
            if depth and first.start > item.start:
                continue  # told further down: what comes after
            together = {o.a.iso() for o in group(w, first)}
            if len(days) == 1 or together >= days.keys():
                if 0 < first.a.year < w.latest_year() - 1:
                    return []  # of long ago, only mentioned
                return days_of(group(w, first))
            if days is found.when.get(section[:depth]):
                return []
    return []


def told_since(w: Witnesses, item: Item, found: tuple[list[Day], int]) -> list[Day]:
    """The one day that the page tells of, where the line above is but the day of its publication, and that day has
    been told between them: 4月14日 / まつりは15日に開かれる。 / 10:45 開会式."""
    if [day.iso() for day in found[0]] != [w.layout.document.page.published_on[:10]]:
        return []
    days = only_days(w, item)
    if len(days) != 1:
        return []
    between = (o for k in range(found[1], item.block) for o in w.by_block.get(k, []))
    return days if any(o.is_day and not o.dropped and o.a.iso() == days[0].iso() for o in between) else []
