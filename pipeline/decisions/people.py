"""Who and which cities take part, as a reviewer lists them: names that the page has, found or added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pipeline import gazetteer
from pipeline.decisions.anchors import written
from pipeline.decisions.desk import RULE, Sheet, Slot
from pipeline.link.names import fold
from pipeline.model import (
    CityStatement,
    EventCity,
    EventPerson,
    Label,
    Mention,
    Office,
    PersonStatement,
    Place,
    Span,
)
from pipeline.settings import Settings

Listed = Sequence[dict[str, Any]]


def people_of(sheet: Sheet, listed: Listed) -> tuple[tuple[EventPerson, ...], str]:
    """The people of a list, and which of them the page does not have."""
    out, lost = [], []
    for one in listed:
        name, title, affiliation = (str(one.get(k, "")) for k in ("name", "title", "affiliation"))
        entity = _person(sheet, name, Office(title, affiliation))
        if entity:
            out.append(EventPerson(name, entity, one.get("role") or "attendee", title, affiliation))
        else:
            lost.append(f"{name} does not stand on the page")
    return tuple(out), "; ".join(lost)


def _person(sheet: Sheet, name: str, office: Office) -> str:
    """The name that the page's own statement of the person has; one is added where there is none."""
    wanted = fold(name)
    for slot in sheet.people:
        said = slot.said
        if wanted in {fold(said.name), *map(fold, said.aliases)}:
            if slot.rejected is None:
                return said.name
            slot.rejected = None
            return said.name
    span = written(name, sheet.page.text)
    if span is None:
        return ""
    short = "".join(name.split())
    text = sheet.page.text[slice(*span)]
    offices = (office,) if office.title or office.affiliation else ()
    new = PersonStatement(sheet.page.page_id, short, *span, text, offices=offices, confidence=1.0)
    sheet.people.append(Slot(new, None, accepted=True))
    sheet.mentions.append(replace(_mention(sheet, span, "PERSON", short), offices=offices))
    return short


def cities_of(sheet: Sheet, listed: Listed, settings: Settings) -> tuple[tuple[EventCity, ...], str]:
    """The cities of a list, and which of them the page does not have."""
    out, lost = [], []
    for one in listed:
        name = str(one.get("name", ""))
        if _city(sheet, name, settings):
            out.append(EventCity(name, name, one.get("role") or "participant"))
        else:
            lost.append(f"{name} does not stand on the page")
    return tuple(out), "; ".join(lost)


def _city(sheet: Sheet, name: str, settings: Settings) -> bool:
    if any(name == said.name for said in sheet.cities):
        return True
    if any(m.label == "CITY" and m.place and name in (m.entity, m.name) for m in sheet.mentions):
        return True
    span = written(name, sheet.page.text)
    if span is None:
        return False
    place = next(iter(gazetteer.load(settings).lookup(name)), Place(key=f"x::{name}", name=name))
    text = sheet.page.text[slice(*span)]
    sheet.cities.append(CityStatement(sheet.page.page_id, name, *span, text, place, 1.0))
    sheet.mentions.append(replace(_mention(sheet, span, "CITY", name), place=place))
    return True


def _mention(sheet: Sheet, span: Span, label: Label, name: str) -> Mention:
    text = sheet.page.text[slice(*span)]
    block = sheet.block_at(span[0])
    return Mention(sheet.page.page_id, block, *span, text, label, name, "review", RULE, 1.0, entity=name)
