"""Which month a day is of: that of its list, its sentence, the heading above, the range that holds it."""

from __future__ import annotations

import datetime as dt
import re

from pipeline.temporal.resolve.item import Day, Item, days_in
from pipeline.temporal.resolve.told_days import aside, in_range, named_day
from pipeline.temporal.resolve.witnesses import Witnesses
from pipeline.text import normalize

_WEAK_AFTER = re.compile(
    r"[ \t]?(?:[、,。)\]」(（\n:~〜|]|$|に(?!分|わた|渡(?:っ|り(?!鳥|廊))|亘|及)|は|の(?!間|うち|猶予|日程|期間)"
    r"|から|より|以降|以前|まで|も|夜|朝|午|正|付|開|[=・]|[0-9]{1,2}[:時])"
)


_PLACE_AFTER = re.compile("[一-鿿ァ-ヴー]{2}[一-鿿ァ-ヴーにで]")
_POINT = re.compile(
    "に(?:は|も|、|[^分わ及な][^。\\n]{0,40}(?:ます|ました|する|した|披露目))|から(?:は|の|、)|までの?|の(?:午|夜|朝|昼)|[夜朝]に"
)


def month_of(w: Witnesses, item: Item, at: int) -> bool:
    """Gives a day its month: from the list it goes on, its block, the heading above, the date just before."""
    kanji = not w.layout.document.page.text[item.start].isdigit()
    if kanji and item.a.day <= 10 and item.atom.weak and not item.atom.link:
        return False  # 一日, 三日: mostly no date; 二十二日に is one
    if item.atom.link and at > 0 and w.items[at - 1].dropped:
        return False
    mine = w.by_block[item.block][max(0, item.rank - 64) : item.rank]
    before = [o for o in mine if not o.is_clock and not o.dropped and o.a.month > 0]
    if before:
        if not item.atom.link and aside(w, before[-1]) and (main := _said_before(w, item, at)) is not None:
            before = [main]
        last = before[-1].b if before[-1].b.month > 0 else before[-1].a
        linked = bool(item.atom.link) or item.atom.rule == "next_day"
        if not linked and item.atom.weak and not (_reads_as_day(w, item) and _near(before[-1], item)):
            return False
        _take(item, in_range(before[-1], item) or last, "list" if linked else "sentence", roll=True)
        return True
    reads = not item.atom.weak or _reads_as_day(w, item)
    if not reads:
        return False
    over = _heading_over(w, item)
    if over is not None:
        _take(item, over, "heading", roll=False)
        return True
    other = _said_before(w, item, at)
    named = named_day(w, item)
    if named is not None and (other is None or not in_range(other, item)):
        _take(item, named, "section", roll=False)
        return True
    if other is not None:
        last = in_range(other, item) or (other.b if other.b.month > 0 else other.a)
        rolled = _next_month(item, other, last)
        if rolled is not None:
            _take(item, rolled, "section", roll=False)
        elif _right_weekday(item, last) or not _month_told_later(w, item, at):
            _take(item, last, "section", roll=True)
        return True
    return _month_told_later(w, item, at) or _month_of_page(w, item)


def _heading_over(w: Witnesses, item: Item) -> Day | None:
    """The date of the nearest heading that has one; that of the page itself (更新日) only where there is no other."""
    own, last = w.own_days(), None
    for h in reversed(w.layout.chains[item.block]):
        dated = [o for o in w.by_block.get(h, [])[:64] if not o.is_clock and not o.dropped and o.a.month > 0]
        if dated and _right_weekday(item, dated[0].a):
            if dated[0].a.iso() not in own:
                return dated[0].a
            last = last or dated[0].a
    return last


def _right_weekday(item: Item, like: Day) -> bool:
    """The weekday that is written beside the day does not speak against this month."""
    if item.part.weekday < 0 or like.year <= 0:
        return True
    found = Day(like.year, like.month, item.a.day)
    date = found.date() if item.a.day <= days_in(like.year, like.month) else None
    return date is not None and date.weekday() == item.part.weekday


def _next_month(item: Item, other: Item, last: Day) -> Day | None:
    """The month after that of the day before in a list of days (27日(木), 3日(木)), where their weekdays say so."""
    said = other.atom.a if other.atom.b is None else other.atom.b
    if item.part.weekday < 0 or said.weekday < 0 or not 0 < item.a.day < last.day:
        return None
    gap = (item.part.weekday - said.weekday) % 7
    if (item.a.day - last.day) % 7 == gap:
        return None
    lengths = {days_in(last.year, last.month)} | ({28} if last.month == 2 and last.year <= 0 else set())
    if not any((length - last.day + item.a.day) % 7 == gap for length in lengths):
        return None
    return Day(last.year if last.month < 12 or last.year <= 0 else last.year + 1, last.month % 12 + 1)


def _month_told_later(w: Witnesses, item: Item, at: int) -> bool:
    """23日(金) before the full date of the event, where the weekday is right in that month."""
    if item.part.weekday < 0:
        return False
    for other in w.items[at + 1 : at + 12]:
        if other.explicit and other.is_day and not other.relative and not aside(w, other):
            if _right_weekday(item, other.a):
                _take(item, other.a, "section", roll=False)
                return True
            break
    return False


