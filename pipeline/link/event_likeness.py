"""How much speaks for two statements being about one happening: name, day, place, whole and who takes part."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from pipeline.link import names
from pipeline.link.dates import When, agree, minutes_apart, parse
from pipeline.link.event_names import one_word_more, retold, same_core, same_edition, two_themes
from pipeline.model import EventStatement

LEAST = 0.5  # a pair below this is not looked at again: its score is 0
CONTAINED = 5  # the fewest characters of a name that another one may contain
MOST = 4  # aliases of a name that are compared
LATE = 60  # minutes between doors open and the first word


@dataclass(frozen=True, slots=True)
class Said:
    """One statement, made comparable; places and people are the ids that linking has given them."""

    page_id: str
    site: str
    name: str
    folded: tuple[str, ...]  # the name, then its aliases
    aliases: tuple[str, ...]  # as written
    numbers: frozenset[tuple[str, str]]
    generic: bool
    start: When
    end: When
    city: str = ""
    kind: str = ""  # of the city: city, ward or region
    country: str = ""
    placed: bool = False  # the country is that of a place which the page gives, not one that was inferred
    venue: str = ""  # folded
    parent: str = ""  # folded
    whole: int = -1  # the number of the statement that the page calls its parent
    people: frozenset[str] = frozenset()
    cities: frozenset[str] = frozenset()  # its own among them


def said(s: EventStatement, site: str) -> Said:
    """A statement with its names folded and its dates read; who and which places take part is not known yet."""
    folded = dict.fromkeys(names.fold(names.arabic(n)) for n in (s.name, *s.aliases))
    return Said(
        page_id=s.page_id,
        site=site,
        name=s.name,
        folded=tuple(n for n in folded if n) or (s.name,),
        aliases=s.aliases,
        numbers=names.numbers(s.name),
        generic=names.is_generic(s.name),
        start=parse(s.start),
        end=parse(s.end or s.start),
        kind=s.place.kind if s.place else "",
        country=s.country_code,
        placed=bool(s.place and s.place.country_code == s.country_code),
        venue=names.fold(s.venue),
        parent=names.fold(names.arabic(s.parent)),
    )


def differ(a: tuple[When, When], b: tuple[When, When]) -> bool:
    """Two events start on different days, or last from one day to different ones. A single day may be a first one.

    One moment may be two days in two zones.
    """
    if agree(a[0], b[0]) == "different":
        if not _neighbours(a[0], b[0]):
            return True
        near = minutes_apart(a[0], b[0]) if a[0].offset and b[0].offset else None
        return near is None or near > LATE
    return lasts(*a) and lasts(*b) and agree(a[1], b[1]) == "different"


def _neighbours(a: When, b: When) -> bool:
    """One day apart; unknown parts count as equal."""
    month = abs(a.month - b.month) if a.month is not None and b.month is not None else 0
    day = abs(a.day - b.day) if a.day is not None and b.day is not None else 0
    if month in (1, 11):
        return day >= 27
    return month == 0 and day == 1 and (a.year == b.year or a.year is None or b.year is None)


def lasts(start: When, end: When) -> bool:
    """Longer than the day or month that it starts on."""
    return start != end and agree(start, end) == "different"


def score(x: Said, y: Said, one_whole: bool = False) -> float:
    """How much speaks for two statements meaning one event: 0.6 for the name, 0.25 for the day, the rest for more.

    `one_whole`: they are parts of what turned out to be one event. What cannot reach LEAST is 0.
    """
    return _weigh(x, y, one_whole, LEAST)[0]


def evidence(x: Said, y: Said, one_whole: bool = False) -> str:
    """What the score comes from, in words."""
    return "; ".join(_weigh(x, y, one_whole, -1.0)[1])


def _weigh(x: Said, y: Said, one_whole: bool, least: float) -> tuple[float, list[str]]:
    """The score and its reasons; (0, []) where it could not reach `least` if the names were as like as can be."""
    generic = x.generic and y.generic
    shared, more = _shared(x, y, one_whole)
    day, dated = _day(x, y)
    if generic and not shared and not (x.site and x.site == y.site):
        day = min(day, 0.1)
        more.append("a name that many events have")
    if generic and x.venue and y.venue and names.bigrams(x.venue).isdisjoint(names.bigrams(y.venue)):
        shared -= 0.1
        more.append("different venues")
    if x.country and y.country and x.country != y.country:
        shared -= 0.1
        more.append("different countries")
    if 0.6 * (1.0 if x.folded[0] == y.folded[0] else 0.95) + day + shared < least - 0.001:
        return 0.0, []
    name, words = _name(x, y)
    return round(0.6 * name + day + shared, 4), [words, dated, *more]


def _name(x: Said, y: Said) -> tuple[float, str]:
    """Likeness of the names, 0 to 1, with its reason."""
    if x.folded[0] == y.folded[0]:
        return 1.0, "same name"
    if len(x.folded) + len(y.folded) > 2 and not set(x.folded).isdisjoint(y.folded):
        return 0.95, "same name as an alias"
    if _one_edition(x, y):
        return 0.95, "same number of one series"
    own, why = _alike(x.name, y.name, x.generic and y.generic)
    if not x.aliases and not y.aliases and x.generic == y.generic:
        return own, why
    for a in (x.name, *x.aliases[:MOST]):
        for b in (y.name, *y.aliases[:MOST]):
            other, reason = _alike(a, b, names.is_generic(a) or names.is_generic(b))
            if other - 0.01 > own and other >= 0.85:
                own, why = other - 0.01, f"{reason}, of an alias"
    return own, why


@lru_cache(maxsize=100_000)
def _alike(a: str, b: str, generic: bool) -> tuple[float, str]:
    """Likeness of two names that are not the same."""
    short, long = sorted((names.fold(names.arabic(a)), names.fold(names.arabic(b))), key=len)
    if len(short) >= CONTAINED and short in long and not generic:
        return _unless_part(long.replace(short, "", 1), 0.9, "one name contains the other")
    if core := same_core(a, b):
        return 0.9, core
    left = retold(a, b)
    if left is not None:
        return _unless_part(left, 0.85, "one name has the words of the other")
    ratio = fuzz.ratio(short, long) / 100
    if two_themes(a, b):
        return min(ratio, 0.6), "different themes"
    if one_word_more(short, long):
        return min(ratio, 0.75), "a word more"
    return min(ratio, 0.95), f"names {ratio:.2f} alike"


def _unless_part(left: str, value: float, why: str) -> tuple[float, str]:
    """What a longer name has besides the other must not make it the name of a part."""
    part = next((w for w in names.part_words() if w in left), "")
    return (0.6, f"one name is the other and {part}") if part else (value, why)


def _one_edition(x: Said, y: Said) -> bool:
    """A site has one 第8回大会 a year."""
    return bool(x.site) and x.site == y.site and agree(x.start, y.start) != "unknown" and same_edition(x.name, y.name)


def _day(x: Said, y: Said) -> tuple[float, str]:
    """What the dates add: 0.25 for one whole day, less for less."""
    start = agree(x.start, y.start)
    if differ((x.start, x.end), (y.start, y.end)):
        return (-0.3 if x.generic else -0.1), "different days"
    apart = minutes_apart(x.start, y.start)
    if apart is not None and apart > LATE:
        return 0.0, f"{apart} minutes apart"
    if start in ("day", "different"):  # different: one moment on two days of two zones
        whole = x.start.full and y.start.full
        near = 0.25 if whole else 0.2
        late = f", {apart} minutes apart" if apart else ""
        if lasts(x.start, x.end) != lasts(y.start, y.end) and not set(x.folded) & set(y.folded):
            return 0.1, "same first day, but one lasts longer"
        return near - (0.05 if apart else 0.0), ("same day" if whole else "same day, year not given") + late
    edition = names.is_edition(x.name) and (x.folded[0] == y.folded[0] or _one_edition(x, y))
    if edition:
        return 0.2, "its number or year names one event"
    long = min(len(x.folded[0]), len(y.folded[0])) >= 8 and not x.generic
    if start == "month":
        return (0.2 if long else 0.1), "same month"
    return (0.05, "same year") if start == "year" else (0.0, "date not given")


def _shared(x: Said, y: Said, one_whole: bool) -> tuple[float, list[str]]:
    """What place, parent, people and cities add, with the reasons."""
    found = []
    if x.venue and x.venue == y.venue:
        found.append((0.05, "same venue"))
    if one_whole or (x.parent and x.parent == y.parent):
        found.append((0.04, "part of the same"))
    if x.people and y.people and (people := len(x.people & y.people)):
        found.append((min(0.12, 0.06 * people), f"{people} people shared"))
    if x.cities and y.cities and (cities := len(x.cities & y.cities)):
        found.append((min(0.06, 0.03 * cities), f"{cities} cities shared"))
    return (min(0.15, sum(value for value, _ in found)), [why for _, why in found]) if found else (0.0, [])
