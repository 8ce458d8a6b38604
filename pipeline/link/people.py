"""Which statements about people mean one human being: by name and office, and by what a name alone can carry.

Strong statements give a full name; weak ones only a family name (清水市長) or a full name and nothing else. The strong
ones are grouped first; a weak one joins a group only when no other comes into question.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.link.blocks import Kind
from pipeline.link.columns import mark
from pipeline.link.components import Edges
from pipeline.link.dates import parse
from pipeline.link.groups import Groups, Pair
from pipeline.link.likeness import Said, is_family_of, same_name, score
from pipeline.link.offices import Held, fits, serves_two
from pipeline.model import Document

THRESHOLD = 0.75
LEAST = 0.5  # a pair below this is not looked at again
ALWAYS = -1


@dataclass(slots=True)
class Known:
    """What is known of a group: its full names, its offices with their years, its pages."""

    full: set[str]
    sole: dict[Held, set[int]]  # office of one holder → the years in which it is spoken of, ALWAYS where none is known
    pages: dict[str, set[str]]

    def clash(self, other: Known) -> str:
        if differ := [f"{a} is not {b}" for a in self.full for b in other.full if not same_name(a, b)]:
            return min(differ)
        small, large = sorted((self.pages, other.pages), key=len)
        for page, mine in small.items():
            if page in large and not all(same_name(a, b) for a in mine for b in large[page]):
                return "one page tells them apart"
        two = [
            f"{office.shown} is not {theirs.shown} at the same time"
            for office, years in self.sole.items()
            for theirs, others in other.sole.items()
            if serves_two(office, theirs) and (years & others or ALWAYS in years | others)
        ]
        return min(two, default="")

    def take(self, other: Known) -> None:
        self.full |= other.full
        for office, years in other.sole.items():
            self.sole[office] = self.sole.get(office, set()) | years
        for page, theirs in other.pages.items():
            self.pages[page] = self.pages.get(page, set()) | theirs


def keys(r: Said) -> dict[str, list[tuple[object, ...]]]:
    """What two statements of one person have in common: the name, its sound, or a family name and a title or site.

    What is told of the site, and of posts (where a family name looks for full ones), holds for a full name, and with
    `_short` for one that turns out to be a family name.
    """
    common: list[tuple[object, ...]] = [("name", r.modern)]
    common += [("sound", r.skeleton)] if r.skeleton else []
    for office in r.offices:
        common += [
            ("family", family, office.title[-2:]) for family in sorted({r.modern, *r.families})
        ]  # 環境課長: 課長
        common += [("foreign", office.title, office.body, r.skeleton[:2])] if r.skeleton else []
    families = sorted(r.families)
    return {
        "keys": common,
        "site": [("site", family, r.site) for family in families if r.site],
        "site_short": [("site", r.modern, r.site)] if r.site else [],
        "posts": list(_posts(r, families)),
        "posts_short": list(_posts(r, [r.modern])),
        "prefixes": [("begins", prefix) for prefix in families],
    }


def as_short(r: Said) -> int:
    """Where a name that may be a family name looks for a full one that begins with it; 0 where it may not."""
    return 0 if r.alone or r.short or not r.name else mark("begins", r.modern)


def is_short(r: Said, others: Sequence[Said]) -> bool:
    """It is the family name of another one with a fitting office."""
    return any(is_family_of(r, full) and fits(r.offices, full.offices) for full in others)


def order(r: Said) -> str:
    """In a large block only neighbours in this order are compared."""
    return r.name


def edge(x: Said, y: Said) -> tuple[float, Kind] | None:
    """What two statements of a block make: a score and what it means; None where they are too unlike."""
    like = score(x, y)
    if like < LEAST:
        return None
    return like, Kind.NEAR if like >= THRESHOLD else Kind.LOW


def group(rows: Sequence[Said], edges: Edges) -> Groups[Known]:
    """The groups of the statements of a component, numbered as they are given."""
    groups = Groups(map(known, rows), THRESHOLD, edges.ties)
    groups.join(edges.exact)
    weak = {i for i, r in enumerate(rows) if _is_weak(r)}
    groups.join(p for p in edges.near if p.a not in weak and p.b not in weak)
    one = [p if p.a in weak else Pair(p.score, p.b, p.a) for p in edges.near if (p.a in weak) != (p.b in weak)]

    def holder(i: int, roots: Sequence[int]) -> int | None:
        """A family name finds the holder of its time; a full name tells too little to choose by a year."""
        return _nearest(rows[i].years, [(r, groups.members[r]) for r in roots], rows) if rows[i].only_family else None

    groups.attach(one, holder)
    groups.join(p for p in edges.near if p.a in weak and p.b in weak and _as_weak(groups, p, rows))
    return groups


def _is_weak(row: Said) -> bool:
    return row.only_family or not row.placed


def _as_weak(groups: Groups[Known], p: Pair, rows: Sequence[Said]) -> bool:
    """Two family names join by themselves only while neither has found its full name."""
    short = rows[p.a].only_family or rows[p.b].only_family
    return not (short and (groups.of(p.a).full or groups.of(p.b).full))


def known(row: Said) -> Known:
    sole = {office: set(row.years) or {ALWAYS} for office in row.offices if office.sole}
    return Known(set() if row.only_family else {row.name}, sole, {row.page_id: {row.name}})


def _posts(row: Said, families: Sequence[str]) -> Iterator[tuple[object, ...]]:
    for office in row.offices:
        for family in families:
            yield "body", family, office.title, office.body
            yield "at site", family, office.title, row.site


def years_of(document: Document) -> frozenset[int]:
    """The years that a page speaks of: of its events, else of the page itself."""
    told = {parse(value).year for e in document.events for value in (e.start, e.end)}
    told = told - {None} or {parse(document.page.published_on).year or parse(document.page.updated_on).year}
    return frozenset(year for year in told if year is not None)


def _nearest(years: frozenset[int], roots: list[tuple[int, list[int]]], rows: Sequence[Said]) -> int | None:
    """The group whose years are nearest, if one is nearer than all others."""
    if not years:
        return None
    far = []
    for root, members in roots:
        theirs = {y for m in members for y in rows[m].years}
        if theirs:
            far.append((min(abs(x - y) for x in years for y in theirs), root))
    far.sort()
    return far[0][1] if len(far) == len(roots) and far[0][0] < far[1][0] else None
