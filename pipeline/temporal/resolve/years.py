"""Which year a date without one belongs to: evidence weighed, the best and the runner-up kept.

Weights are on one scale, chosen so that one near and explicit witness (the same sentence, the heading above) outweighs
any number of far ones, and that a weekday decides between years that are otherwise near each other.
"""

from __future__ import annotations

import datetime as dt

from pipeline.temporal.eras import western
from pipeline.temporal.resolve.item import Day, Item
from pipeline.temporal.resolve.votes_far import of_jubilee, of_named, of_neighbours, of_page
from pipeline.temporal.resolve.votes_near import of_block, of_headings
from pipeline.temporal.resolve.witnesses import Votes, Witnesses

AHEAD = -6.0
ENOUGH = 1.0  # below this the year stays open
GOES_ON = 9.0  # of a year of two digits behind one of four
FEW, LIFE = 12, 60  # dates before it that are looked at, and years that a career may go on
WEEKDAY_RIGHT, WEEKDAY_WRONG = 3.0, -4.0


def choose(w: Witnesses, item: Item, at: int) -> None:
    """Settles the year of `item` (its month is known), or leaves it open."""
    votes = Votes()
    month, day = item.a.month, item.a.day
    of_block(w, item, at, votes)
    of_headings(w, item, votes)
    of_neighbours(w, item, at, votes)
    of_page(w, item, votes)
    of_named(w, item, votes)
    of_jubilee(w, votes)
    allowed = _short_years(w, item, votes)
    last = _told_until(w, item)
    totals = {year: sum(mine.values()) for year, mine in votes.of.items()}
    scored = {year: total for year, total in totals.items() if not allowed or year in allowed}
    if item.part.weekday >= 0 and day > 0:
        scored = {year: total + _weekday(item.part.weekday, year, month, day) for year, total in scored.items()}
    if last is not None:
        scored = {year: total + (AHEAD if _is_after(item, year, last) else 0.0) for year, total in scored.items()}
    ranked = sorted(scored.items(), key=lambda pair: (-pair[1], -pair[0]))
    if not ranked or ranked[0][1] < ENOUGH:
        if ranked and item.part.weekday >= 0 and max(totals.values()) >= 2.5:
            ranked = sorted(totals.items(), key=lambda pair: (-pair[1], -pair[0]))
        else:
            item.basis = "none"
            return
    best = ranked[0][0]
    item.a.year, item.known, item.score = best, True, ranked[0][1]
    basis = max(votes.of[best].items(), key=lambda pair: (pair[1], pair[0]))
    decided = item.part.weekday >= 0 and max(totals.values()) > totals[best]
    item.basis = "weekday" if decided else basis[0]
    if len(ranked) > 1 and ranked[1][1] > 0:
        item.other = Day(ranked[1][0], month, day).iso()


def _short_years(w: Witnesses, item: Item, votes: Votes) -> set[int]:
    """The years that 24年4月 can mean: of the common calendar or of an era; the page's evidence chooses."""
    said = item.part.said_year
    if said < 0 or item.part.year > 0:
        return set()
    if (year := _goes_on(w, item, said)) > 0:
        votes.add(year, "sequence", GOES_ON)
        return {year}
    if w.layout.document.page.text[item.start] in "0０":
        votes.add(2000 + said, "sequence", GOES_ON)  # 05年3月: no era counts so
        return {2000 + said}
    allowed = {2000 + said, *(western(era, said) for era in ("昭和", "平成", "令和"))}
    for year in allowed:
        near = [y for y in votes.of if abs(y - year) <= 1]
        votes.add(year, "sequence", 0.8 if near else 0.1)
    return allowed


def _goes_on(w: Witnesses, item: Item, said: int) -> int:
    """1992 of 1978年入社、92年5月に社長: the next such year after one of four digits in its sentence, where no era is
    told; else 0."""
    before = [o for o in w.by_block[item.block][max(0, item.rank - FEW) : item.rank] if not o.is_clock and o.known]
    near = [o for o in before if item.sentence - o.sentence <= 1]
    if not any(o.explicit and o.part.said_year >= 1000 for o in near) or any(o.part.era for o in near):
        return 0
    year = next((o.a.year for o in reversed(near) if o.a.year > 0), 0)
    return year + (said - year) % 100 if year and (said - year) % 100 < LIFE else 0


def _weekday(said: int, year: int, month: int, day: int) -> float:
    try:
        right = dt.date(year, month, day).weekday() == said
    except ValueError:
        return WEEKDAY_WRONG
    return WEEKDAY_RIGHT if right else WEEKDAY_WRONG


def _told_until(w: Witnesses, item: Item) -> dt.date | None:
    """A page does not report what comes more than a month after it was published or updated."""
    if w.layout.direction(item.block, item.start, item.end) != -2:
        return None
    page = w.layout.document.page
    last = max(page.published_on, page.updated_on)[:10]
    if len(last) == 10:
        return dt.date.fromisoformat(last) + dt.timedelta(31)
    over = [o for h in w.layout.chains[item.block] for o in w.by_block.get(h, [])[:8] if o.explicit and o.is_day]
    days = [day for o in over if (day := (o.b if o.b.day > 0 else o.a).date()) is not None]
    return max(days) + dt.timedelta(31) if days else None


def _is_after(item: Item, year: int, last: dt.date) -> bool:
    here = Day(year, item.a.month, item.a.day).date()
    return here is not None and here > last
