"""What elsewhere on a page speaks for the year of a date: dated neighbours, the page's dates, named events."""

from __future__ import annotations

import datetime as dt
import re

from pipeline.model import Basis
from pipeline.temporal.resolve.item import Item, closest
from pipeline.temporal.resolve.named import NamedHit
from pipeline.temporal.resolve.votes_near import WINDOW, year_for
from pipeline.temporal.resolve.witnesses import OF_OLD, Votes, Witnesses

OVER_CHRONICLE = 9.0  # weight of the year that stands over 4・18 総会
_MONTH = len("2000-02")  # of a magazine's number: what it reports was before its end


def of_neighbours(w: Witnesses, item: Item, at: int, votes: Votes) -> None:
    month, day = item.a.month, max(item.a.day, 1)
    told = 1.8 if w.layout.document.page.published_on else 3.0  # an update may come years later
    section, chain, voted = w.layout.section(item.block), w.layout.chains[item.block], False
    chronicle = item.atom.rule == "chronicle"
    first = at - item.rank  # the items of its own block stand together
    behind = first + len(w.by_block[item.block])
    for other in reversed(w.items[max(0, at - WINDOW) : first]):
        if (chronicle or other.block not in chain) and _stands_over(w, other):
            votes.add(year_for(other, month), "section", OVER_CHRONICLE if chronicle else 3.2)
            break
        if voted or not _full_enough(other):
            continue
        same = w.layout.section(other.block) == section or other.block in section
        found = (other.b if other.b.year > 0 else other.a).date()
        if found is None:
            continue
        weight = (2.4 if same else 1.4) if other.explicit else (told if same else 1.0)
        weight -= 0.6 if other.a.day < 0 else 0.0
        votes.add(closest(found.year, month, day, found, 1.0, 1.2), "section" if same else "sequence", weight)
        if other.explicit:
            break
        voted = True  # go on to what stands over an inferred one
    for other in w.items[behind : at + WINDOW]:
        if _full_enough(other) and not other.relative:
            found = other.a.date()
            if found is not None:
                votes.add(closest(found.year, month, day, found), "sequence", 1.3)
            break
    for year in w.explicit.get((month, item.a.day), ()) if item.a.day > 0 else ():
        votes.add(year, "section", 4.0)
    if (year := _told_before(w, item, first)) > 0:
        votes.add(year, "section", 4.5)
    for year in w.explicit.get((month, -1), ()):
        votes.add(year, "section", 1.5)
    for year, weight in w.common:
        votes.add(year, "sequence", weight)
    if item.part.weekday >= 0 and w.latest and votes.of.keys() <= w.seen.keys():
        # a weekday can say that it was a year after the latest that is named; a report may be of a year before that
        reports = w.layout.direction(item.block, item.start, item.end) == -2
        for named in w.latest if reports else w.latest[-1:]:
            for k in range(1, 7):
                votes.add(named + k, "sequence", 0.4 - 0.05 * k)


def _told_before(w: Witnesses, item: Item, first: int) -> int:
    """The year of the nearest day or span before it that holds its day and whose weekday says its year, else 0."""
    at = (item.a.month, item.a.day)
    for other in reversed(w.items[max(0, first - WINDOW) : first]):
        if other.part.weekday < 0 or not _full_enough(other) or other.a.day < 0 or item.a.day < 0:
            continue
        last = other.b if other.b.day > 0 else other.a
        if (other.a.month, other.a.day) <= at <= (last.month, last.day):
            return other.a.year
    return 0


def _stands_over(w: Witnesses, other: Item) -> bool:
    """A short line that begins with a year (令和4年度 活動内容): it stands over what follows like a heading."""
    if not other.explicit or other.dropped or other.a.month > 0 or other.a.year <= 0 or other.atom.b is not None:
        return False
    if other.a.year < OF_OLD and w.layout.blocks[other.block].kind not in ("heading", "date_line"):
        return False  # 昭和9年 祭りの様子: below an old picture
    text = w.layout.texts[other.block]
    before = text[: other.start - w.layout.blocks[other.block].start].strip(" \t\u3000・●■○◆【[(（")
    return not before and len(text.strip()) <= 24


