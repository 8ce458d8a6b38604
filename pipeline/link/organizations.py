"""Which bodies are one: by their name without its legal form, told apart by place where one name has several."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.ids import make_id
from pipeline.link import statements
from pipeline.link.agreement import confidence
from pipeline.link.corpus import Organization
from pipeline.link.groups import Decision, Pair
from pipeline.link.names import body
from pipeline.link.parts import Named, Part, aliases
from pipeline.link.resolve import commonest
from pipeline.link.things import found, merges
from pipeline.model import Document


@dataclass(frozen=True, slots=True)
class Said:
    """One mention of a body on one page."""

    statement_id: str
    page_id: str
    name: str
    place: str  # id of the city that its name gives, or ""
    confidence: float


def group(rows: Sequence[Said]) -> list[list[int]]:
    """The groups: one a name and place; a name without a place goes with the place of that name, if there is one."""
    places: dict[str, set[str]] = defaultdict(set)
    for r in rows:
        if r.place:
            places[body(r.name)].add(r.place)
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, r in enumerate(rows):
        name = body(r.name)
        only = next(iter(places[name])) if len(places[name]) == 1 else ""
        groups[name, r.place or only].append(i)
    return [members for _, members in sorted(groups.items())]


def link_organizations(documents: Sequence[Document], named: Named) -> Part[Organization]:
    """Every body that a page states, or that takes part in one of its events."""
    rows = [row for d in documents for row in _said(d, named)]
    ids = [r.statement_id for r in rows]
    groups = group(rows)
    founded = found("organizations", "or", ids, groups)
    things = []
    for thing, members in founded.members.items():
        own = [rows[i] for i in members]
        things.append(
            Organization(
                organization_id=thing,
                name=commonest(((r.name, r.confidence) for r in own), len) or own[0].name,
                city_id=commonest((r.place, r.confidence) for r in own) or "",
                pages=len({r.page_id for r in own}),
                confidence=confidence((r.page_id, r.confidence) for r in own),
            )
        )
    for r, thing in zip(rows, founded.thing_of, strict=True):
        named.add(r.page_id, "ORG", r.name, thing)
        named.add(r.page_id, "BODY", body(r.name), thing)
    log = [
        Decision(Pair(1.0, a, b, "same name without its legal form"), "joined", "")
        for members in groups
        for a, b in pairwise(members)
    ]
    other = ((thing, r.name, r.page_id) for r, thing in zip(rows, founded.thing_of, strict=True))
    return Part(
        things=tuple(things),
        thing_of=dict(zip(ids, founded.thing_of, strict=True)),
        aliases=aliases("organizations", {t.organization_id: t.name for t in things}, other),
        merges=tuple(merges("organizations", "or", ids, founded, log)),
        former=founded.former,
    )


def _said(document: Document, named: Named) -> Iterator[Said]:
    page_id = document.page.page_id
    names = set()
    for key, s in statements.of_organizations(document):
        names.add(s.name)
        place = named.get(page_id, "PLACE", s.place.key) if s.place else ""
        yield Said(key, page_id, s.name, place, s.confidence)
    for event in document.events:
        for o in event.organizations:
            if o.name and o.name not in names:
                names.add(o.name)
                yield Said(make_id("st", page_id, "event_organizations", o.name), page_id, o.name, "", event.confidence)
