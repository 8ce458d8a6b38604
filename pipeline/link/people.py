"""Which statements about people mean one human being: by name and office, and by what a name alone can carry.

Strong statements give a full name; weak ones only a family name (清水市長) or a full name and nothing else. The strong
ones are grouped first; a weak one joins a group only when no other comes into question.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from pipeline.link import names
from pipeline.link.groups import Groups, Pair, blocked, chains
from pipeline.link.offices import Held, fits, held, serves_two, shares_body
from pipeline.link.surnames import is_family_name
from pipeline.model import PersonStatement

THRESHOLD = 0.75
ALWAYS = -1
RARE = 6  # characters of a foreign name in katakana from which two people hardly share it


@dataclass(frozen=True, slots=True)
class Said:
    """One statement, made comparable."""

    page_id: str
    site: str
    name: str  # folded
    modern: str  # folded, in new characters
    skeleton: str  # of a katakana name, else ""
    family: str  # what the name begins (kanji) or ends (katakana) with, if that can be told: 清水 of 清水 勇人
    alone: bool  # the text shows a space or a dot inside the name: it is a full one
    offices: tuple[Held, ...]
    years: frozenset[int]


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


def same_name(a: str, b: str) -> bool:
    """Spellings of one name: in old and new characters, or of a katakana name that sounds nearly the same."""
    if a == b or names.modern(a) == names.modern(b):
        return True
    if not (names.is_katakana(a) and names.is_katakana(b)):
        return False
    x, y = names.skeleton(a), names.skeleton(b)
    return x == y or (min(len(x), len(y)) >= 7 and Levenshtein.distance(x, y, score_cutoff=1) <= 1)


def said(statement: PersonStatement, site: str, years: frozenset[int]) -> Said:
    """A statement with its names folded and its offices read."""
    pieces = [p for p in names.SEPARATORS.split(statement.text) if p]
    folded = names.fold(statement.name)
    split = len(pieces) > 1 and names.fold("".join(pieces)) == folded
    katakana = names.is_katakana(statement.name)
    parts = [names.fold(p) for p in names.SEPARATORS.split(statement.name) if p]
    family = parts[-1] if katakana and len(parts) > 1 else names.fold(pieces[0]) if split and not katakana else ""
    return Said(
        page_id=statement.page_id,
        site=site,
        name=folded,
        modern=names.modern(folded),
        skeleton=names.skeleton(statement.name) if katakana else "",
        family=family,
        alone=split or len(parts) > 1,
        offices=tuple(held(o, site) for o in statement.offices if o.title or o.affiliation),
        years=years,
    )


def is_family_of(short: Said, full: Said) -> bool:
    """清水 and 清水勇人, ギネリ and アレッサンドロ・ギネリ: the first can be the family name of the second."""
    if short.alone or short.name == full.name or not short.name:
        return False
    if full.family:
        return names.modern(full.family) == short.modern
    extra = len(full.name) - len(short.name)
    return (
        names.is_kanji(short.name) and full.modern.startswith(short.modern) and 1 <= extra <= 3 and len(short.name) <= 3
    )


def group(rows: Sequence[Said]) -> Groups[Known]:
    """The groups of the statements, numbered as they are given."""
    shorts = _family_only(rows)
    groups = Groups((_known(r, i in shorts) for i, r in enumerate(rows)), THRESHOLD)
    same = chains([(r.name, frozenset(r.offices), r.years if i in shorts else 0) if r.offices else None
                   for i, r in enumerate(rows)])  # fmt: skip
    groups.join(p for a, b in same if (p := pair(a, b, rows)).score >= THRESHOLD)
    candidates = [pair(a, b, rows) for a, b in sorted(blocked(_keys(rows), lambda i: rows[i].name))]
    candidates = [p for p in candidates if p.score > 0]
    weak = {i for i, r in enumerate(rows) if i in shorts or not _placed(r)}
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


def _keys(rows: Sequence[Said]) -> Iterator[tuple[tuple[str, ...], int]]:
    for i, r in enumerate(rows):
        yield ("name", r.modern), i
        if r.skeleton:
            yield ("sound", r.skeleton), i
        for office in r.offices:
            for family in {r.modern, *_families(r)}:
                yield ("family", family, office.title), i
            if r.skeleton:
                yield ("foreign", office.title, office.body, r.skeleton[:2]), i


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


def pair(a: int, b: int, rows: Sequence[Said]) -> Pair:
    """How much speaks for two statements being about one person; score 0 where the names do not fit at all."""
    x, y = rows[a], rows[b]
    name, words = _names(x, y)
    if not name:
        return Pair(0.0, a, b, "")
    office = fits(x.offices, y.offices)
    site = bool(x.site) and x.site == y.site
    if name == "family name":
        score = 0.85 if office == "same office" else 0.8 if office == "same title" and site else 0.6 if office else 0.0
    elif name == "same name":
        score = _same_name(x, y, office, site)
    else:
        score = {"same office": 0.85, "same title": 0.7}.get(office, 0.55)
    evidence = [words, *([office] if office else []), *(["same site"] if site else [])]
    return Pair(score, a, b, "; ".join(evidence))


def _same_name(x: Said, y: Said, office: str, site: bool) -> float:
    if office == "same office":
        return 1.0
    if shares_body(x.offices, y.offices):
        return 0.92
    if office == "same title" or site:
        return 0.85
    if x.page_id == y.page_id:
        return 0.8
    if len(x.skeleton) >= RARE and x.alone and y.alone:
        return 0.78
    return 0.6 if _placed(x) and _placed(y) else 0.76


def _placed(x: Said) -> bool:
    """A page says whom the person serves; a bare 講師 or 会長 is held by too many to tell anyone apart."""
    return any(office.body for office in x.offices)


def _names(x: Said, y: Said) -> tuple[str, str]:
    if x.name == y.name:
        full = x.alone or not names.is_kanji(x.name) or not (len(x.name) <= 2 or is_family_name(x.name))
        return ("same name" if full else "family name"), "same name"
    if x.modern == y.modern:
        return "old characters", f"{x.name} is {y.name} in other characters"
    if x.skeleton and y.skeleton and same_name(x.name, y.name):
        return "sound", f"{x.name} sounds like {y.name}"
    if is_family_of(x, y) or is_family_of(y, x):
        return "family name", "family name of the other"
    return "", ""
