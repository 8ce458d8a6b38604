"""What the mentions of a page say, one statement a thing."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import CityStatement, Mention, OrganizationStatement


def cities_of(mentions: Sequence[Mention]) -> list[CityStatement]:
    """One statement for each city that a scored mention names, where it is first named so."""
    first: dict[str, Mention] = {}
    best: dict[str, float] = {}
    for m in sorted(mentions, key=lambda m: (m.start, m.end)):
        if m.scored and m.place is not None:
            first.setdefault(m.entity, m)
            best[m.entity] = max(m.confidence, best.get(m.entity, 0.0))
    return [
        CityStatement(m.page_id, entity, m.start, m.end, m.text, m.place, best[entity])
        for entity, m in first.items()
        if m.place is not None
    ]


def organizations_of(mentions: Sequence[Mention]) -> list[OrganizationStatement]:
    """One statement for each body, where it is first named."""
    first: dict[str, Mention] = {}
    for m in sorted(mentions, key=lambda m: (m.start, m.end)):
        known = first.get(m.entity)
        if known is None:
            first[m.entity] = m
    return [
        OrganizationStatement(m.page_id, entity, m.start, m.end, m.text, m.place, m.confidence)
        for entity, m in first.items()
    ]
