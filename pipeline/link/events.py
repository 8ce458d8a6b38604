"""Which statements about events mean one happening: groups that keep to hard facts.

Strong statements give a whole date. Weak ones (a month, a day without its year, nothing) join a group of strong ones
only when no other comes into question, since the name alone is no key: there is a 例会 every month.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.link import names
from pipeline.link.blocks import Kind
from pipeline.link.columns import mark
from pipeline.link.components import Edges
from pipeline.link.dates import When, text
from pipeline.link.event_likeness import LEAST, Said, differ, evidence, score
from pipeline.link.event_names import edition_keys, theme
from pipeline.link.groups import Groups, Pair

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


def same(r: Said) -> int:
    """Statements that agree in this and in their city are joined without comparing each with each; 0: with none."""
    if r.generic and not r.site:
        return 0
    return mark("same", r.folded[0], r.start, r.end, r.venue, r.parent, r.site if r.generic else "")


def day(r: Said) -> int:
    """Statements of one day are compared if they share a person or a place; 0: no day is given."""
    return mark("with", r.start.month, r.start.day) if r.start.day is not None else 0


def keys(r: Said) -> Iterator[tuple[object, ...]]:
    """What two statements of one event have in common by themselves: the name; or the day and a word, or the site."""
    for name in r.folded:
        yield "name", name
    for core in theme(r.name):
        if core:
            yield "name", core
    if r.site:
        for number in sorted(edition_keys(r.name)):
            yield "edition", r.site, number
    if r.start.day is not None:
        on = r.start.month, r.start.day
        for key in sorted(names.word_keys(r.name) | set(r.folded)):
            yield "day", *on, key
        if r.site:
            yield "site", *on, r.site


def order(r: Said) -> str:
    """In a large block only neighbours in this order are compared."""
    return f"{r.folded[0]} {text(r.start)}"


def edge(x: Said, y: Said) -> tuple[float, Kind] | None:
    """What two statements of a block make: a score and what it means; None where they are too unlike."""
    like = score(x, y) if x.page_id != y.page_id else 0.0
    if like < LEAST:
        return None
    if like >= THRESHOLD:
        return like, Kind.NEAR
    return like, Kind.PARTS if x.start.full and y.start.full and _may_be_of_one_whole(x, y) else Kind.LOW


def group(rows: Sequence[Said], edges: Edges) -> Groups[Known]:
    """The groups of the statements of a component, numbered as they are given."""
    groups = Groups(map(known, rows), THRESHOLD, edges.ties)
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


def known(r: Said) -> Known:
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
