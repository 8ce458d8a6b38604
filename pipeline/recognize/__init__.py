"""recognize: kept blocks → mentions of people (with offices), organizations, cities, venues and named events.

`recognize(document)` fills in `Document.mentions`, `people`, `cities` and `organizations`: what is named where, and
which mentions of a page name the same thing (`Mention.entity`).
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.model import Document
from pipeline.recognize import ner, people, persons
from pipeline.recognize.cities import find_cities
from pipeline.recognize.sheets import sheets
from pipeline.recognize.statements import cities_of
from pipeline.settings import DEFAULT, Settings

__all__ = ["recognize"]


def recognize(document: Document, settings: Settings = DEFAULT) -> Document:
    """The document with what its kept blocks name; nothing of it depends on any other page."""
    body = document.body
    entities = ner.entities([document.text_of(block) for block in body], settings)
    found = people.find(sheets(document, entities), settings)
    named, statements = persons.resolve(found.people)
    by_block = {block.index: spans for block, spans in zip(body, entities, strict=True)}
    cities = find_cities(document, named, by_block, settings)
    return replace(
        document,
        mentions=tuple(sorted([*named, *cities], key=lambda m: (m.start, m.end, m.label))),
        people=tuple(statements),
        cities=tuple(cities_of(cities)),
        rejects=(*document.rejects, *found.rejects),
    )
