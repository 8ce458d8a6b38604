"""The nouns of linking: the things that all pages together say exist, and what joins them to the statements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from pipeline.model import (
    CityRole,
    Document,
    EventKind,
    EventStatus,
    OrganizationRole,
    PersonRole,
    Place,
    Precision,
)

Thing: TypeAlias = Literal["events", "people", "cities", "organizations"]
Review: TypeAlias = Literal["none", "accepted", "edited", "rejected"]


@dataclass(frozen=True, slots=True)
class Event:
    event_id: str
    name: str
    kind: EventKind
    status: EventStatus
    start: str
    end: str
    dates: tuple[str, ...]
    precision: Precision
    timezone: str
    venue: str
    city_id: str
    country_code: str
    parent_event_id: str
    pages: int
    confidence: float
    review: Review = "none"


@dataclass(frozen=True, slots=True)
class Person:
    person_id: str
    name: str
    family_name: str
    given_name: str
    reading: str
    pages: int
    confidence: float
    review: Review = "none"


@dataclass(frozen=True, slots=True)
class City:
    city_id: str
    place: Place
    country: str  # the country's Japanese name
    pages: int
    confidence: float
    review: Review = "none"


@dataclass(frozen=True, slots=True)
class Organization:
    organization_id: str
    name: str
    city_id: str
    pages: int
    confidence: float
    review: Review = "none"


@dataclass(frozen=True, slots=True)
class PersonOfEvent:
    event_id: str
    person_id: str
    page_id: str
    name: str
    title: str
    affiliation: str
    organization_id: str
    role: PersonRole


@dataclass(frozen=True, slots=True)
class CityOfEvent:
    event_id: str
    city_id: str
    page_id: str
    name: str
    role: CityRole


@dataclass(frozen=True, slots=True)
class OrganizationOfEvent:
    event_id: str
    organization_id: str
    page_id: str
    role: OrganizationRole


@dataclass(frozen=True, slots=True)
class Merge:
    """Two rows that were compared and joined, or that nearly were and are kept apart; `score` is 0..1."""

    table: Thing
    id_a: str
    id_b: str
    score: float
    decision: Literal["joined", "kept_apart"]
    evidence: str


@dataclass(frozen=True, slots=True)
class Alias:
    table: Thing
    row_id: str
    alias: str
    page_id: str


@dataclass(frozen=True, slots=True)
class FormerId:
    table: Thing
    old_id: str
    id: str


@dataclass(frozen=True, slots=True)
class Support:
    """A value of a thing that some of its pages do not give: the statement that it was taken from."""

    table: Thing
    row_id: str
    column: str
    statement_id: str
    rule: str


@dataclass(frozen=True, slots=True)
class LinkProblem:
    """Something that linking could not settle; `statement_id` is the row that it is about."""

    table: str
    statement_id: str
    page_id: str
    code: str
    detail: str


@dataclass(frozen=True, slots=True)
class Corpus:
    """Everything that a run concludes. Ordered by page id and row id, whatever the order of the documents was."""

    documents: tuple[Document, ...] = ()
    events: tuple[Event, ...] = ()
    people: tuple[Person, ...] = ()
    cities: tuple[City, ...] = ()
    organizations: tuple[Organization, ...] = ()
    event_people: tuple[PersonOfEvent, ...] = ()
    event_cities: tuple[CityOfEvent, ...] = ()
    event_organizations: tuple[OrganizationOfEvent, ...] = ()
    thing_of: Mapping[str, str] = field(default_factory=dict)  # statement id → thing id
    named: Mapping[tuple[str, str, str], str] = field(default_factory=dict)  # (page id, label, entity) → thing id
    merges: tuple[Merge, ...] = ()
    aliases: tuple[Alias, ...] = ()
    former_ids: tuple[FormerId, ...] = ()
    supports: tuple[Support, ...] = ()
    problems: tuple[LinkProblem, ...] = ()
