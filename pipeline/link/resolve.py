"""The values of a thing: of what its statements say, the best supported."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, TypeVar

from babel.core import get_global

from pipeline.link import dates, names
from pipeline.link.agreement import confidence
from pipeline.link.corpus import Event, Person
from pipeline.link.surnames import family_name
from pipeline.model import EventStatement, EventStatus, PersonStatement
from pipeline.vocabulary import words

T = TypeVar("T")
STATUSES: tuple[EventStatus, ...] = (
    "cancelled",
    "postponed",
    "held",
    "announced",
)  # what is known later stands before what was known earlier


def commonest(values: Iterable[tuple[T, float]], rank: Any = None) -> T | None:
    """The value that most statements give; of equals the surer, then the one that `rank` puts first."""
    support: dict[T, list[float]] = defaultdict(list)
    for value, sure in values:
        if value:
            support[value].append(sure)
    if len(support) < 2:
        return next(iter(support), None)
    return min(support, key=lambda v: (-len(support[v]), -max(support[v]), rank(v) if rank else 0, repr(v)))


def event(event_id: str, said: Sequence[EventStatement], city_id: str, parent_event_id: str) -> Event:
    """One event from its statements; a page that has no year takes it from one that does."""
    spans = [(s.start, s.end) for s in said]
    start, end = span(tuple(spans))
    known = [dates.parse(s.start).known for s in said]
    fullest = [s for s, n in zip(said, known, strict=True) if n == max(known)]
    named = [(s.name, s.confidence) for s in said]
    others = [(s.kind, s.confidence) for s in said if s.kind != "other"]
    return Event(
        event_id=event_id,
        name=commonest(named, len) or said[0].name,
        kind=commonest(others) or "other",
        status=next((v for v in STATUSES if any(s.status == v for s in said)), "held"),
        start=start,
        end=end,
        dates=_days(said, start),
        precision=dates.precision(start),
        timezone=commonest((s.timezone, s.confidence) for s in fullest) or "",
        venue=commonest(((s.venue, s.confidence) for s in said), lambda v: -len(v)) or "",
        city_id=city_id,
        country_code=commonest(_countries(said)) or "",
        parent_event_id=parent_event_id,
        pages=len({s.page_id for s in said}),
        confidence=confidence((s.page_id, s.confidence) for s in said),
    )


def _countries(said: Sequence[EventStatement]) -> list[tuple[str, float]]:
    """What the pages give; that of a clock's zone speaks for one of them: 14:30 of Asia/Dubai is in AE."""
    told = [(s.country_code, s.confidence) for s in said]
    if len({code for code, _ in told}) < 2:
        return told
    zones = get_global("zone_territories")
    clocks = [(zones.get(s.timezone, ""), s.confidence) for s in said]
    return told + [(code, sure) for code, sure in clocks if code in {c for c, _ in told}]


@lru_cache(maxsize=100_000)
def span(spans: tuple[tuple[str, str], ...]) -> tuple[str, str]:
    """Start and end: the fullest start and, of the statements that give it, the fullest end.

    A page that gives more than a first day tells the end, however coarse it is.
    """
    start = dates.best([a for a, _ in spans])
    lasting = [(a, b) for a, b in spans if b and dates.agree(dates.parse(a), dates.parse(b)) == "different"] or spans
    known = max((dates.parse(a).known for a, _ in lasting), default=0)
    ends = [b for a, b in lasting if dates.parse(a).known == known]
    most = max((dates.parse(e).known for e in ends), default=0)
    fuller = [b for _, b in lasting if dates.parse(b).known >= most]
    end = dates.best(ends)
    if dates.parse(end).year is None and dates.parse(start).year is not None:
        end = dates.best([end, *fuller]) if fuller else end
        when = dates.parse(end)
        if when.year is None and when.month is not None:
            end = dates.text(when._replace(year=_year_of_end(dates.parse(start), when)))
    return start, end


def _year_of_end(start: dates.When, end: dates.When) -> int | None:
    """12-28 to 01-05 ends in the next year."""
    if start.year is None or start.month is None or end.month is None:
        return start.year
    return start.year + (end.month < start.month)


def _days(said: Sequence[EventStatement], start: str) -> tuple[str, ...]:
    days = commonest((s.dates, s.confidence) for s in said) or ()
    year = dates.parse(start).year
    whens = [dates.parse(d) for d in days]
    if year is None or not whens or whens[0].year is not None:
        return days
    return tuple(dates.text(w._replace(year=_year_of_end(dates.parse(start), w))) for w in whens)


def person(person_id: str, said: Sequence[PersonStatement]) -> Person:
    """One person from the statements: the fullest name, and its parts where a page or the name itself shows them."""
    longest = max(len(names.fold(s.name)) for s in said)
    full = [(s.name, s.confidence) for s in said if 2 * len(names.fold(s.name)) > longest]
    katakana = any(names.is_katakana(n) for n, _ in full)
    fullest = full if katakana else [(n, c) for n, c in full if len(names.fold(n)) == longest]
    name = commonest(fullest) or said[0].name
    family, given = split(name, [s.text for s in said], [s.name for s in said])
    return Person(
        person_id=person_id,
        name=name,
        family_name=family,
        given_name=given,
        reading=_reading(name, said),
        pages=len({s.page_id for s in said}),
        confidence=confidence(((s.page_id, s.confidence) for s in said), bool(other_spellings(name, said))),
    )


def other_spellings(name: str, said: Iterable[PersonStatement]) -> list[PersonStatement]:
    """The statements whose name is neither that of the person nor a part of it: ベギン beside ベキン."""
    own = names.modern(names.fold(name))
    return [s for s in said if (n := names.modern(names.fold(s.name))) not in own and own not in n]


def split(name: str, texts: Iterable[str], others: Iterable[str] = ()) -> tuple[str, str]:
    """(family name, given name), or ("", "") where nothing tells them apart.

    What tells: the dots of a katakana name; a space that a page writes; a page that has the family name alone
    (`others`); else the dictionary.
    """
    if names.is_katakana(name):
        return _split_katakana(name)
    shown = []
    for text in texts:
        pieces = text.split()
        if len(pieces) == 2 and names.fold("".join(pieces)) == names.fold(name):
            shown.append(((pieces[0], pieces[1]), 1.0))
    if found := commonest(shown):
        return found
    heads = [(o, 1.0) for o in others if names.is_kanji(o) and name.startswith(o) and 0 < len(o) < len(name)]
    head = commonest(heads) or (family_name(name) if names.is_kanji(name) else "")
    return (head, name[len(head) :]) if head else ("", "")


def _split_katakana(name: str) -> tuple[str, str]:
    parts = [p for p in names.SEPARATORS.split(name) if p]
    if len(parts) < 2:
        return "", ""
    at = len(parts) - 1
    while at > 1 and parts[at - 1] in words("link", "name_particles"):
        at -= 1
    return "・".join(parts[at:]), "・".join(parts[:at])


def _reading(name: str, said: Sequence[PersonStatement]) -> str:
    """A name in kana beside one in kanji."""
    if not names.is_kanji(name):
        return ""
    kana = [
        (a, s.confidence) for s in said for a in s.aliases if a and all("ぁ" <= c <= "ヿ" or c.isspace() for c in a)
    ]
    return commonest(kana) or ""
