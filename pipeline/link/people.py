"""Which statements about people mean one human being: by name and office, and by what a name alone can carry.

Strong statements give a full name; weak ones only a family name (清水市長) or a full name and nothing else. The strong
ones are grouped first; a weak one joins a group only when no other comes into question.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace

from pipeline.grouped import Grouped
from pipeline.link.blocks import WINDOW, Block, Entry, blocks, candidates, chained
from pipeline.link.components import Edges, firsts_of
from pipeline.link.groups import Groups, Pair
from pipeline.link.likeness import Said, is_family_of, same_name, score
from pipeline.link.offices import Held, fits, serves_two
from pipeline.link.ties import Numbers

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


def edges(rows: Sequence[Said], ties: tuple[Numbers, Numbers], grouped: Grouped) -> Edges:
    """The pairs of statements that may be one person."""
    one, apart = ties
    same = chained([(r.name, frozenset(r.offices), r.years if r.only_family else 0) if r.offices else None
                    for r in rows])  # fmt: skip
    exact = [Pair(s, a, b) for a, b in same if (s := score(rows[a], rows[b])) >= THRESHOLD]
    out = Edges(exact, one=list(one), apart=list(apart))
    firsts = firsts_of(len(rows), out, lambda i: _known(rows[i]), THRESHOLD)
    near = blocks(_keys(rows, firsts), rows, lambda i: rows[i].name) + _anchored(rows, firsts)
    for p in candidates(near, score, LEAST, grouped):
        low = p.score < THRESHOLD and not (_is_weak(rows[p.a]) or _is_weak(rows[p.b]))
        (out.low if low else out.near).append(p)
    return out


def group(rows: Sequence[Said], edges: Edges) -> Groups[Known]:
    """The groups of the statements of a component, numbered as they are given."""
    groups = Groups(map(_known, rows), THRESHOLD, edges.ties)
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


def _known(row: Said) -> Known:
    sole = {office: set(row.years) or {ALWAYS} for office in row.offices if office.sole}
    return Known(set() if row.only_family else {row.name}, sole, {row.page_id: {row.name}})


def family_only(rows: Sequence[Said]) -> list[Said]:
    """The statements, told whose name is only a family name: of another one with a fitting office, or too short."""
    by_prefix: dict[str, list[Said]] = {}
    for r in rows:
        for prefix in r.families:
            by_prefix.setdefault(prefix, []).append(r)
    out = []
    for r in rows:
        longer = () if r.alone or r.short or not r.name else by_prefix.get(r.modern, ())
        short = r.short or any(is_family_of(r, full) and fits(r.offices, full.offices) for full in longer)
        out.append(replace(r, only_family=True) if short else r)
    return out


def _keys(rows: Sequence[Said], numbers: Sequence[int]) -> Iterator[tuple[tuple[str, ...], int]]:
    """What two statements of one person have in common: the name, its sound, or a family name and a title."""
    for i in numbers:
        r = rows[i]
        yield ("name", r.modern), i
        if r.skeleton:
            yield ("sound", r.skeleton), i
        if r.site:
            for family in {r.modern} if rows[i].only_family else r.families:
                yield ("site", family, r.site), i
        for office in r.offices:
            for family in {r.modern, *r.families}:
                yield ("family", family, office.title[-2:]), i  # 課長 and 環境課長
            if r.skeleton:
                yield ("foreign", office.title, office.body, r.skeleton[:2]), i


def _anchored(rows: Sequence[Said], numbers: Sequence[int]) -> list[Block]:
    """Family names with the full ones of their title and body, or site: one of each, however many pages say it."""
    full: dict[tuple[str, ...], dict[str, int]] = {}
    for i in numbers:
        if not rows[i].only_family:
            for key in _posts(rows[i], rows[i].families):
                full.setdefault(key, {}).setdefault(rows[i].modern, i)
    found: dict[tuple[str, ...], Block] = {}
    for i in numbers:
        if rows[i].only_family:
            for key in _posts(rows[i], {rows[i].modern}):
                if key in full and key not in found:
                    found[key] = [Entry(k, rows[k], anchor=True) for k in list(full[key].values())[:WINDOW]]
                if key in full:
                    found[key].append(Entry(i, rows[i]))
    return list(found.values())


def _posts(row: Said, families: Set[str]) -> Iterator[tuple[str, ...]]:
    for office in row.offices:
        for family in families:
            yield "body", family, office.title, office.body
            yield "site", family, office.title, row.site


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
