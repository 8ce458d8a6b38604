"""The contract of the tables, in one place: CSV order, SQL, datapackage.json and docs/tables.md derive from it.

A column is `name: type = f.column(title, description, …)`; the types are text (`str`, "" where empty), `int`, `float`
and `bool`. `key=True` makes it part of the primary key, `ref="table.column"` a foreign key, `required=True` forbids an
empty cell, `values` lists what it may hold; a number stands in every row unless `empty=True`. `frame.py` makes pandera
schemas of it.
"""

from __future__ import annotations

from typing import get_args

from pipeline import model
from pipeline.tables import fields as f

CONTRACT = "1"  # the version of the contract; a column that is renamed or dropped makes it 2

THINGS = ("events", "people", "cities", "organizations")
KINDS = get_args(model.EventKind)
STATUSES = get_args(model.EventStatus)
BASES = get_args(model.Basis)


class Table:
    """What all tables share: no column but the declared ones, in their order."""


class Pages(Table):
    """One row for every page of the raw folder, also for those that were rejected."""

    page_id: str = f.column("Page", "Id of the page: from its URL, else from its path.", key=True, pattern="pg_.+")
    source: str = f.column("Source", "Path below the raw folder, or the record of an archive.", required=True)
    url: str = f.column("URL", "Where the page was found.")
    site: str = f.column("Site", "The site it belongs to.")
    title: str = f.column("Title", "The page's own name.")
    language: str = f.column("Language", "BCP 47 code of the page's language.")
    published_on: str = f.when("Published on", "The day that the page gives as its publication.")
    updated_on: str = f.when("Updated on", "The day that the page gives as its last change.")
    fetched_at: str = f.column("Fetched at", "When the page was fetched, as the input says.")
    sha256: str = f.column("SHA-256", "Hash of the page's bytes.")
    encoding: str = f.column("Encoding", "The character encoding that it was read with.")
    same_as: str = f.column("Same as", "The page that it repeats.", ref="pages.page_id")
    chars_text: int = f.column("Characters", "Code points of the stored text.", least=0)
    chars_body: int = f.column("Characters of the body", "Code points in the blocks that were kept.", least=0)
    status: str = f.column("Status", "What became of it.", required=True, values=("ok", "rejected", "gone"))
    reason: str = f.column("Reason", "Why it was rejected.")


class Times(Table):
    """One row for each expression of a date or a time, for each place where it stands."""

    time_id: str = f.column("Time", "Id of the row.", key=True, pattern="tm_.+")
    page_id: str = f.page()
    text: str = f.text()
    start_char: int = f.start()
    end_char: int = f.end()
    start: str = f.when("Start", "The first day or minute that is meant.")
    end: str = f.when("End", "The last day or minute that is meant, inclusive.")
    precision: str = f.column("Precision", "The finest part that is known.", values=get_args(model.Precision)[1:])
    timezone: str = f.column("Time zone", "IANA name, or UTC+04:00 where only an offset is known.", pattern=f.ZONE)
    kind: str = f.column("Kind", "What sort of expression.", required=True, values=get_args(model.TimeKind))
    basis: str = f.column("Basis", "What settled the parts that are not written.", required=True, values=BASES)
    basis_other: str = f.column("Other reading", "The best other reading, if there is one.")
    weekday_ok: bool = f.column("Weekday fits", "Whether a written weekday fits the date.", empty=True)
    event_id: str = f.column("Event", "The event whose date it gives.", ref="events.event_id")


class EventPages(Table):
    """What one page says of one event."""

    statement_id: str = f.column("Statement", "Id of the row.", key=True, pattern="st_.+")
    event_id: str = f.column("Event", "The event that is meant.", required=True, ref="events.event_id")
    page_id: str = f.page()
    name: str = f.column("Name", "The event's name on the page, without decoration.", required=True)
    text: str = f.text()
    start_char: int = f.start()
    end_char: int = f.end()
    kind: str = f.column("Kind", "What sort of event.", required=True, values=KINDS)
    status: str = f.column("Status", "What the page says became of it.", required=True, values=STATUSES)
    start: str = f.when("Start", "First day or minute, as this page gives it.")
    end: str = f.when("End", "Last day or minute, inclusive.")
    dates: str = f.column("Days", "The separate days where they are not contiguous, with ; between them.")
    timezone: str = f.column("Time zone", "Of the clock times: IANA name or UTC+04:00.", pattern=f.ZONE)
    venue: str = f.column("Venue", "The place as written.")
    city: str = f.column("City", "The city as written.")
    city_id: str = f.column("City's id", "The city that is meant.", ref="cities.city_id")
    country_code: str = f.country()
    parent: str = f.column("Part of", "The name, on the page, of the event that it is a part of.")
    basis: str = f.column(
        "Basis", "What settled the parts of the date that are not written.", required=True, values=BASES
    )
    confidence: float = f.confidence()