def _said_before(w: Witnesses, item: Item, at: int) -> Item | None:
    """The dated line that a day goes back to: a range that holds the day, else the last date that is no deadline."""
    best: Item | None = None
    for other in reversed(w.items[max(0, at - 40) : at]):
        if other.is_clock or other.dropped or other.a.month < 0 or other.relative:
            continue
        if in_range(other, item):
            return other if item.block - other.block <= (12 if item.atom.weak else 80) else None
        if best is None or (aside(w, best) and not aside(w, other)):
            best = other
        elif _goes_on(other, best, item) and not _leads(w, best):
            return other
    if best is None or (aside(w, best) and best.block != item.block):
        return None
    over = w.layout.blocks[best.block].kind == "date_line" and item.block - best.block <= 30
    far = item.block - best.block > 1 and not _alone(w, item) and not over
    said = _leads(w, item) or _POINT.match(w.layout.document.page.text, item.end) is not None
    if item.atom.weak and far and (item.block - best.block > 12 or not said):
        return None
    return best


def _goes_on(other: Item, best: Item, item: Item) -> bool:
    """15日…(7月6日の合意)…, 16日…: the days of lines go on over a date that is only mentioned in one."""
    bare = best.part.month > 0 and other.part.month < 0 and not other.atom.link
    return bare and best.block == other.block and 0 < item.block - other.block < 4 and other.a.day <= item.a.day


def _leads(w: Witnesses, item: Item) -> bool:
    """The line begins with the day."""
    block = w.layout.blocks[item.block]
    return not w.layout.texts[item.block][: item.start - block.start].strip(" \t\u3000・●■○◆-")


def _month_of_page(w: Witnesses, item: Item) -> bool:
    iso = w.layout.document.page.published_on or w.layout.document.page.updated_on
    if len(iso) < 7 or item.line > 0:
        return False
    year, month = int(iso[:4]), int(iso[5:7])
    if item.part.weekday < 0:
        return _month_of_issue(w, item, iso)
    for _ in range(12):  # the nearest month where day and weekday agree
        if item.a.day <= days_in(year, month) and dt.date(year, month, item.a.day).weekday() == item.part.weekday:
            item.a.year, item.a.month, item.known, item.basis = year, month, True, "weekday"
            return True
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return False


def _month_of_issue(w: Witnesses, item: Item, iso: str) -> bool:
    """14日、… in news: a day of the month of publication, or of the month before where that lies ahead; of what is
    announced, the next such day."""
    if not w.layout.document.page.published_on or len(iso) < 10:
        return False
    year, month = int(iso[:4]), int(iso[5:7])
    if (told := _same_day_told(w, item)) is not None:
        item.a.year, item.a.month, item.known, item.basis = told.year, told.month, True, "weekday"
        return True
    if w.layout.direction(item.block, item.start, item.end) > 0:
        if item.a.day < int(iso[8:10]):
            year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    elif item.a.day > int(iso[8:10]):
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    item.a.year, item.a.month, item.known, item.basis = year, month, True, "published_on"
    return True


def _same_day_told(w: Witnesses, item: Item) -> Day | None:
    """The month of 7日 in a headline, from the same day with its weekday in the text: 7日(土) of the months beside the
    publication's."""
    if w.layout.blocks[item.block].kind != "title":
        return None
    iso, day = w.layout.document.page.published_on, item.a.day
    again = next((o for o in w.items if o is not item and o.part.day == day and o.part.weekday >= 0), None)
    if again is None or again.part.month > 0:
        return None
    year, month = int(iso[:4]), int(iso[5:7])
    for step in (0, 1, -1):
        y, m = year + (month - 1 + step) // 12, (month - 1 + step) % 12 + 1
        if day <= days_in(y, m) and dt.date(y, m, day).weekday() == again.part.weekday:
            return Day(y, m, day)
    return None


def _take(item: Item, last: Day, basis: str, roll: bool) -> None:
    month, year = last.month, last.year
    if roll and last.day > 0 and item.a.day < last.day and (item.atom.link or item.atom.rule == "next_day"):
        month, year = (month + 1, year) if month < 12 else (1, year + 1 if year > 0 else year)
    item.a.month = month
    if year > 0:
        item.a.year, item.known, item.score = year, True, 5.0
        item.basis = basis  # type: ignore[assignment]


def _alone(w: Witnesses, item: Item) -> bool:
    """The day is all that its line or cell says."""
    text = w.layout.texts[item.block]
    cell = text[item.end - w.layout.blocks[item.block].start :].split("\n", 1)[0].split("|", 1)[0]
    return item.start - w.layout.blocks[item.block].start <= 4 and not cell.strip()


def _near(before: Item, item: Item) -> bool:
    return item.line - before.line <= 1 or item.start - before.end < 60


def _reads_as_day(w: Witnesses, item: Item) -> bool:
    page = w.layout.document.page.text
    after = page[item.end : item.end + 4]
    if page[item.start - 1 : item.start] in {"、", "。"} and _PLACE_AFTER.match(after):
        return True  # 一行は、13日羽田に着いた
    if after[:1].isspace() and _leads(w, item):
        return True
    last = next((o for o in reversed(w.by_block.get(item.block - 1, [])) if o.is_day and o.rank == 0), None)
    if last is not None and last.part.month < 0 and last.a.day < item.a.day and _leads(w, last) and _leads(w, item):
        return True  # a calendar, a day a line
    return _WEAK_AFTER.match(normalize(after).text) is not None
