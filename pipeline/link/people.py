"""Which statements about people mean one human being: by name and office, and by what a name alone can carry.

Strong statements give a full name; weak ones only a family name (清水市長) or a full name and nothing else. The strong
ones are grouped first; a weak one joins a group only when no other comes into question.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.link import names
from pipeline.link.groups import WINDOW, Groups, Pair, blocked, chains
from pipeline.link.likeness import Said, is_family_of, is_placed, pair, same_name
from pipeline.link.offices import Held, fits, serves_two
from pipeline.link.surnames import is_family_name
from pipeline.link.ties import Numbers

THRESHOLD = 0.75
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


def group(rows: Sequence[Said], ties: tuple[Numbers, Numbers] = ((), ())) -> Groups[Known]:
    """The groups of the statements, numbered as they are given."""
    shorts = _family_only(rows)
    groups = Groups((_known(r, i in shorts) for i, r in enumerate(rows)), THRESHOLD, ties)
    same = chains([(r.name, frozenset(r.offices), r.years if i in shorts else 0) if r.offices else None
                   for i, r in enumerate(rows)])  # fmt: skip
    groups.join(p for a, b in same if (p := pair(a, b, rows)).score >= THRESHOLD)
    firsts = groups.firsts()
    near = blocked(_keys(rows, firsts, shorts), lambda i: rows[i].name) | _anchored(rows, firsts, shorts)
    candidates = [pair(a, b, rows) for a, b in sorted(near)]
    candidates = [p for p in candidates if p.score > 0]
    weak = {i for i, r in enumerate(rows) if i in shorts or not is_placed(r)}
    groups.join(p for p in candidates if p.a not in weak and p.b not in weak)
    one = [
        p if p.a in weak else Pair(p.score, p.b, p.a, p.evidence) for p in candidates if (p.a in weak) != (p.b in weak)
    ]

    def holder(i: int, roots: Sequence[int]) -> int | None:
        """A family name finds the holder of its time; a full name tells too little to choose by a year."""
        return _nearest(rows[i].years, [(r, groups.members[r]) for r in roots], rows) if i in shorts else None

    groups.attach(one, holder)
    groups.join(p for p in candidates if p.a in weak and p.b in weak and _as_weak(groups, p, shorts))
    return groups


def _as_weak(groups: Groups[Known], p: Pair, shorts: set[int]) -> bool:
    """Two family names join by themselves only while neither has found its full name."""
    return not ({p.a, p.b} & shorts and (groups.of(p.a).full or groups.of(p.b).full))


def _known(row: Said, short: bool) -> Known:
    sole = {office: set(row.years) or {ALWAYS} for office in row.offices if office.sole}
    return Known(set() if short else {row.name}, sole, {row.page_id: {row.name}})


def _family_only(rows: Sequence[Said]) -> set[int]:
    """The statements whose name is a family name of another one's with a fitting office, or is too short to be full."""
    by_prefix: dict[str, list[int]] = {}
    for i, r in enumerate(rows):
        for prefix in _families(r):
            by_prefix.setdefault(prefix, []).append(i)
    out = set()
    for i, r in enumerate(rows):
        if r.alone or not r.name:
            continue
        longer = by_prefix.get(r.modern, ())
        short = names.is_kanji(r.name) and (len(r.name) <= 2 or is_family_name(r.name))
        if short or any(is_family_of(r, rows[k]) and fits(r.offices, rows[k].offices) for k in longer):
            out.add(i)
    return out


def _families(row: Said) -> set[str]:
    """What could be the family name of a full name."""
    if row.family:
        return {names.modern(row.family)}
    return {row.modern[:n] for n in (1, 2, 3) if len(row.modern) > n} if names.is_kanji(row.name) else set()


def _keys(rows: Sequence[Said], numbers: Sequence[int], shorts: set[int]) -> Iterator[tuple[tuple[str, ...], int]]:
    """What two statements of one person have in common: the name, its sound, or a family name and a title."""
    for i in numbers:
        r = rows[i]
        yield ("name", r.modern), i
        if r.skeleton:
            yield ("sound", r.skeleton), i
        if r.site:
            for family in {r.modern} if i in shorts else _families(r):
                yield ("site", family, r.site), i
        for office in r.offices:
            for family in {r.modern, *_families(r)}:
                yield ("family", family, office.title[-2:]), i  # 課長 and 環境課長
            if r.skeleton:
                yield ("foreign", office.title, office.body, r.skeleton[:2]), i


def _anchored(rows: Sequence[Said], numbers: Sequence[int], shorts: set[int]) -> set[tuple[int, int]]:
    """Each family name with the full ones of its title and body, or site: one of each, however many pages say it."""
    full: dict[tuple[str, ...], dict[str, int]] = {}
    for i in numbers:
        if i not in shorts:
            for key in _posts(rows[i], _families(rows[i])):
                full.setdefault(key, {}).setdefault(rows[i].modern, i)
    out = set()
    for i in numbers:
        if i in shorts:
            for key in _posts(rows[i], {rows[i].modern}):
                out |= {(min(i, k), max(i, k)) for k in list(full.get(key, {}).values())[:WINDOW]}
    return out


def _posts(row: Said, families: set[str]) -> Iterator[tuple[str, ...]]:
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
