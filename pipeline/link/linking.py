"""Over all pages: cities, then bodies, then people, then events, each standing on the ones before."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.grouped import Grouped, by_group
from pipeline.link import relate, statements
from pipeline.link.cities import link_cities
from pipeline.link.corpus import Corpus
from pipeline.link.join_events import link_events
from pipeline.link.join_people import link_people
from pipeline.link.organizations import link_organizations
from pipeline.link.parts import Named
from pipeline.link.ties import NONE, Ties
from pipeline.model import Document
from pipeline.settings import DEFAULT, Settings


def link(
    documents: Sequence[Document], settings: Settings = DEFAULT, ties: Ties = NONE, grouped: Grouped = by_group
) -> Corpus:
    """What all pages together say exists. The order of the documents makes no difference; `ties` stand above likeness.

    `grouped` does what is worked out block by block and component by component; what these are is found out here.
    Each page counts once: of two documents with one page id the first one (in the order of sources) stands.
    """
    pages: dict[str, Document] = {}
    for d in sorted(documents, key=lambda d: (d.page.page_id, d.page.source)):
        pages.setdefault(d.page.page_id, d)
    ordered = tuple(pages.values())
    named = Named()
    cities = link_cities(ordered, named)
    organizations = link_organizations(ordered, named, grouped)
    people = link_people(ordered, named, ties, grouped)
    told = statements.everywhere(ordered, statements.of_events)
    events = link_events(ordered, told, named, ties, grouped)
    event_people, no_person = relate.people(told, events.thing_of, named)
    event_cities, no_city = relate.cities(told, events.thing_of, named)
    parts = (events, people, cities, organizations)
    return Corpus(
        documents=ordered,
        events=events.things,
        people=people.things,
        cities=cities.things,
        organizations=organizations.things,
        event_people=tuple(event_people),
        event_cities=tuple(event_cities),
        event_organizations=tuple(relate.organizations(told, events.thing_of, named)),
        thing_of={key: thing for part in parts for key, thing in part.thing_of.items()},
        named=_of_mentions(ordered, named),
        merges=tuple(m for part in parts for m in part.merges),
        aliases=tuple(a for part in parts for a in part.aliases),
        former_ids=tuple(f for part in parts for f in part.former),
        supports=events.supports,
        problems=(*no_person, *no_city, *(p for part in parts for p in part.problems)),
    )


def _of_mentions(documents: Sequence[Document], named: Named) -> dict[tuple[str, str, str], str]:
    """What is known by name, and each mention's entity, which may be written in another way."""
    out = {key: thing for key, thing in named.exact.items() if key[1] != "BODY"}
    for d in documents:
        for m in d.mentions:
            entity = m.entity or m.name
            if thing := named.get(m.page_id, m.label, entity, m.name):
                out.setdefault((m.page_id, m.label, entity), thing)
    return out
