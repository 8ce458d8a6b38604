"""What one page says: itself, its times, and its words about events, people and cities."""

from __future__ import annotations

from typing import get_args

from pipeline import model
from pipeline.tables import fields as f


class Pages(f.Table):
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


class Times(f.Table):
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
    basis: str = f.column("Basis", "What settled the parts that are not written.", required=True, values=f.BASES)
    basis_other: str = f.column("Other reading", "The best other reading, if there is one.")
    weekday_ok: bool = f.column("Weekday fits", "Whether a written weekday fits the date.", empty=True)
    event_id: str = f.column("Event", "The event whose date it gives.", ref="events.event_id")


class EventPages(f.Table):
    """What one page says of one event."""

    statement_id: str = f.column("Statement", "Id of the row.", key=True, pattern="st_.+")
    event_id: str = f.column("Event", "The event that is meant.", required=True, ref="events.event_id")
    page_id: str = f.page()
    name: str = f.column("Name", "The event's name on the page, without decoration.", required=True)
    text: str = f.text()
    start_char: int = f.start()
    end_char: int = f.end()
    kind: str = f.column("Kind", "What sort of event.", required=True, values=f.KINDS)
    status: str = f.column("Status", "What the page says became of it.", required=True, values=f.STATUSES)
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
        "Basis", "What settled the parts of the date that are not written.", required=True, values=f.BASES
    )
    confidence: float = f.confidence()


class PersonPages(f.Table):
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


class CityPages(f.Table):
    """The cities that one page names."""

    statement_id: str = f.column("Statement", "Id of the row.", key=True, pattern="st_.+")
    city_id: str = f.column("City", "The city that is meant.", required=True, ref="cities.city_id")
    page_id: str = f.page()
    name: str = f.column("Name", "As the page writes it.", required=True)
    text: str = f.text()
    start_char: int = f.start()
    end_char: int = f.end()


class Mentions(f.Table):
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