def _full_enough(other: Item) -> bool:
    return not other.is_clock and other.known and other.a.year > 0 and other.a.month > 0 and not other.dropped


def of_jubilee(w: Witnesses, votes: Votes) -> None:
    """今年は提携50周年, of a page that says when the partnership began: weaker than a year that is said."""
    votes.add(w.jubilee, "sequence", 2.3)


def of_page(w: Witnesses, item: Item, votes: Votes) -> None:
    month, day = item.a.month, item.a.day if item.a.day > 0 else 15
    page = w.layout.document.page
    lean = w.layout.direction(item.block, item.start, item.end)
    forward, back = {-2: (9.0, 1.0), -1: (2.5, 1.0), 1: (1.0, 2.5), 2: (1.0, 2.5), 0: (1.2, 1.0)}[lean]
    sources: tuple[tuple[str, Basis, float], ...] = (
        (page.published_on, "published_on", 3.0),
        (page.updated_on, "updated_on", 2.2),
    )
    for iso, basis, weight in sources:
        try:
            base = dt.date.fromisoformat(iso[:10] if len(iso) != _MONTH else f"{iso}-28")
        except ValueError:
            if re.match(r"[12][0-9]{3}", iso):
                votes.add(int(iso[:4]), basis, weight - 1)
            continue
        best = closest(base.year, month, day, base, forward, back)
        votes.add(best, basis, weight)
        for year in (base.year, base.year - 1, base.year + 1):
            if year != best:
                votes.add(year, basis, 0.5)
        if item.part.weekday >= 0:  # a page updated years later: the weekday says which year it was
            for year in range(base.year - 6, base.year - 1):
                votes.add(year, basis, 0.1)
    if w.top is not None:
        best = closest(w.top.year, month, day, w.top, forward, back)
        votes.add(best, "section", 2.6)
        if item.part.weekday >= 0:
            votes.add(best - 1, "section", 0.2)
            votes.add(best + 1, "section", 0.2)
    if item.part.weekday >= 0:
        for bare in w.bare_said:  # 研修旅行2019: the weekday must agree
            votes.add(bare, "sequence", 0.6)
    if w.url_year > 0:
        votes.add(w.url_year, "sequence", 1.2)
    votes.add(w.path_year, "sequence", 1.2)


def of_named(w: Witnesses, item: Item, votes: Votes) -> None:
    """Named events of a fixed year: the block, a heading or the page names them, and the date lies in them or not."""
    blocks = (item.block, *w.layout.chains[item.block])
    for block in blocks:
        for hit in w.hits.get(block, [])[:WINDOW]:
            title = w.layout.blocks[block].kind == "title"
            _of_hit(hit, item, votes, 3.6 if title or block != item.block else 3.0)
    for hit in w.hits.get(-1, [])[:WINDOW]:
        if hit.block not in blocks:
            _of_hit(hit, item, votes, 3.6 if w.layout.blocks[hit.block].kind == "title" else 1.0)


def _of_hit(hit: NamedHit, item: Item, votes: Votes, weight: float) -> None:
    start, end = hit.start, hit.end
    first, last, inside = start.month * 100 + start.day, end.month * 100 + end.day, False
    for year in range(start.year, end.year + 1):
        low = first if year == start.year else 0
        high = last if year == end.year else 1300
        if item.a.day < 0:
            inside = low // 100 <= item.a.month <= high // 100
        else:
            inside = low <= item.a.month * 100 + item.a.day <= high
        if inside:
            votes.add(year, "named_event", weight + 1.5)
    if not inside:
        votes.add(start.year, "named_event", weight * 0.7)
