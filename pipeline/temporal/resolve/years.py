"""Which year a date without one belongs to: evidence weighed, the best and the runner-up kept.

Weights are on one scale, chosen so that one near and explicit witness (the same sentence, the heading above) outweighs
any number of far ones, and that a weekday decides between years that are otherwise near each other.
"""

from __future__ import annotations

import datetime as dt
import re

from pipeline.model import Basis
from pipeline.temporal.eras import western
from pipeline.temporal.resolve.item import Day, Item, closest
from pipeline.temporal.resolve.witnesses import Votes, Witnesses

_WINDOW = 64  # items looked at on either side
_BESIDE = 9.0  # 平成29年度(4月~12月)
ENOUGH = 1.0  # below this the year stays open
WEEKDAY_RIGHT, WEEKDAY_WRONG = 3.0, -4.0
_SUMMARY = re.compile("総括|振り返|ふりかえ|回顧|まとめ")


def fiscal_year_of(year: int, month: int) -> int:
    """The common year of a month in the fiscal year that begins in `year`."""
    return year if month >= 4 else year + 1


def choose(w: Witnesses, item: Item, at: int) -> None:
    """Settles the year of `item` (its month is known), or leaves it open."""
    votes = Votes()
    month, day = item.a.month, item.a.day
    _of_block(w, item, at, votes)
    _of_headings(w, item, votes)
    _of_neighbours(w, item, at, votes)
    _of_page(w, item, votes)
    _of_named(w, item, votes)
    allowed = _short_years(item, votes)
    scored: dict[int, float] = {}
    for year, mine in votes.of.items():
        if allowed and year not in allowed:
            continue
        scored[year] = sum(mine.values()) + _weekday(item, year, month, day) + _ahead(w, item, year)
    ranked = sorted(scored.items(), key=lambda pair: (-pair[1], -pair[0]))
    if not ranked or ranked[0][1] < ENOUGH:
        if ranked and item.part.weekday >= 0 and max(sum(v.values()) for v in votes.of.values()) >= 2.5:
            ranked = sorted(((y, sum(v.values())) for y, v in votes.of.items()), key=lambda p: (-p[1], -p[0]))
        else:
            item.basis = "none"
            return
    best = ranked[0][0]
    item.a.year, item.known, item.score = best, True, ranked[0][1]
    basis = max(votes.of[best].items(), key=lambda pair: (pair[1], pair[0]))
    decided = item.part.weekday >= 0 and any(
        sum(v.values()) > sum(votes.of[best].values()) for y, v in votes.of.items() if y != best
    )
    item.basis = "weekday" if decided else basis[0]
    if len(ranked) > 1 and ranked[1][1] > 0:
        item.other = Day(ranked[1][0], month, day).iso()


def _short_years(item: Item, votes: Votes) -> set[int]:
    """The years that 24年4月 can mean: of the common calendar or of an era; the page's evidence chooses."""
    said = item.part.said_year
    if said < 0 or item.part.year > 0:
        return set()
    allowed = {2000 + said, *(western(era, said) for era in ("昭和", "平成", "令和"))}
    for year in allowed:
        near = [y for y in votes.of if abs(y - year) <= 1]
        votes.add(year, "sequence", 0.8 if near else 0.1)
    return allowed


def _weekday(item: Item, year: int, month: int, day: int) -> float:
    if item.part.weekday < 0 or day < 0:
        return 0.0
    try:
        right = dt.date(year, month, day).weekday() == item.part.weekday
    except ValueError:
        return WEEKDAY_WRONG
    return WEEKDAY_RIGHT if right else WEEKDAY_WRONG


def _ahead(w: Witnesses, item: Item, year: int) -> float:
    """A page does not report what comes more than a month after it was published or updated."""
    page = w.layout.document.page
    last, here = max(page.published_on, page.updated_on)[:10], Day(year, item.a.month, item.a.day).date()
    if len(last) < 10 or here is None or w.layout.direction(item.block, item.start, item.end) != -2:
        return 0.0
    return -6.0 if (here - dt.date.fromisoformat(last)).days > 31 else 0.0


def _year_for(other: Item, month: int) -> int:
    """The year that a dated neighbour gives to a month: its own, or that of its fiscal year."""
    if other.part.fiscal and other.a.month < 0:
        return fiscal_year_of(other.a.year, month)
    return other.a.year


def _of_block(w: Witnesses, item: Item, at: int, votes: Votes) -> None:
    month = item.a.month
    mine = w.by_block.get(item.block, [])
    here = item.rank
    for distance, other in enumerate(reversed(mine[max(0, here - _WINDOW) : here])):
        if not other.known or other.is_clock or other.a.year < 0:
            continue
        last = other.b if other.b.year > 0 else other.a
        year = last.year if not other.part.fiscal else _year_for(other, month)
        near = other.sentence == item.sentence
        if last.month > 0:
            basis: Basis = "list" if item.atom.link or near else "sentence"
            weight = (5.0 if near else 4.0) - min(distance, 4) * 0.25
            if last.month - month >= 6 and not item.relative:
                if near and (other.explicit or item.start - other.end <= 4):
                    votes.add(year + 1, "sequence", weight - 0.2)
                else:
                    votes.add(year + 1, "sequence", 2.0)
                    votes.add(year, basis, 1.9)
            else:
                votes.add(year, basis, weight)
            _fiscal_before(mine[max(0, here - _WINDOW) : here], item, month, votes)
            break
        votes.add(year, "sentence", _BESIDE if item.start - other.end <= 1 else 4.5 if item.start - other.end <= 6 else (2.6 if near else 1.6))
    for other in mine[here + 1 : here + _WINDOW]:
        if other.explicit and not other.is_clock and other.a.year > 0 and not other.relative:
            found = other.a.date()
            if found and other.a.month > 0:
                votes.add(closest(other.a.year, month, max(item.a.day, 1), found), "sentence", 2.4)
            else:
                votes.add(_year_for(other, month), "sentence", 1.2)
            break


