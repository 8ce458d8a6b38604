"""All of a page that can settle what a time leaves out, counted once."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field

from pipeline.model import Basis
from pipeline.temporal.resolve.item import Day, Item
from pipeline.temporal.resolve.layout import Layout
from pipeline.temporal.resolve.named import NamedHit
from pipeline.vocabulary import any_of, listed

DATED = frozenset(listed("temporal", "date_label"))
FOUNDED = re.compile(rf"に(?:[^。、\n]{{0,16}}?(?:と|が|を|で|として))?{any_of('temporal', 'begun')}")
_JUBILEE = re.compile("([0-9０-９]{1,3})[ \u3000]?周年(?!ごと|毎)")
_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_FIRST_GOAL = 2030
_WORK = re.compile(r"[』」][\s　]*[（(/／]?$")
_TRIED = 4  # years of a page that a weekday is tried after
OF_OLD = 1990  # a year said alone from before there were pages like these: history, never when a page's event is
_COMMON = 12  # years: a page that names more is a chronicle, where how often says nothing


@dataclass(slots=True)
class Votes:
    """year → basis → weight; of one basis only the heaviest counts."""

    of: dict[int, dict[Basis, float]] = field(default_factory=dict)

    def add(self, year: int, basis: Basis, weight: float) -> None:
        if not 1868 <= year <= 2100 or weight <= 0:
            return
        mine = self.of.get(year)
        if mine is None:
            self.of[year] = {basis: weight}
        elif weight > mine.get(basis, 0.0):
            mine[basis] = weight


@dataclass(slots=True)
class Witnesses:
    """All of a page that can settle a year."""

    layout: Layout
    items: list[Item]
    named: list[NamedHit]
    bare_years: dict[int, list[int]]  # of heading blocks: years that are only numbers (国際会議2018)
    by_block: dict[int, list[Item]] = field(default_factory=dict)
    top_is_event: bool = False  # it has a weekday, as days of events have and those of publications rarely
    by_line: dict[int, dict[int, list[Item]]] = field(default_factory=dict)  # block → line → items, see day_lines.py
    common: list[tuple[int, float]] = field(default_factory=list)  # the years said most, and what that weighs
    latest: list[int] = field(default_factory=list)  # the last years said, in order
    bare_said: list[int] = field(default_factory=list)  # the years that stand as bare numbers, if they are few
    title_years: list[int] = field(default_factory=list)
    url_year: int = -1
    path_year: int = -1  # of the breadcrumb: ホーム > 行事 > 2023年
    top: dt.date | None = None  # a date line over the text of a page that tells no publication
    event_days: object = None  # see event_day.py
    when_days: dict[int, Day] | None = None  # by day of the month, see months.py
    anchors: object = None  # of relative words, see relative.py
    founded: frozenset[int] = (
        frozenset()
    )  # years in which what the page tells of began (1974年に提携), with its jubilee
    jubilee: int = 0  # the year that its one jubilee counts to (50周年: 2024)
    explicit: dict[tuple[int, int], set[int]] = field(default_factory=dict)  # (month, day or -1) → years said
    seen: dict[int, int] = field(default_factory=dict)  # year → how often said
    hits: dict[int, list[NamedHit]] = field(default_factory=dict)  # by block; -1: one for each event of the page

    def latest_year(self) -> int:
        """The latest year that the page names, also as a bare number (国連デー 2008); 0 where it names none."""
        bare = [year for years in self.bare_years.values() for year in years]
        return max((year for year in (*self.seen, *bare) if year <= 2030), default=0)

    def own_days(self) -> set[str]:
        """The days of the page itself, not of what it tells."""
        page = self.layout.document.page
        top = self.top.isoformat() if self.top is not None and not self.top_is_event else ""
        return {page.updated_on, page.published_on, top} - {""}

    def count(self) -> None:
        """Counts what the explicit dates say, once for all."""
        own = self.own_days()
        self._count_jubilee()
        for item in self.items:
            if not item.explicit or item.a.year <= 0 or item.dropped or _is_goal(item):
                continue
            if _founded(self.layout, item):
                continue
            if item.a.iso() in own:
                continue
            if item.a.month < 0 and (item.a.year < OF_OLD or _of_a_work(self.layout, item)):
                continue
            self.seen[item.a.year] = self.seen.get(item.a.year, 0) + 1
            if item.a.month > 0:
                self.explicit.setdefault((item.a.month, -1), set()).add(item.a.year)
                if item.a.day > 0:
                    self.explicit.setdefault((item.a.month, item.a.day), set()).add(item.a.year)
        often = sorted(self.seen.items(), key=lambda pair: (-pair[1], -pair[0]))[:_COMMON]
        bare = sorted({year for years in self.bare_years.values() for year in years})
        self.bare_said = bare if len(bare) <= _TRIED else []
        self.latest = sorted(self.seen)[-_TRIED:]
        self.common = [(year, min(0.3 + 0.2 * count, 0.9)) for year, count in often]
        for hit in {(hit.block, hit.event.name): hit for hit in reversed(self.named)}.values():
            self.hits.setdefault(hit.block, []).append(hit)
        self.hits[-1] = list({hit.event.name: hit for hit in reversed(self.named)}.values())

    def _count_jubilee(self) -> None:
        """The year of the page's one jubilee, where it says when that began which it counts from."""
        text = self.layout.document.page.text
        jubilees = {int(m[1].translate(_DIGITS)) for m in _JUBILEE.finditer(text)}
        if len(jubilees) != 1:
            return
        begun = {i.a.year for i in self.items if i.explicit and i.a.year > 0 and FOUNDED.match(text, i.end)}
        if len(begun) == 1:
            self.founded, self.jubilee = frozenset(begun), begun.pop() + jubilees.pop()


def _founded(layout: Layout, item: Item) -> bool:
    """1994年に生まれ: the year of what there is since then, which tells nothing of when an event of the page is."""
    if item.a.month > 0:
        return False
    return FOUNDED.match(layout.document.page.text, item.end) is not None


def _of_a_work(layout: Layout, item: Item) -> bool:
    """『海の町』2017年: when a film was made, a book was written."""
    return _WORK.search(layout.document.page.text[max(0, item.start - 4) : item.start]) is not None


def _is_goal(item: Item) -> bool:
    """2030, 2050 …: years that plans aim at, said alone; they tell nothing of when an event of the page is."""
    return item.a.month < 0 and item.a.year >= _FIRST_GOAL and item.a.year % 5 == 0
