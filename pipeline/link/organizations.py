"""Which bodies are one: by their name without its legal form, told apart by place where one name has several."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.grouped import Grouped
from pipeline.ids import make_id
from pipeline.link import statements
from pipeline.link.agreement import confidence
from pipeline.link.blocks import chained
from pipeline.link.components import Edges, Row, Settling, settle
from pipeline.link.corpus import Organization
from pipeline.link.groups import Decision, Pair
from pipeline.link.names import body
from pipeline.link.parts import Named, Outcome, Part, Settled, aliases
from pipeline.link.resolve import commonest
from pipeline.link.things import found, joined
from pipeline.model import Document

SAME = "same name without its legal form"


@dataclass(frozen=True, slots=True)
class Said:
    """One mention of a body on one page."""

    statement_id: str
    page_id: str
    name: str
    place: str  # id of the city that its name gives, or ""
    confidence: float


def link_organizations(documents: Sequence[Document], named: Named, grouped: Grouped) -> Part[Organization]:
    """Every body that a page states, or that takes part in one of its events."""
    rows = [row for d in documents for row in _said(d, named)]
    same = chained([body(r.name) for r in rows])
    sent = [Row(i, r.statement_id, r, r) for i, r in enumerate(rows)]
    part = settle(Settling("organizations", settled, lambda x, y: SAME), sent, Edges(beside=same), grouped)
    for r in rows:
        thing = part.thing_of[r.statement_id]
        named.add(r.page_id, "ORG", r.name, thing)
        named.add(r.page_id, "BODY", body(r.name), thing)
    return part


def settled(rows: Sequence[Row]) -> Outcome[Organization]:
    """The bodies of one name."""
    keys, said = [r.key for r in rows], [r.said for r in rows]
    groups = group(said)
    founded = found("organizations", "or", keys, groups)
    out = []
    for thing, members in founded.members.items():
        own = [said[i] for i in members]
        name = commonest(((r.name, r.confidence) for r in own), len) or own[0].name
        organization = Organization(
            organization_id=thing,
            name=name,
            city_id=commonest((r.place, r.confidence) for r in own) or "",
            pages=len({r.page_id for r in own}),
            confidence=confidence((r.page_id, r.confidence) for r in own),
        )
        shown = aliases("organizations", {thing: name}, ((thing, r.name, r.page_id) for r in own))
        out.append(Settled(thing, organization, tuple(keys[i] for i in members), shown))
    log = [Decision(Pair(1.0, a, b, SAME), "joined", "") for members in groups for a, b in pairwise(members)]
    why = joined("organizations", "or", keys, founded, log, lambda a, b: SAME)
    return Outcome(tuple(out), founded.former, tuple(why))


def group(rows: Sequence[Said]) -> list[list[int]]:
    """Those of one name, told apart by place; one without a place goes with the place, if there is only one."""
    places = {r.place for r in rows if r.place}
    only = next(iter(places)) if len(places) == 1 else ""
    groups: dict[str, list[int]] = defaultdict(list)
    for i, r in enumerate(rows):
        groups[r.place or only].append(i)
    return [members for _, members in sorted(groups.items())]


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
