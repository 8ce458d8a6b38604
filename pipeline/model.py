"""The nouns of gyoji: what a page is made of and what is said on it.

Everything here is frozen and slotted; a stage never changes what it was given, it returns a copy with its own part
filled in. All offsets (`start`, `end`, and every pair of them) count Unicode code points in `Page.text`, end
exclusive. All dates and times are ISO 8601 text cut to their precision, `--MM-DD` without a year and `THH:MM+hh:mm`
without a date. "" means «the page does not say».
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Span: TypeAlias = tuple[int, int]

BlockKind: TypeAlias = Literal[
    "title",  # the page's own name, the first heading
    "heading",
    "paragraph",
    "list_item",
    "table_row",
    "field",  # a label and its value: 日時 2024年2月3日
    "caption",
    "footnote",
    "date_line",  # nothing but a date: a diary's day, a section's month
    "other",
]
Label: TypeAlias = Literal["PERSON", "CITY", "ORG", "VENUE", "EVENT", "TITLE"]
Method: TypeAlias = Literal["model", "gazetteer", "rule", "layout", "markup", "review"]
Precision: TypeAlias = Literal["", "year", "month", "day", "minute"]
TimeKind: TypeAlias = Literal["date", "time", "datetime", "range", "fiscal_year", "relative"]
Basis: TypeAlias = Literal[
    "explicit",
    "list",
    "range",
    "row",
    "sentence",
    "heading",
    "section",
    "title",
    "published_on",
    "updated_on",
    "named_event",
    "weekday",
    "sequence",
    "none",
]
EventKind: TypeAlias = Literal[
    "conference",
    "session",
    "meeting",
    "visit",
    "ceremony",
    "signing",
    "seminar",
    "lecture",
    "exhibition",
    "festival",
    "contest",
    "press_conference",
    "other",
]
EventStatus: TypeAlias = Literal["announced", "held", "cancelled", "postponed"]
PersonRole: TypeAlias = Literal[
    "host", "speaker", "moderator", "attendee", "visitor", "visited", "signatory", "organizer", "other"
]
CityRole: TypeAlias = Literal["venue", "participant", "host"]
OrganizationRole: TypeAlias = Literal["host", "organizer", "supporter", "participant"]


@dataclass(frozen=True, slots=True)
class Source:
    """One page as it lies in the raw folder: its bytes and what stands beside them."""

    source: str  # path below the raw folder, "/" between parts; for a record of an archive "file.warc.gz#3"
    content: bytes
    url: str = ""
    site: str = ""
    fetched_at: str = ""
    reason: str = ""  # why it could not be read at all, else ""
    content_type: str = ""  # what the server or the scraper called it: text/html; charset=euc-jp


@dataclass(frozen=True, slots=True)
class Page:
    page_id: str
    source: str
    text: str = ""
    url: str = ""
    site: str = ""
    title: str = ""
    language: str = ""
    published_on: str = ""
    updated_on: str = ""
    fetched_at: str = ""
    sha256: str = ""
    encoding: str = ""
    same_as: str = ""
    status: Literal["ok", "rejected", "gone"] = "ok"
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table row, or the label and the value of a field."""

    start: int
    end: int
    header: str = ""  # the text of its column's (or row's) header cell, "" where it has none
    is_header: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the page that stands by itself: one or more whole lines of its text, never overlapping another."""

    page_id: str
    index: int  # order on the page, from 0
    start: int
    end: int
    kind: BlockKind
    level: int = 0  # of a title, a heading, or a date line that stands over what follows: 1 is the highest; else 0
    label: str = ""  # of a field: its label without numbers, spaces and decoration (日時), else ""
    cells: tuple[Cell, ...] = ()  # of a table row its cells, of a field (label cell, value cell)
    table: int = -1  # rows of one table share a number
    over: tuple[Span, ...] = ()  # of a table row the cells of rows above that span down to it (rowspan), with text
    links: tuple[Span, ...] = ()  # the parts that are link texts, where the input tells
    hrefs: tuple[str, ...] = ()  # their targets, one each
    kept: bool = True
    reason: str = ""  # why it was dropped, else ""


@dataclass(frozen=True, slots=True)
class DeclaredEvent:
    """An event as the page's markup declares it to machines (schema.org in JSON-LD or microdata), shown or not."""

    page_id: str
    type: str  # of schema.org: ExhibitionEvent
    name: str
    start: str = ""  # ISO 8601 in the zone of the settings, cut to its precision
    end: str = ""
    venue: str = ""
    city: str = ""
    country: str = ""  # as declared: JP, 日本
    status: str = ""  # of schema.org: EventScheduled, EventCancelled, EventPostponed
    online: bool = False
    organizers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality, ward or region of the world."""

    key: str  # "jp:111007" (全国地方公共団体コード), "gn:2643743" (GeoNames), "x:IT:アレッツォ" (in no list)
    name: str  # Japanese
    kind: Literal["city", "ward", "region"] = "city"
    country_code: str = ""  # ISO 3166-1 alpha-2
    name_en: str = ""
    admin1: str = ""
    lg_code: str = ""
    geonames_id: str = ""
    latitude: float | None = None
    longitude: float | None = None
    timezone: str = ""  # IANA
    population: int = 0


@dataclass(frozen=True, slots=True)
class Office:
    """What a person is and of what: 市長 of さいたま市. Spans are (-1, -1) where nothing is written."""

    title: str = ""
    affiliation: str = ""
    title_span: Span = (-1, -1)
    affiliation_span: Span = (-1, -1)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name where it stands."""

    page_id: str
    block: int  # Block.index
    start: int
    end: int
    text: str
    label: Label
    name: str  # normalised: no inner spaces in a person's name, no honorific, no decoration
    method: Method
    rule: str
    confidence: float
    entity: str = ""  # the fullest or first form on the page; mentions of one thing on one page share label and entity
    offices: tuple[Office, ...] = ()  # of a PERSON, as given at this mention
    place: Place | None = None  # of a CITY what it names; of an ORG or VENUE where it is, if its name says so
    scored: bool = True  # of a CITY: it is a row of city_pages (False: it only locates)


