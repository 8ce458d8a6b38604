"""Gives clock times their day and their zone: from their own row, cell, sentence or heading, never from a row above."""

from __future__ import annotations

import datetime as dt
import re

from pipeline.temporal.resolve.days import aside
from pipeline.temporal.resolve.item import Day, Item
from pipeline.temporal.resolve.render import shifted
from pipeline.temporal.resolve.years import Witnesses
from pipeline.temporal.zones import LOCAL, offset, zone_in, zone_of

_RECURRING = re.compile(
    "毎週|毎日|毎月|平日|月曜日?から|月[~〜・]金|土日|開館時間|開庁時間|営業時間|受付時間|利用時間|業務時間|開所時間|[月火水木金土日]曜日?(?:は|[ :・、]|\u3000)"
)
_DATE_COLUMN = re.compile("日時|開催日|日程|期日|月日|日付|実施日|年月日|とき")
_META = re.compile("更新|公開日|掲載日|投稿日|登録日|作成日|発行日")
_FAR = 24  # lines
_ONLY = 14  # characters beside its date that a date line may have


def settle_clocks(w: Witnesses, default: str) -> None:
    """Fills in day, zone and ISO text of every clock time."""
    places = _places(w, default)
    for at, item in enumerate(w.items):
        if not item.is_clock or item.dropped:
            continue
        day = _day(w, item, at)
        item.a = day or Day()
        zone_word = item.part.zone
        zone = zone_of(zone_word) if zone_word else ""
        place = places(item)
        if zone in {"", LOCAL}:
            zone = place
        item.zone = zone
        _write(item, day or Day())
    _carry_meridiem(w)
    _other_zones(w)


def _carry_meridiem(w: Witnesses) -> None:
    """午後2時30分 …, 4時 …: a later line of the same day goes on in the afternoon, though it does not say so."""
    last: Item | None = None
    for item in w.items:
        if not item.is_clock or item.dropped:
            continue
        part = item.atom.a
        if last is not None and not part.meridiem and part.style != "bare" and part.hour < 12 and _kanji(w, item):
            same = item.a.iso() == last.a.iso() and item.block - last.block <= 4
            if same and last.atom.a.hour >= 12 and part.hour + 12 >= last.atom.a.hour:
                part.hour += 12
                part.meridiem = "pm"
                if item.atom.b is not None and item.atom.b.hour < 12:
                    item.atom.b.hour += 12
                _write(item, item.a)
        last = item if part.meridiem == "pm" and _kanji(w, item) else None


def _kanji(w: Witnesses, item: Item) -> bool:
    return "時" in w.layout.document.page.text[item.start : item.end]


def _write(item: Item, day: Day) -> None:
    item.a = day
    item.clock_a = _iso(item, day, item.atom.a.hour, item.atom.a.minute)
    b = item.atom.b
    item.clock_b = _iso(item, day, b.hour, b.minute) if b is not None else item.clock_a


