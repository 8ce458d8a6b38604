"""A corpus as rows of the tables: things and links here, and for each table the function that gives its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pipeline.link.corpus import Corpus
from pipeline.tables import explaining_rows, page_rows
from pipeline.tables.flat import LISTED, Row, flat, picked

OF_PLACE = (
    *("name", "name_en", "kind", "country_code", "admin1", "lg_code", "geonames_id"),
    *("latitude", "longitude", "timezone"),
)


def events(corpus: Corpus) -> Iterator[Row]:
    for event in corpus.events:
        yield {**flat(event), "dates": LISTED.join(event.dates)}


def people(corpus: Corpus) -> Iterator[Row]:
    return (flat(person) for person in corpus.people)


def cities(corpus: Corpus) -> Iterator[Row]:
    for city in corpus.cities:
        own = picked(city, ("city_id", "country", "pages", "confidence", "review"))
        yield {**picked(city.place, OF_PLACE), **own}


def organizations(corpus: Corpus) -> Iterator[Row]:
    return (flat(organization) for organization in corpus.organizations)


def event_people(corpus: Corpus) -> Iterator[Row]:
    return (flat(link) for link in corpus.event_people)


def event_cities(corpus: Corpus) -> Iterator[Row]:
    return (flat(link) for link in corpus.event_cities)


def event_organizations(corpus: Corpus) -> Iterator[Row]:
    return (flat(link) for link in corpus.event_organizations)


MAKERS: dict[str, Callable[[Corpus], Iterator[Row]]] = {
    make.__name__: make
    for make in (
        *(page_rows.pages, page_rows.times, page_rows.event_pages, page_rows.person_pages, page_rows.city_pages),
        *(page_rows.mentions, events, people, cities, organizations, event_people, event_cities, event_organizations),
        *(explaining_rows.evidence, explaining_rows.rejects, explaining_rows.merges, explaining_rows.problems),
        *(explaining_rows.aliases, explaining_rows.former_ids),
    )
}

# The column of each table that tells whose rows they are: what they say stands or falls with that page or thing.
OWNERS = {
    **dict.fromkeys(("pages", "times", "event_pages", "person_pages", "city_pages", "mentions"), "page_id"),
    **dict.fromkeys(("event_people", "event_cities", "event_organizations"), "page_id"),
    **dict.fromkeys(("evidence", "rejects", "problems"), "page_id"),
    **{"events": "event_id", "people": "person_id", "cities": "city_id", "organizations": "organization_id"},
    **{"merges": "id_a", "aliases": "row_id", "former_ids": "id"},
}
OF_PAGES = tuple(name for name, column in OWNERS.items() if column == "page_id")
