"""What stands near a date and speaks for its year: its sentence and block, the headings over it."""

from __future__ import annotations

import datetime as dt
import re

from pipeline.model import Basis
from pipeline.temporal.resolve.item import Item, closest
from pipeline.temporal.resolve.witnesses import FOUNDED, Votes, Witnesses

WINDOW = 64  # items looked at on either side
_SUMMARY = re.compile("総括|振り返|ふりかえ|回顧|まとめ")
# 2020年に開かれる大会の委員会が8月5日: the year of what the clause is about, not of the day
_MODIFIES = re.compile(
    "(?:度)?に(?!は)[^。、\\n]{0,24}(?:開かれる|開催(?:される|する|予定の)|行われる|行う|迎える|控える|予定(?:の|されている)"
    "|完成する|開(?:業|館|港|通|校)する)(?=[「『（(“一-鿿ァ-ヴA-Z第])"
)
_BESIDE = 9.0  # 平成29年度(4月~12月)


def fiscal_year_of(year: int, month: int) -> int:
    """The common year of a month in the fiscal year that begins in `year`."""
    return year if month >= 4 else year + 1


def year_for(other: Item, month: int) -> int:
    """The year that a dated neighbour gives to a month: its own, or that of its fiscal year."""
    if other.part.fiscal and other.a.month < 0:
        return fiscal_year_of(other.a.year, month)
    return other.a.year


def of_block(w: Witnesses, item: Item, at: int, votes: Votes) -> None:
    """The years that stand in an item's own block."""
    mine = w.by_block.get(item.block, [])
    if item.rank == 0 and (year := _broken_off(w, item)) > 0:
        votes.add(year, "sentence", _BESIDE)
    _before(w, item, mine[max(0, item.rank - WINDOW) : item.rank], votes)
    _behind(w, item, mine[item.rank + 1 : item.rank + WINDOW], votes)


def _before(w: Witnesses, item: Item, mine: list[Item], votes: Votes) -> None:
    """The nearest dated item before it decides; years without a month before that one have a say."""
    month = item.a.month
    for distance, other in enumerate(reversed(mine)):
        if not other.known or other.is_clock or other.a.year < 0:
            continue
        last = other.b if other.b.year > 0 else other.a
        year = last.year if not other.part.fiscal else year_for(other, month)
        near = other.sentence == item.sentence
        if w.jubilee and not near and last.year in w.founded:
            continue
        if last.month > 0:
            _follow(item, other, year, (5.0 if near else 4.0) - min(distance, 4) * 0.25, votes)
            _fiscal_before(mine, item, month, votes)
            break
        if not near and FOUNDED.match(w.layout.document.page.text, other.end):
            continue
        if _MODIFIES.match(w.layout.document.page.text, other.end, item.start):
            votes.add(year, "sentence", 0.4)
            continue
        votes.add(
            year,
            "sentence",
            _BESIDE if item.start - other.end <= 1 else 4.5 if item.start - other.end <= 6 else (2.6 if near else 1.6),
        )


def _follow(item: Item, other: Item, year: int, weight: float, votes: Votes) -> None:
    """The year of the date before; the next one, where the months begin anew (11月…, 2月…)."""
    near = other.sentence == item.sentence
    basis: Basis = "list" if item.atom.link or near else "sentence"
    last = other.b if other.b.year > 0 else other.a
    if last.month - item.a.month < 6 or item.relative:
        votes.add(year, basis, weight)
    elif near and (other.explicit or item.start - other.end <= 4):
        votes.add(year + 1, "sequence", weight - 0.2)
    else:
        votes.add(year + 1, "sequence", 2.0)
        votes.add(year, basis, 1.9)


def _behind(w: Witnesses, item: Item, mine: list[Item], votes: Votes) -> None:
    """The first date behind it that says its year."""
    month = item.a.month
    for other in mine:
        if other.explicit and not other.is_clock and other.a.year > 0 and not other.relative:
            found = other.a.date()
            if found and other.a.month > 0:
                votes.add(closest(other.a.year, month, max(item.a.day, 1), found), "sentence", 2.4)
            elif not FOUNDED.match(w.layout.document.page.text, other.end):
                # 会議が8月19日に開かれる。1994年は…: the year is that of another matter
                votes.add(year_for(other, month), "sentence", 1.2 if other.sentence == item.sentence else 0.3)
            break


def _broken_off(w: Witnesses, item: Item) -> int:
    """The year at the end of the block before, where a date was broken over two blocks (…2008年 / 1月に); else 0."""
    block = w.layout.blocks[item.block]
    last = next(reversed(w.by_block.get(item.block - 1, [])), None)
    if last is None or not last.explicit or last.a.month > 0 or last.atom.b is not None or last.part.fiscal:
        return 0
    gap = w.layout.document.page.text[last.end : item.start]
    return 0 if gap.strip() or item.start - block.start > 2 or last.relative else last.a.year


def _fiscal_before(before: list[Item], item: Item, month: int, votes: Votes) -> None:
    """2023年度は5月と2月: the fiscal year of the sentence holds for all its months."""
    for other in reversed(before):
        if other.sentence != item.sentence or (other.explicit and other.a.month > 0):
            return
        if other.explicit and other.part.fiscal:
            votes.add(fiscal_year_of(other.a.year, month), "sentence", 6.0)
            return


def of_headings(w: Witnesses, item: Item, votes: Votes) -> None:
    month = item.a.month
    chain = w.layout.chains[item.block]
    for depth, h in enumerate(reversed(chain)):
        title = w.layout.blocks[h].kind == "title"
        basis: Basis = "title" if title else "heading"
        weight = (4.0 if title else 5.5) - 0.4 * min(depth, 3)
        dated = [o for o in w.by_block.get(h, [])[:WINDOW] if not o.is_clock and o.known and o.a.year > 0]
        for k, other in enumerate(dated):
            year = year_for(other, month)
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
