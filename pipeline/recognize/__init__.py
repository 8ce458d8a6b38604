"""recognize: kept blocks → mentions of people (with offices), organizations, cities, venues and named events.

`recognize(document)` fills in `Document.mentions`, `people`, `cities` and `organizations`: what is named where, and
which mentions of a page name the same thing (`Mention.entity`).
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.model import Document
from pipeline.recognize import housing, ner, organizations, own, own_offices, people, persons
from pipeline.recognize.bodies import is_organization
from pipeline.recognize.cities import find_cities
from pipeline.recognize.offices import heads
from pipeline.recognize.sheets import sheets
from pipeline.recognize.statements import cities_of, organizations_of
from pipeline.settings import DEFAULT, Settings

__all__ = ["recognize"]


def recognize(document: Document, settings: Settings = DEFAULT) -> Document:
    """The document with what its kept blocks name; nothing of it depends on any other page."""
    body = document.body
    entities = ner.entities([document.text_of(block) for block in body], settings)
    read = sheets(document, entities)
    whose = own.own_of(document)
    found = people.find(read, settings, whose.municipality)
    by_block = {block.index: spans for block, spans in zip(body, entities, strict=True)}
    others = organizations.find(
        read,
        found.people,
        [*(o for o in found.offices if is_organization(o.affiliation)), *(o for m in found.people for o in m.offices)],
        settings,
    )
    cities = find_cities(document, [*found.people, *others], by_block, settings)
    bodies = [m for m in others if m.label == "ORG"]
    houses = housing.without_people(bodies, found.people)
    named, statements = persons.resolve(housing.housed(housing.Page(document, houses, found.people, cities, whose)))
    statements = own_offices.with_own_body(statements, found.offices, cities, heads(settings.vocabulary), whose)
    return replace(
        document,
        mentions=tuple(sorted([*named, *others, *cities], key=lambda m: (m.start, m.end, m.label))),
        people=tuple(statements),
        cities=tuple(cities_of(cities)),
        organizations=tuple(organizations_of(bodies)),
        rejects=(*document.rejects, *found.rejects),
    )