class PersonPages(Table):
    """What one page says of one person: a row for each title and affiliation."""

    statement_id: str = f.column("Statement", "Id of the row.", key=True, pattern="st_.+")
    person_id: str = f.column("Person", "The person who is meant.", required=True, ref="people.person_id")
    page_id: str = f.page()
    name: str = f.column("Name", "The fullest form that the page gives, without spaces.", required=True)
    text: str = f.text()
    start_char: int = f.start()
    end_char: int = f.end()
    title: str = f.column("Title", "Office or job: 市長.")
    affiliation: str = f.column("Affiliation", "The body that is served: さいたま市.")


class CityPages(Table):
    """The cities that one page names."""

    statement_id: str = f.column("Statement", "Id of the row.", key=True, pattern="st_.+")
    city_id: str = f.column("City", "The city that is meant.", required=True, ref="cities.city_id")
    page_id: str = f.page()
    name: str = f.column("Name", "As the page writes it.", required=True)
    text: str = f.text()
    start_char: int = f.start()
    end_char: int = f.end()


class Mentions(Table):
    """Every name and time where it stands."""

    mention_id: str = f.column("Mention", "Id of the row.", key=True, pattern="mn_.+")
    page_id: str = f.page()
    start_char: int = f.start()
    end_char: int = f.end()
    text: str = f.text()
    label: str = f.column("Label", "What it names.", required=True, values=(*get_args(model.Label), "TIME"))
    row_id: str = f.column("Thing", "Id of the person, city, organization, event or time that it names.")
    method: str = f.method()
    rule: str = f.rule()
    confidence: float = f.confidence()


class Events(Table):
    """The events that all pages together speak of."""

    event_id: str = f.column("Event", "Id of the event.", key=True, pattern="ev_.+")
    name: str = f.column("Name", "The best-supported name.", required=True)
    kind: str = f.column("Kind", "What sort of event.", required=True, values=KINDS)
    status: str = f.column("Status", "What became of it.", required=True, values=STATUSES)
    start: str = f.when("Start", "First day or minute.")
    end: str = f.when("End", "Last day or minute, inclusive.")
    dates: str = f.column("Days", "The separate days where they are not contiguous, with ; between them.")
    precision: str = f.column("Precision", "The finest part that is known.", values=get_args(model.Precision)[1:])
    timezone: str = f.column("Time zone", "Of the clock times: IANA name or UTC+04:00.", pattern=f.ZONE)
    venue: str = f.column("Venue", "The place as written.")
    city_id: str = f.column("City", "The city where it is held.", ref="cities.city_id")
    country_code: str = f.country()
    parent_event_id: str = f.column("Part of", "The event that it is a part of.", ref="events.event_id")
    pages: int = f.count()
    confidence: float = f.confidence()
    review: str = f.review()


class People(Table):
    """The people that all pages together speak of."""

    person_id: str = f.column("Person", "Id of the person.", key=True, pattern="pe_.+")
    name: str = f.column("Name", "The fullest, best-supported name.", required=True)
    family_name: str = f.column("Family name", "Where it can be told.")
    given_name: str = f.column("Given name", "Where it can be told.")
    reading: str = f.column("Reading", "In kana, where a page gives it.")
    pages: int = f.count()
    confidence: float = f.confidence()
    review: str = f.review()


class Cities(Table):
    """The cities, wards and regions that the pages name."""

    city_id: str = f.column("City", "Id of the city.", key=True, pattern="ci_.+")
    name: str = f.column("Name", "Japanese name.", required=True)
    name_en: str = f.column("English name", "From the gazetteer.")
    kind: str = f.column("Kind", "City, ward or region.", required=True, values=("city", "ward", "region"))
    country_code: str = f.country()
    country: str = f.column("Country", "Japanese name of the country.")
    admin1: str = f.column("Region", "The prefecture, state or province that it lies in.")
    lg_code: str = f.column(
        "Local government code", "全国地方公共団体コード, six digits, Japan.", pattern=r"(?:\d{6})?"
    )
    geonames_id: str = f.column("GeoNames id", "Its number in GeoNames.", pattern=r"\d*")
    latitude: float = f.column("Latitude", "Degrees north, WGS 84.", least=-90, most=90, empty=True)
    longitude: float = f.column("Longitude", "Degrees east, WGS 84.", least=-180, most=180, empty=True)
    timezone: str = f.column("Time zone", "IANA name.", pattern=f.ZONE)
    pages: int = f.count()
    confidence: float = f.confidence()
    review: str = f.review()


class Organizations(Table):
    """The bodies that the pages name."""

    organization_id: str = f.column("Organization", "Id of the body.", key=True, pattern="or_.+")
    name: str = f.column("Name", "The best-supported name.", required=True)
    city_id: str = f.column("City", "Where its name says that it is.", ref="cities.city_id")
    pages: int = f.count()
    confidence: float = f.confidence()
    review: str = f.review()