@dataclass(frozen=True, slots=True)
class Said:
    """One end of a time as the page wrote it; None where it wrote nothing."""

    era: str | None = None
    year: int | None = None  # as written: 6 of 令和6年
    month: int | None = None
    day: int | None = None
    weekday: int | None = None  # 0 is Monday
    hour: int | None = None
    minute: int | None = None
    zone: str | None = None  # the zone word as written
    word: str | None = None  # 昨年, 上旬, 第3四半期, 年度


@dataclass(frozen=True, slots=True)
class Time:
    page_id: str
    block: int
    start_char: int
    end_char: int
    text: str
    start: str  # ISO 8601, inclusive
    end: str
    precision: Precision
    kind: TimeKind
    timezone: str = ""
    basis: Basis = "explicit"
    basis_other: str = ""
    weekday_ok: Literal["", "true", "false"] = ""
    said: tuple[Said, ...] = ()  # one, or two for a range
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a value of a statement stands, or what it was inferred from."""

    column: str
    start: int
    end: int
    text: str
    method: Method
    rule: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class EventPerson:
    name: str  # as the page writes it here
    entity: str  # Mention.entity
    role: PersonRole
    title: str = ""
    affiliation: str = ""


@dataclass(frozen=True, slots=True)
class EventCity:
    name: str
    entity: str  # Mention.entity of a CITY
    role: CityRole


@dataclass(frozen=True, slots=True)
class EventOrganization:
    name: str
    role: OrganizationRole


@dataclass(frozen=True, slots=True)
class EventStatement:
    """What one page says of one event."""

    page_id: str
    name: str
    start_char: int  # the name's place in the text
    end_char: int
    text: str
    rule: str  # the layout that found it
    kind: EventKind = "other"
    status: EventStatus = "held"
    start: str = ""
    end: str = ""
    dates: tuple[str, ...] = ()  # the separate days when they are not contiguous
    precision: Precision = ""
    timezone: str = ""
    venue: str = ""
    city: str = ""  # as the page writes it
    place: Place | None = None
    country_code: str = ""
    parent: str = ""
    basis: Basis = "none"
    confidence: float = 0.5
    aliases: tuple[str, ...] = ()
    people: tuple[EventPerson, ...] = ()
    cities: tuple[EventCity, ...] = ()
    organizations: tuple[EventOrganization, ...] = ()
    times: tuple[int, ...] = ()  # start_char of the Time rows that its dates come from
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonStatement:
    """A person of a page: one for each human being."""

    page_id: str
    name: str  # the fullest form on the page
    start_char: int
    end_char: int
    text: str
    aliases: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()
    confidence: float = 0.5


@dataclass(frozen=True, slots=True)
class CityStatement:
    page_id: str
    name: str  # as the page writes it
    start_char: int
    end_char: int
    text: str
    place: Place
    confidence: float = 0.5


@dataclass(frozen=True, slots=True)
class OrganizationStatement:
    page_id: str
    name: str
    start_char: int
    end_char: int
    text: str
    place: Place | None = None
    confidence: float = 0.5


@dataclass(frozen=True, slots=True)
class Reject:
    """A candidate that was found and refused."""

    page_id: str
    stage: str
    start: int
    end: int
    text: str
    label: str
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that a person should look at. `start` and `end` say which row: that of the time or statement there."""

    page_id: str
    table: str
    start: int
    end: int
    code: str
    detail: str


@dataclass(frozen=True, slots=True)
class Document:
    """One page on its way through the house; each stage fills in its own part."""

    page: Page
    blocks: tuple[Block, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[Time, ...] = ()
    events: tuple[EventStatement, ...] = ()
    people: tuple[PersonStatement, ...] = ()
    cities: tuple[CityStatement, ...] = ()
    organizations: tuple[OrganizationStatement, ...] = ()
    rejects: tuple[Reject, ...] = field(default=())
    problems: tuple[Problem, ...] = field(default=())
    declared: tuple[DeclaredEvent, ...] = ()

    def text_of(self, block: Block) -> str:
        return self.page.text[block.start : block.end]

    @property
    def body(self) -> tuple[Block, ...]:
        """The blocks that strip has kept, in page order."""
        return tuple(b for b in self.blocks if b.kept)