def _iso(item: Item, day: Day, hour: int, minute: int) -> str:
    on = shifted(day, hour // 24)
    hour %= 24
    base = on.date() if on.full else None
    off = offset(item.zone, base or dt.date(2024, max(on.month, 1), 1), hour, minute)
    return f"{on.iso() if on.day > 0 else ''}T{hour:02d}:{minute:02d}{off}"


def _other_zones(w: Witnesses) -> None:
    """Of two clock times of one row in two zones the second may lie on the day before or after."""
    for first, second in zip(w.items, w.items[1:], strict=False):
        if not (first.is_clock and second.is_clock and first.block == second.block and first.line == second.line):
            continue
        if first.zone == second.zone or not (first.a.full and second.a.full) or not second.part.zone:
            continue
        x, y = _instant(first.clock_a), _instant(second.clock_a)
        if x is None or y is None:
            continue
        days = round((x - y).total_seconds() / 86400)
        if abs((x - y).total_seconds()) == 86400 and days:
            _write(second, shifted(second.a, days))


def _instant(iso: str) -> dt.datetime | None:
    try:
        return dt.datetime.fromisoformat(iso)
    except ValueError:
        return None


def same_instant(first: Item, second: Item) -> bool:
    x, y = _instant(first.clock_a), _instant(second.clock_a)
    return x is None or y is None or x == y


def _day(w: Witnesses, item: Item, at: int) -> Day | None:
    block, text = w.layout.blocks[item.block], w.layout.texts[item.block]
    here, line = item.start - block.start, item.line_start - block.start
    around = w.by_block[item.block][max(0, item.rank - 64) : item.rank + 8]
    mine = [o for o in around if o.is_day and not o.dropped]
    before = [o for o in mine if o.start < item.start]
    recurring = _RECURRING.search(text[max(line, here - 200) : here])
    if recurring and not (before and before[-1].end - block.start > max(line, here - 200) + recurring.start()):
        return None
    item.day_block = item.block
    if block.cells:
        own = _cell(w, item)
        in_cell = [o for o in mine if own is not None and own[0] <= o.start < own[1]]
        close = [o for o in in_cell if o.start < item.start] or in_cell or before or mine
        if close:
            item.basis = "row"
            return _of(close[-1] if close[0].start < item.start else close[0])
    if before:
        last = before[-1]
        item.basis = "sentence" if last.sentence == item.sentence or last.line == item.line else "section"
        return _of(last)
    clocks = [o for o in around if o.is_clock and o.start < item.start and o.a.day > 0]
    if clocks and not block.cells and block.kind != "table_row":
        item.basis = "sentence"
        return _of(clocks[-1])
    if block.kind == "table_row" or "|" in text:
        if _date_column(w, item.block):
            return None
        if (over := _over_table(w, item)) is not None:
            item.basis = "section"
            return over
    elif (near := _line_above(w, item)) is not None:
        item.basis = "row"
        return near
    after = [o for o in mine if o.start > item.start and o.line == item.line]
    if after and after[0].start - item.end < 30:
        item.basis = "sentence"
        return _of(after[0])
    return _heading(w, item) or _only_day(w, item)


def _of(item: Item) -> Day:
    return Day(item.a.year, item.a.month, item.a.day)


def _cell(w: Witnesses, item: Item) -> tuple[int, int] | None:
    for cell in w.layout.blocks[item.block].cells:
        if cell.start <= item.start < cell.end:
            return cell.start, cell.end
    return None


def _date_column(w: Witnesses, i: int) -> bool:
    """The row belongs to a table whose rows have a date of their own: this one has lost it."""
    blocks = w.layout.blocks
    table = blocks[i].table
    rows = w.layout.rows[table][:200] if table >= 0 else list(range(max(0, i - 8), i))
    for j in rows:
        if j == i:
            continue
        if any(o.is_day and not o.dropped for o in w.by_block.get(j, [])) and ("|" in w.layout.texts[j] or table >= 0):
            return True
        if _DATE_COLUMN.search(w.layout.texts[j]) and ("|" in w.layout.texts[j] or table >= 0):
            return True
    return any(_DATE_COLUMN.search(cell.header) for cell in blocks[i].cells)


def _line_above(w: Witnesses, item: Item) -> Day | None:
    """The date of the lines above where those are a date, a label, and clock times, each on a line of its own.

    Lines that begin with a clock time go on from one another, up to the line that begins with the date (a diary's day).
    """
    blocks, texts = w.layout.blocks, w.layout.texts
    if len(texts[item.block][: item.start - blocks[item.block].start].strip()) > _ONLY:
        return None
    others = 0
    for j in range(item.block - 1, max(-1, item.block - _FAR), -1):
        if blocks[j].table >= 0 or "|" in texts[j] or others > 2:
            return None
        mine = w.by_block.get(j, [])
        dates = [o for o in mine if o.is_day and not o.dropped]
        first = min((o.start for o in mine), default=-1) - blocks[j].start
        if dates:
            used = sum(o.end - o.start for o in mine)
            alone = len(texts[j].strip()) - used <= _ONLY
            leads = dates[0].start == mine[0].start and first <= 2
            item.day_block = j
            return _of(dates[-1] if alone else dates[0]) if (alone or leads) and not _META.search(texts[j]) else None
        if not (mine and mine[0].is_clock and first <= _ONLY):
            others += 1
            if len(texts[j].strip()) > (12 if not leading_clock(w, item) else 40):
                return None
    return None


def _over_table(w: Witnesses, item: Item) -> Day | None:
    """The date line that stands directly over a table without a date column."""
    blocks, texts = w.layout.blocks, w.layout.texts
    lines = 0
    for j in range(item.block - 1, max(-1, item.block - 80), -1):
        if (blocks[j].table >= 0 and blocks[j].table == blocks[item.block].table) or "|" in texts[j]:
            continue
        lines += 1
        dates = [o for o in w.by_block.get(j, []) if o.is_day and not o.dropped]
        if dates and not _META.search(texts[j]):
            return _of(dates[0]) if len(dates) == 1 and len(texts[j].strip()) < 60 else None
        if lines > 2:
            break
    return None


def leading_clock(w: Witnesses, item: Item) -> bool:
    """The block begins with this clock time."""
    block = w.layout.blocks[item.block]
    return not w.layout.texts[item.block][: item.start - block.start].strip(" \t\u3000・●■○◆-*•")


def _heading(w: Witnesses, item: Item) -> Day | None:
    for h in reversed(w.layout.chains[item.block]):
        days = [o for o in w.by_block.get(h, [])[:64] if o.is_day and not o.dropped]
        if days:
            item.basis = "title" if w.layout.blocks[h].kind == "title" else "heading"
            return _of(days[0])
    return None


def _only_day(w: Witnesses, item: Item) -> Day | None:
    """The one day that the section, else the page, tells of."""
    section = w.layout.section(item.block)
    days = _event_days(w)
    for key in (section, None):
        found = days.get(key, [])
        if len({(o.a.year, o.a.month, o.a.day) for o in found}) == 1:
            item.basis = "section"
            return _of(found[0])
        if found and len(section) > 1:
            break
    return None


def _event_days(w: Witnesses) -> dict[tuple[int, ...] | None, list[Item]]:
    """The days that a page tells of, by section and (None) all: one item for each day."""
    if w.event_days:
        return w.event_days
    own = {w.layout.document.page.updated_on, w.layout.document.page.published_on} - {""}
    seen: set[tuple[object, str]] = set()
    for o in w.items:
        if not o.is_day or o.dropped or o.relative or o.a.iso() in own or _aside(w, o):
            continue
        for key in (w.layout.section(o.block), None):
            if (key, o.a.iso()) not in seen:
                seen.add((key, o.a.iso()))
                w.event_days.setdefault(key, []).append(o)
    w.event_days.setdefault(None, [])
    return w.event_days


def _aside(w: Witnesses, o: Item) -> bool:
    text = w.layout.texts[o.block]
    here = o.start - w.layout.blocks[o.block].start
    near = text[max(0, here - 24) : here + (o.end - o.start) + 12]
    return bool(_META.search(near)) or aside(w, o)


class _places:
    """The zone of the place of an event: of a city named in the venue's field or as where it was held."""

    def __init__(self, w: Witnesses, default: str) -> None:
        self.w, self.default = w, default
        self.by_section: dict[tuple[int, ...], str] = {}
        document = w.layout.document
        text = document.page.text
        position = {block.index: i for i, block in enumerate(w.layout.blocks)}
        for m in document.mentions:
            if m.label != "CITY" or m.place is None or not m.place.timezone or m.block not in position:
                continue
            i = position[m.block]
            label = w.layout.blocks[i].label
            after = text[m.end : m.end + 12]
            if label in _VENUE or re.match(r"[^。、\n]{0,8}(?:で|にて|において)(?:開|行|実施|は|、|$)", after):
                self.by_section.setdefault(w.layout.section(i), m.place.timezone)
        self.named = {
            hit.block: hit.event.timezone for hit in w.named if hit.event.timezone and "議長国" not in hit.event.name
        }

    def __call__(self, item: Item) -> str:
        section = self.w.layout.section(item.block)
        if section in self.by_section:
            return self.by_section[section]
        local = zone_of(item.part.zone) == LOCAL if item.part.zone else self._said_local(item)
        if local:
            return self._local(item)
        return self._abroad(item)

    def _said_local(self, item: Item) -> bool:
        """※現地時間 stands in the date's heading, or on the line below the clock time."""
        texts, chains = self.w.layout.texts, self.w.layout.chains
        below = texts[item.block + 1][:8] if item.block + 1 < len(texts) else ""
        near = [texts[h] for h in chains[item.block] if self.w.layout.blocks[h].kind != "title"]
        near += [texts[item.day_block]] if item.day_block >= 0 else []
        return "現地時間" in below or any("現地時間" in text and "日本時間" not in text for text in near)

    def _abroad(self, item: Item) -> str:
        """The zone of a named event of that day, which the page's begin, a heading or the block itself names."""
        found = item.a.date() if item.a.full else None
        chain = {item.block, *self.w.layout.chains[item.block], *range(6)}
        for hit in self.w.named:
            if hit.block in chain and hit.event.timezone and found is not None and hit.start <= found <= hit.end:
                return hit.event.timezone
        return self.default

    def _local(self, item: Item) -> str:
        """現地時間: of the place that the block, a heading or else the page names."""
        for i in (item.block, *reversed(self.w.layout.chains[item.block])):
            if i in self.named:
                return self.named[i]
        document = self.w.layout.document
        foreign = [
            m.place.timezone
            for m in document.mentions
            if m.label == "CITY" and m.place is not None and m.place.timezone not in {"", self.default}
        ]
        if foreign:
            return foreign[0]
        if self.named:
            return next(iter(self.named.values()))
        texts = self.w.layout.texts
        near = [texts[i] for i in range(item.block, max(-1, item.block - 12), -1)] + texts[
            item.block + 1 : item.block + 4
        ]
        return next((zone for text in near if (zone := zone_in(text))), self.default)


_VENUE = ("場所", "会場", "開催場所", "ところ", "開催地", "実施場所", "開催会場")
