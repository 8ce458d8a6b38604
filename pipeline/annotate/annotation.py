"""The nouns: what an analyst says that one page says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

Moments: TypeAlias = tuple[str, str]  # start and end, ISO 8601, "" where nothing is said
Raw: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Named:
    """A person, a city or an organization of a page."""

    name: str
    aliases: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    affiliations: tuple[str, ...] = ()
    kind: str = ""
    country: str = ""
    optional: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class TimeRow:
    """An expression where it stands, and what it means."""

    text: str
    line: int
    when: Moments
    accepted: frozenset[Moments]  # `when` and whatever else is right
    timezone: str = ""
    weekday_conflict: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """What a person is and does in an event."""

    name: str
    role: str
    title: str = ""
    affiliation: str = ""


@dataclass(frozen=True, slots=True)
class EventRow:
    name: str
    when: Moments
    accepted: frozenset[Moments]
    aliases: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    venue: str = ""
    city: str = ""
    country: str = ""
    parent: str = ""
    people: tuple[Part, ...] = ()
    cities: tuple[str, ...] = ()
    optional: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Annotation:
    """One annotated page. `body_lines` and `organizations` are None where the file does not annotate them."""

    stem: str  # the file's name without .json
    source: str
    facts: Mapping[str, str]  # title, published_on, updated_on, language, where the file has them
    body_lines: tuple[tuple[int, int], ...] | None
    times: tuple[TimeRow, ...]
    people: tuple[Named, ...]
    cities: tuple[Named, ...]
    events: tuple[EventRow, ...]
    organizations: tuple[Named, ...] | None = None
    times_optional: frozenset[str] = frozenset()  # texts
    people_optional: tuple[str, ...] = ()
    cities_optional: tuple[str, ...] = ()

    @property
    def body(self) -> frozenset[int]:
        """The numbers of the body's lines, from 1."""
        return frozenset(n for first, last in self.body_lines or () for n in range(first, last + 1))


def annotation(stem: str, data: Raw) -> Annotation:
    """From the JSON of a file that is as the schema wants it."""
    bodies = data.get("organizations")
    return Annotation(
        stem=stem,
        source=data["source"],
        facts={key: value or "" for key, value in data.get("page", {}).items()},
        body_lines=None if "body_lines" not in data else tuple((a, b) for a, b in data["body_lines"]),
        times=tuple(_time(row) for row in data["times"]),
        people=tuple(_named(row) for row in data["people"]),
        cities=tuple(_named(row) for row in data["cities"]),
        events=tuple(_event(row) for row in data["events"]),
        organizations=None if bodies is None else tuple(_named(row) for row in bodies),
        times_optional=frozenset(row["text"] for row in data.get("times_optional", ())),
        people_optional=tuple(data.get("people_optional", ())),
        cities_optional=tuple(data.get("cities_optional", ())),
    )


def _named(row: Raw) -> Named:
    return Named(
        name=row["name"],
        aliases=_texts(row, "aliases"),
        titles=_texts(row, "titles"),
        affiliations=_texts(row, "affiliations"),
        kind=row.get("kind") or "",
        country=row.get("country") or "",
        optional=row.get("optional", False),
    )


def _time(row: Raw) -> TimeRow:
    when, accepted = _moments(row)
    zone = row.get("timezone") or ""
    return TimeRow(row["text"], row["line"], when, accepted, zone, row.get("weekday_conflict", False))


def _event(row: Raw) -> EventRow:
    when, accepted = _moments(row)
    return EventRow(
        name=row["name"],
        when=when,
        accepted=accepted,
        aliases=_texts(row, "aliases"),
        dates=_texts(row, "dates"),
        venue=row.get("venue") or "",
        city=row.get("city") or "",
        country=row.get("country") or "",
        parent=row.get("parent") or "",
        people=tuple(_part(part) for part in row.get("people", ())),
        cities=_texts(row, "cities"),
        optional=row.get("optional", False),
    )


def _part(row: Raw) -> Part:
    return Part(row["name"], row["role"], row.get("title") or "", row.get("affiliation") or "")


def _moments(row: Raw) -> tuple[Moments, frozenset[Moments]]:
    when = (row["start"] or "", row["end"] or "")
    return when, frozenset({when, *((a or "", b or "") for a, b in row.get("accept", ()))})


def _texts(row: Raw, key: str) -> tuple[str, ...]:
    values: Iterable[str] = row.get(key) or ()
    return tuple(values)
