"""An event that a page tells and nothing has found: a reviewer gives its words and its columns."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pipeline.decisions.anchors import locate
from pipeline.decisions.desk import RULE, Sheet, Slot
from pipeline.decisions.edits import COLUMNS, changed, fault
from pipeline.decisions.people import cities_of, people_of
from pipeline.decisions.record import Decision, Target
from pipeline.model import EventStatement, Evidence
from pipeline.settings import Settings

FIRST = ("country_code",)  # before the city, whose meaning it settles


def add(sheet: Sheet, target: Target, d: Decision, settings: Settings) -> str:
    """State the event on the page; gives why it cannot be, or ""."""
    span = locate(target.anchor, sheet.page.text)
    if span is None:
        return "its words no longer stand on the page"
    given: dict[str, Any] = d.value if isinstance(d.value, dict) else {}
    columns = {c: v for c, v in given.items() if c in (*COLUMNS, "people", "cities")}
    if why := next((w for c, v in columns.items() if (w := fault(c, v))), ""):
        return why
    text = sheet.page.text[slice(*span)]
    name = str(columns.pop("name", "") or " ".join(text.split())).strip()
    if not name:
        return "it has no name"
    if any(s.first is None and (s.name, s.start_char) == (name, span[0]) for s in sheet.events):
        return ""  # two reviewers have seen it
    said = EventStatement(sheet.page.page_id, name, *span, text, RULE, confidence=1.0)
    people, lost = people_of(sheet, columns.pop("people", []))
    cities, missing = cities_of(sheet, columns.pop("cities", []), settings)
    for column in sorted(columns, key=lambda c: (c not in FIRST, c)):
        said = changed(said, column, columns[column], settings)
    marks = [Evidence(c, *span, text, "review", RULE, 1.0) for c in ("name", *columns) if c == "name" or columns[c]]
    slot = Slot(replace(said, people=people, cities=cities, evidence=tuple(marks)), None, accepted=True)
    sheet.events.append(slot)
    sheet.events.sort(key=lambda s: (s.start_char, s.first is None))
    return "; ".join(m for m in (lost, missing) if m)
