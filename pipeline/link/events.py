"""Which statements about events mean one happening: groups that keep to hard facts.

Strong statements give a whole date. Weak ones (a month, a day without its year, nothing) join a group of strong ones
only when no other comes into question, since the name alone is no key: there is a 例会 every month.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.grouped import Grouped
from pipeline.link import names
from pipeline.link.blocks import blocks, candidates, chained
from pipeline.link.components import Edges, firsts_of
from pipeline.link.dates import When, text
from pipeline.link.event_likeness import LEAST, Said, differ, evidence, score
from pipeline.link.event_names import edition_keys, theme
from pipeline.link.groups import Groups, Pair
from pipeline.link.ties import Numbers

THRESHOLD = 0.78


@dataclass(slots=True)
class Known:
    """What is known of a group: its different dates, numbers, places and names, and its pages."""

    whens: set[tuple[When, When]]
    numbers: set[frozenset[tuple[str, str]]]
    cities: set[tuple[str, str]]  # (kind, id): a ward of a city is no other city
    countries: set[str]  # of places that pages give
    names: set[str]
    parents: set[str]
    pages: set[str]
    strong: bool = field(default=False)

    def clash(self, other: Known) -> str:
        if not self.pages.isdisjoint(other.pages):
            return "one page tells them apart"
        if any(differ(a, b) for a in self.whens for b in other.whens):
            return "different days"
        if counts := [c for a in self.numbers for b in other.numbers if (c := names.clash(a, b))]:
            return min(counts)
        kinds = {kind for kind, _ in self.cities} & {kind for kind, _ in other.cities}
        if kinds and self.cities.isdisjoint(other.cities):
            return "different cities"
        if self.countries and other.countries and self.countries.isdisjoint(other.countries):
            return "different countries"
        if self.names & other.parents or self.parents & other.names:
            return "one is a part of the other"
        return ""

    def take(self, other: Known) -> None:
        self.whens |= other.whens
        self.numbers |= other.numbers
        self.cities |= other.cities
        self.countries |= other.countries
        self.names |= other.names
        self.parents |= other.parents
        self.pages |= other.pages
        self.strong |= other.strong


def edges(rows: Sequence[Said], ties: tuple[Numbers, Numbers], grouped: Grouped) -> Edges:
    """The pairs of statements that may be one event."""
    one, apart = ties
    same = chained([_exact(r) for r in rows])
    exact = [Pair(s, a, b) for a, b in same if (s := score(rows[a], rows[b])) >= THRESHOLD]
    out = Edges(exact, one=list(one), apart=list(apart))
    firsts = firsts_of(len(rows), out, lambda i: _known(rows[i]), THRESHOLD)
    keys = ((key, i) for i in firsts for key in _keys(rows[i]))
    near = blocks(keys, rows, lambda i: f"{rows[i].folded[0]} {text(rows[i].start)}")
    for p in candidates(near, _of_two_pages, LEAST, grouped):
        x, y = rows[p.a], rows[p.b]
        parts = _may_be_of_one_whole(x, y)
        low = p.score < THRESHOLD and x.start.full and y.start.full and not parts
        (out.low if low else out.near).append(p)
        out.beside += ((p.a, x.whole), (p.b, y.whole)) if parts else ()
    return out


def _of_two_pages(x: Said, y: Said) -> float:
    return score(x, y) if x.page_id != y.page_id else 0.0


def group(rows: Sequence[Said], edges: Edges) -> Groups[Known]:
    """The groups of the statements of a component, numbered as they are given."""
    groups = Groups(map(_known, rows), THRESHOLD, edges.ties)
    groups.join(edges.exact)
    weak = {i for i, r in enumerate(rows) if not r.start.full}
    strong = [p for p in edges.near if p.a not in weak and p.b not in weak]
    groups.join(strong)
    one = [p if p.a in weak else Pair(p.score, p.b, p.a) for p in edges.near if (p.a in weak) != (p.b in weak)]
    groups.attach(one, lambda _weak, _roots: None)
    both = [p for p in edges.near if p.a in weak and p.b in weak]
    groups.join(p for p in both if not (groups.of(p.a).strong or groups.of(p.b).strong))
    groups.join(_of_one_whole(rows, groups, strong))
    return groups


def _of_one_whole(rows: Sequence[Said], groups: Groups[Known], candidates: Sequence[Pair]) -> list[Pair]:
    """Pairs that were too unlike, again, where their wholes have turned out to be one event under two names."""
    out = []
    for p in candidates:
        x, y = rows[p.a], rows[p.b]
        if _may_be_of_one_whole(x, y) and groups.find(p.a) != groups.find(p.b):
            one = groups.find(x.whole) == groups.find(y.whole)
            if (again := score(x, y, one)) >= THRESHOLD:
                out.append(Pair(again, p.a, p.b, evidence(x, y, one)))
    return out


def _may_be_of_one_whole(x: Said, y: Said) -> bool:
    return min(x.whole, y.whole) >= 0 and x.parent != y.parent


def _known(r: Said) -> Known:
    return Known(
        whens={(r.start, r.end)},
        numbers={r.numbers},
        cities={(r.kind, r.city)} if r.city else set(),
        countries={r.country} if r.country and r.placed else set(),
        names={r.folded[0]},
        parents={r.parent} if r.parent else set(),
        pages={r.page_id},
        strong=r.start.full,
    )


def _exact(r: Said) -> tuple[object, ...] | None:
    """Statements that agree in all this are joined without comparing each with each."""
    if r.generic and not r.site:
        return None
    return r.folded[0], r.start, r.end, r.venue, r.city, r.parent, r.site if r.generic else ""


def _keys(r: Said) -> Iterator[tuple[object, ...]]:
    """What two statements of one event have in common: the name, or the day and a word, a place, a person, the site."""
    for name in r.folded:
        yield "name", name
    for core in theme(r.name):
        if core:
            yield "name", core
    if r.site:
        for number in edition_keys(r.name):
            yield "edition", r.site, number
    if r.start.day is not None:
        day = r.start.month, r.start.day
        for key in sorted(names.word_keys(r.name) | set(r.folded)):
            yield "day", *day, key
        for other in sorted({*r.cities, *r.people}):
            yield "with", *day, other
        if r.site:
            yield "site", *day, r.site
