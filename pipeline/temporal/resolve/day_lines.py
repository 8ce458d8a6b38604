"""Lines that stand over clock times: a date by itself, a diary's day, 1日目 of an event of several days."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.temporal.resolve.event_day import META, beside, days_of, event_days, group
from pipeline.temporal.resolve.item import Day, Item
from pipeline.temporal.resolve.told_days import is_when
from pipeline.temporal.resolve.witnesses import Witnesses

FAR = 80  # lines looked at
ONLY = 14  # characters beside its date that a date line may have
_SIGNS = " \t\u3000・●■○◆◇□★☆▼▶*•-–|｜【[＜<〈《(（"
_NTH = re.compile(
    r"[\s●■○◆◇□★▼【\[＜<〈《(（]*(?:第?[ ]?(?P<n>[1-9１-９一二三四五六七])[ ]?日目?"
    r"|(?P<f>初日)|(?P<l>最終日)|[Dd][Aa][Yy][ -]?(?P<e>[1-9]))"
    r"(?:[\s】\]＞>〉》)）:：|]|$)"
)
_SHORT, _LONG = 12, 40  # characters of a line between a date and the clock times that go on from it


@lru_cache(64)
def _lines(text: str) -> tuple[tuple[int, int], ...]:
    out, at = [], 0
    for line in text.split("\n"):
        out.append((at, at + len(line)))
        at += len(line) + 1
    return tuple(out)


def _by_line(w: Witnesses, block: int) -> dict[int, list[Item]]:
    """The times of a block by their line."""
    if block not in w.by_line:
        found: dict[int, list[Item]] = {}
        for item in w.by_block.get(block, []):
            if not item.dropped:
                found.setdefault(item.line, []).append(item)
        w.by_line[block] = found
    return w.by_line[block]


def leads(w: Witnesses, item: Item) -> bool:
    """The line begins with this expression."""
    return not w.layout.document.page.text[item.line_start : item.start].strip(_SIGNS)


def above(w: Witnesses, block: int, line: int, leading: bool) -> tuple[list[Day], int] | None:
    """The days of the nearest line above line `line` of `block` that is a date, and its block; None where none governs.

    Lines that begin with a clock time go on from one another; text in between ends the reach of a date that itself
    begins a line of text (a diary's day), and an undated heading that of any.
    """
    others = seen = 0
    close = True
    for j in range(block, max(-1, block - FAR), -1):
        here = w.layout.blocks[j]
        if j != block and (here.table >= 0 or "|" in w.layout.texts[j]):
            return None
        lines = _lines(w.layout.texts[j])
        by_line = _by_line(w, j)
        for k in range((line if j == block else len(lines)) - 1, -1, -1):
            text = w.layout.texts[j][lines[k][0] : lines[k][1]]
            seen += 1
            if seen > FAR:
                return None
            mine = by_line.get(k, [])
            found = _governs(w, mine, text, j, close)
            if found is not None:
                return found, j
            if not text.strip() or (mine and mine[0].is_clock and mine[0].start - here.start - lines[k][0] <= ONLY):
                continue
            others += 1
            close = close and others <= 2 and len(text.strip()) <= (_LONG if leading else _SHORT)
        if here.level > 0 and j != block:
            return None
    return None


def _governs(w: Witnesses, mine: list[Item], text: str, block: int, close: bool) -> list[Day] | None:
    """The days of a line that is a date, or that begins with one and is close; of 1日目 that day of the event."""
    days = [o for o in mine if o.is_day]
    if not days:
        nth = _NTH.match(text)
        return nth_day(w, block, nth) if nth and len(text.strip()) <= 30 else None
    if META.search(text) or beside(w, days[0]):
        return None
    used = sum(o.end - o.start for o in mine)
    if len(text.strip()) - used <= ONLY or w.layout.blocks[block].level > 0 or is_when(w, days[0]):
        return days_of(group(w, days[0]))
    return days_of(group(w, days[0])) if close and days[0] is mine[0] and leads(w, days[0]) else None


def named_on_line(w: Witnesses, item: Item) -> list[Day] | None:
    """【1日目 13:00～18:00】: that day of the event, said on the line of the clock time itself; none where the event
    has no such day. None where the line does not begin so."""
    nth = _NTH.match(w.layout.document.page.text, item.line_start, item.start)
    return nth_day(w, item.block, nth) if nth else None


def nth_day(w: Witnesses, block: int, nth: re.Match[str]) -> list[Day]:
    """第2日 of the days of the event: those that its field 日時, else the page names in one breath."""
    found = event_days(w)
    section = w.layout.section(block)
    for depth in range(len(section), -1, -1):
        days = found.when.get(section[:depth]) or found.told.get(section[:depth])
        if not days:
            continue
        named = [d for d in days_of(group(w, next(iter(days.values())))) if d.day > 0]
        if len(named) < 2:
            continue
        if nth["l"]:
            return [named[-1]]
        said = nth["n"] or nth["e"] or "1"
        k = "一二三四五六七".find(said) + 1 or int(said)
        return [named[k - 1]] if k <= len(named) else []
    return []


def over_headings(w: Witnesses, block: int) -> tuple[list[Day], int] | None:
    """The days of the nearest heading over a block that has any."""
    for h in reversed(w.layout.chains[block]):
        days = [o for o in w.by_block.get(h, [])[:64] if o.is_day and not o.dropped]
        if days and not META.search(w.layout.texts[h]):
            return days_of(group(w, days[0])), h
        nth = _NTH.match(w.layout.texts[h])
        if nth and len(w.layout.texts[h].strip()) <= 30 and (named := nth_day(w, h, nth)):
            return named, h
    return None