class EventPeople(Table):
    """Who takes part in an event, in which role, according to which page."""

    event_id: str = f.column("Event", "The event.", key=True, ref="events.event_id")
    person_id: str = f.column("Person", "The person.", key=True, ref="people.person_id")
    page_id: str = f.page(key=True)
    name: str = f.column("Name", "As the page writes it here.", required=True)
    title: str = f.column("Title", "Office or job.")
    affiliation: str = f.column("Affiliation", "The body that is served.")
    organization_id: str = f.column(
        "Organization", "That body, where it is known.", ref="organizations.organization_id"
    )
    role: str = f.column("Role", "What the person does there.", key=True, values=get_args(model.PersonRole))


class EventCities(Table):
    """Which cities take part in an event or hold it, according to which page."""

    event_id: str = f.column("Event", "The event.", key=True, ref="events.event_id")
    city_id: str = f.column("City", "The city.", key=True, ref="cities.city_id")
    page_id: str = f.page(key=True)
    name: str = f.column("Name", "As the page writes it here.", required=True)
    role: str = f.column("Role", "What the city does there.", key=True, values=get_args(model.CityRole))


class EventOrganizations(Table):
    """Which bodies hold, support or attend an event, according to which page."""

    event_id: str = f.column("Event", "The event.", key=True, ref="events.event_id")
    organization_id: str = f.column("Organization", "The body.", key=True, ref="organizations.organization_id")
    page_id: str = f.page(key=True)
    role: str = f.column("Role", "What it does there.", key=True, values=get_args(model.OrganizationRole))


class Evidence(Table):
    """Where each value of a statement stands, or what it was inferred from."""

    table: str = f.column("Table", "The table that the value is in.", required=True)
    row_id: str = f.column("Row", "Id of the row.", required=True)
    column: str = f.column("Column", "The column of the value.", required=True)
    page_id: str = f.page()
    start_char: int = f.start()
    end_char: int = f.end()
    text: str = f.text()
    method: str = f.method()
    rule: str = f.rule()
    confidence: float = f.confidence()


class Rejects(Table):
    """Candidates that were found and refused."""

    page_id: str = f.page()
    stage: str = f.column("Stage", "The stage that refused it.", required=True)
    start_char: int = f.start()
    end_char: int = f.end()
    text: str = f.text()
    label: str = f.column("Label", "What it was a candidate for.")
    rule: str = f.rule()
    reason: str = f.column("Reason", "Why it was refused.", required=True)


class Merges(Table):
    """What was joined over pages, and what nearly was."""

    table: str = f.column("Table", "The table of both rows.", key=True, values=THINGS)
    id_a: str = f.column("One", "The id that stays, or the smaller one.", key=True)
    id_b: str = f.column("Other", "The id that was joined to it (see former_ids), or that is kept apart.", key=True)
    score: float = f.column("Score", "How alike they are, 0 to 1.", least=0, most=1)
    decision: str = f.column("Decision", "What was done.", required=True, values=("joined", "kept_apart"))
    evidence: str = f.column("Evidence", "What speaks for it and against it, with ; between.", required=True)


class Problems(Table):
    """What a person should look at."""

    table: str = f.column("Table", "The table of the row.", required=True)
    row_id: str = f.column("Row", "Id of the row, where there is one.")
    page_id: str = f.page()
    code: str = f.column("Code", "What is wrong, in one word.", required=True)
    detail: str = f.column("Detail", "What is wrong, in a sentence.")


class Aliases(Table):
    """Other names of things, and the page that uses them."""

    table: str = f.column("Table", "The table of the row.", key=True, values=THINGS)
    row_id: str = f.column("Row", "Id of the thing.", key=True)
    alias: str = f.column("Alias", "The other name.", key=True)
    page_id: str = f.page(key=True)


class FormerIds(Table):
    """Ids that a thing would have had or has had; they resolve for ever."""

    table: str = f.column("Table", "The table of the thing.", key=True, values=THINGS)
    old_id: str = f.column("Old id", "The id that is no longer a row.", key=True)
    id: str = f.column("Id", "The id of the thing's row now.", required=True)


TABLES: dict[str, type[Table]] = {
    "pages": Pages,
    "cities": Cities,
    "people": People,
    "organizations": Organizations,
    "events": Events,
    "event_pages": EventPages,
    "person_pages": PersonPages,
    "city_pages": CityPages,
    "times": Times,
    "mentions": Mentions,
    "event_people": EventPeople,
    "event_cities": EventCities,
    "event_organizations": EventOrganizations,
    "evidence": Evidence,
    "rejects": Rejects,
    "merges": Merges,
    "problems": Problems,
    "aliases": Aliases,
    "former_ids": FormerIds,
}