def _fiscal_before(before: list[Item], item: Item, month: int, votes: Votes) -> None:
    """2023年度は5月と2月: the fiscal year of the sentence holds for all its months."""
    for other in reversed(before):
        if other.sentence != item.sentence or (other.explicit and other.a.month > 0):
            return
        if other.explicit and other.part.fiscal:
            votes.add(fiscal_year_of(other.a.year, month), "sentence", 6.0)
            return


def _of_headings(w: Witnesses, item: Item, votes: Votes) -> None:
    month = item.a.month
    chain = w.layout.chains[item.block]
    for depth, h in enumerate(reversed(chain)):
        title = w.layout.blocks[h].kind == "title"
        basis: Basis = "title" if title else "heading"
        weight = (4.0 if title else 5.5) - 0.4 * min(depth, 3)
        dated = [o for o in w.by_block.get(h, [])[:_WINDOW] if not o.is_clock and o.known and o.a.year > 0]
        for k, other in enumerate(dated):
            year = _year_for(other, month)
            bonus = 0.6 if other.a.month == month else 0.0
            if _SUMMARY.search(w.layout.texts[h]) and other.a.month < 0 and month <= 3 and not other.part.fiscal:
                votes.add(year + 1, basis, weight + 0.5)  # who sums up a year stands at the begin of the next
                bonus = -2.0
            votes.add(year, basis, weight + bonus - (0.0 if k == 0 else 0.2))
            if other.a.month > 0 and other.a.month != month and not other.atom.b:
                votes.add(
                    closest(year, month, max(item.a.day, 1), other.a.date() or dt.date(year, 7, 1)), basis, weight - 0.5
                )
            if other.atom.b and other.b.year > year and month <= max(other.b.month, 3):
                votes.add(other.b.year, basis, weight + 0.2)
        for year in w.bare_years.get(h, []):
            votes.add(year, basis, 2.6 if title else 2.8)
    for year in w.bare_years.get(item.block, []):
        votes.add(year, "sentence", 1.3)
    for year in w.title_years:
        votes.add(year, "title", 2.4)


def _of_neighbours(w: Witnesses, item: Item, at: int, votes: Votes) -> None:
    month, day = item.a.month, max(item.a.day, 1)
    told = 1.8 if w.layout.document.page.published_on else 3.0  # an update may come years later
    section, chain, voted = w.layout.section(item.block), w.layout.chains[item.block], False
    for other in reversed(w.items[max(0, at - _WINDOW) : at]):
        if other.block == item.block:
            continue
        if other.block not in chain and _stands_over(w, other):
            votes.add(_year_for(other, month), "section", 3.2)
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
    for other in w.items[at + 1 : at + _WINDOW]:
        if other.block != item.block and _full_enough(other) and not other.relative:
            found = other.a.date()
            if found is not None:
                votes.add(closest(found.year, month, day, found), "sequence", 1.3)
            break
    for year in w.explicit.get((month, item.a.day), ()) if item.a.day > 0 else ():
        votes.add(year, "section", 4.0)
    for year in w.explicit.get((month, -1), ()):
        votes.add(year, "section", 1.5)
    seen = w.seen
    for year, count in seen.items():
        votes.add(year, "sequence", min(0.3 + 0.2 * count, 0.9))
    if item.part.weekday >= 0 and not votes.of.keys() - seen.keys() and seen:
        latest = max(seen)  # a weekday can say that it was the year after the latest that is named
        for k in range(1, 7):
            votes.add(latest + k, "sequence", 0.4 - 0.05 * k)


def _stands_over(w: Witnesses, other: Item) -> bool:
    """A short line that begins with a year (令和4年度 活動内容): it stands over what follows like a heading."""
    if not other.explicit or other.dropped or other.a.month > 0 or other.a.year <= 0 or other.atom.b is not None:
        return False
    text = w.layout.texts[other.block]
    before = text[: other.start - w.layout.blocks[other.block].start].strip(" \t\u3000・●■○◆【[(（")
    return not before and len(text.strip()) <= 24


def _full_enough(other: Item) -> bool:
    return not other.is_clock and other.known and other.a.year > 0 and other.a.month > 0 and not other.dropped


def _of_page(w: Witnesses, item: Item, votes: Votes) -> None:
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
            base = dt.date.fromisoformat(iso[:10])
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
    if w.url_year > 0:
        votes.add(w.url_year, "sequence", 1.2)


def _of_named(w: Witnesses, item: Item, votes: Votes) -> None:
    chain = set(w.layout.chains[item.block])
    near = [hit for block in (item.block, *chain) for hit in w.hits.get(block, [])[:_WINDOW]]
    for hit in (*near, *w.hits.get(-1, [])[:_WINDOW]):
        weight = 3.0 if hit.block == item.block else (3.6 if hit.block in chain else 1.0)
        if hit.block >= 0 and w.layout.blocks[hit.block].kind == "title":
            weight = max(weight, 3.6)
        inside = False
        for year in range(hit.start.year, hit.end.year + 1):
            here = Day(year, item.a.month, item.a.day).date()
            if here is None:
                continue
            if item.a.day < 0:
                inside = (hit.start.year, hit.start.month) <= (year, item.a.month) <= (hit.end.year, hit.end.month)
            else:
                inside = hit.start <= here <= hit.end
            if inside:
                votes.add(year, "named_event", weight + 1.5)
        if not inside:
            votes.add(hit.start.year, "named_event", weight * 0.7)
