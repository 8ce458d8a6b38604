"""Which statements about events mean one happening: by name, day, place, parent and who takes part.

Strong statements give a whole date. Weak ones (a month, a day without its year, nothing) join a group of strong ones
only when no other comes into question, since the name alone is no key: there is a 例会 every month.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from pipeline.link import names
from pipeline.link.dates import When, agree, minutes_apart, text
from pipeline.link.groups import Groups, Pair, blocked, chains

THRESHOLD = 0.78
CONTAINED = 5  # the fewest characters of a name that another one may contain


@dataclass(frozen=True, slots=True)
class Said:
    """One statement, made comparable; places and people are the ids that linking has given them."""

    page_id: str
    site: str
    name: str
    folded: tuple[str, ...]  # the name, then its aliases
    numbers: frozenset[tuple[str, str]]
    generic: bool
    start: When
    end: When
    city: str = ""
    kind: str = ""  # of the city: city, ward or region
    country: str = ""
    venue: str = ""  # folded
    parent: str = ""  # folded
    people: frozenset[str] = frozenset()
    cities: frozenset[str] = frozenset()


@dataclass(slots=True)
class Known:
    """What is known of a group: its different dates, numbers, places and names, and its pages."""

    whens: set[tuple[When, When]]
    numbers: set[frozenset[tuple[str, str]]]
    cities: set[tuple[str, str]]  # (kind, id): a ward of a city is no other city
    countries: set[str]
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


def differ(a: tuple[When, When], b: tuple[When, When]) -> bool:
    """Two events start on different days, or last from one day to different ones. A single day may be a first one."""
    if agree(a[0], b[0]) == "different":
        return True
    return lasts(*a) and lasts(*b) and agree(a[1], b[1]) == "different"


def lasts(start: When, end: When) -> bool:
    """Longer than the day or month that it starts on."""
    return agree(start, end) == "different"


def group(rows: Sequence[Said]) -> Groups[Known]:
    """The groups of the statements, numbered as they are given."""
    groups = Groups((_known(r) for r in rows), THRESHOLD)
    groups.join(p for a, b in chains([_exact(r) for r in rows]) if (p := pair(a, b, rows)).score >= THRESHOLD)
    keys = ((key, i) for i in groups.firsts() for key in _keys(rows[i]))
    candidates = [
        pair(a, b, rows) for a, b in sorted(blocked(keys, lambda i: f"{rows[i].folded[0]} {text(rows[i].start)}"))
    ]
    candidates = [p for p in candidates if p.score >= 0.5]
    weak = {i for i, r in enumerate(rows) if not r.start.full}
    groups.join(p for p in candidates if p.a not in weak and p.b not in weak)
    one = [
        p if p.a in weak else Pair(p.score, p.b, p.a, p.evidence) for p in candidates if (p.a in weak) != (p.b in weak)
    ]
    groups.attach(one, lambda _weak, _roots: None)
    both = [p for p in candidates if p.a in weak and p.b in weak]
    groups.join(p for p in both if not (groups.of(p.a).strong or groups.of(p.b).strong))
    return groups


def _known(r: Said) -> Known:
    return Known(
        whens={(r.start, r.end)},
        numbers={r.numbers},
        cities={(r.kind, r.city)} if r.city else set(),
        countries={r.country} if r.country else set(),
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
    """What two statements of one event have in common: the day and a word of the name, or the whole name."""
    for name in r.folded:
        yield "name", name
    for key in sorted({w for n in (r.name,) for w in names.word_keys(n)} | set(r.folded)):
        if r.start.day is not None:
            yield "day", r.start.month, r.start.day, key


def pair(a: int, b: int, rows: Sequence[Said]) -> Pair:
    """How much speaks for two statements meaning one event: 0.6 for the name, 0.25 for the day, the rest for more."""
    x, y = rows[a], rows[b]
    name, words = _name(x, y)
    day, dated = _day(x, y)
    shared, more = _shared(x, y)
    if x.generic and y.generic and not shared and not (x.site and x.site == y.site):
        day, more = min(day, 0.1), [*more, "a name that many events have"]
    return Pair(round(0.6 * name + day + shared, 4), a, b, "; ".join([words, dated, *more]))


def _name(x: Said, y: Said) -> tuple[float, str]:
    """Likeness of the names, 0 to 1, with its reason."""
    mine, theirs = set(x.folded), set(y.folded)
    if x.folded[0] == y.folded[0]:
        return 1.0, "same name"
    if mine & theirs:
        return 0.95, "same name as an alias"
    short, long = sorted((x.folded[0], y.folded[0]), key=len)
    if len(short) >= CONTAINED and short in long and not (x.generic and y.generic):
        left = long.replace(short, "", 1)
        part = next((w for w in names.part_words() if w in left), "")
        return (0.6, f"one name is the other and {part}") if part else (0.9, "one name contains the other")
    ratio = fuzz.ratio(x.folded[0], y.folded[0]) / 100
    return min(ratio, 0.95), f"names {ratio:.2f} alike"


def _day(x: Said, y: Said) -> tuple[float, str]:
    """What the dates add: 0.25 for one whole day, less for less."""
    start = agree(x.start, y.start)
    if differ((x.start, x.end), (y.start, y.end)):
        return (-0.3 if x.generic else -0.1), "different days"
    apart = minutes_apart(x.start, y.start)
    if apart is not None and apart > 60:
        return 0.0, f"{apart} minutes apart"
    if start == "day":
        whole = x.start.full and y.start.full
        near = 0.25 if whole else 0.2
        late = f", {apart} minutes apart" if apart else ""
        if lasts(x.start, x.end) != lasts(y.start, y.end) and not set(x.folded) & set(y.folded):
            return 0.1, "same first day, but one lasts longer"
        return near - (0.05 if apart else 0.0), ("same day" if whole else "same day, year not given") + late
    edition = names.is_edition(x.name) and x.folded[0] == y.folded[0]
    if edition:
        return 0.2, "its number or year names one event"
    long = min(len(x.folded[0]), len(y.folded[0])) >= 8 and not x.generic
    if start == "month":
        return (0.2 if long else 0.1), "same month"
    return (0.05, "same year") if start == "year" else (0.0, "date not given")


def _shared(x: Said, y: Said) -> tuple[float, list[str]]:
    """What place, parent, people and cities add, with the reasons."""
    found = []
    if x.venue and x.venue == y.venue:
        found.append((0.05, "same venue"))
    if x.parent and x.parent == y.parent:
        found.append((0.04, "part of the same"))
    if people := len(x.people & y.people):
        found.append((min(0.12, 0.06 * people), f"{people} people shared"))
    if cities := len((x.cities | {x.city}) & (y.cities | {y.city}) - {""}):
        found.append((min(0.06, 0.03 * cities), f"{cities} cities shared"))
    return min(0.15, sum(value for value, _ in found)), [why for _, why in found]
