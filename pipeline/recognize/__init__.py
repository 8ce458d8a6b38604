"""recognize: kept blocks → mentions of people (with offices), organizations, cities, venues and named events.

`recognize(document)` fills in `Document.mentions`, `people`, `cities` and `organizations`: what is named where, and
which mentions of a page name the same thing (`Mention.entity`).
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.model import Document
from pipeline.recognize import ner, people, persons
from pipeline.recognize.sheets import sheets
from pipeline.settings import DEFAULT, Settings

__all__ = ["recognize"]


def recognize(document: Document, settings: Settings = DEFAULT) -> Document:
    """The document with what its kept blocks name; nothing of it depends on any other page."""
    texts = [document.text_of(block) for block in document.body]
    entities = ner.entities(texts, settings)
    found = people.find(sheets(document, entities), settings)
    mentions, statements = persons.resolve(found.people)
    return replace(
        document,
        mentions=tuple(mentions),
        people=tuple(statements),
        rejects=(*document.rejects, *found.rejects),
    )
