"""Which bodies are one: by their name without its legal form, told apart by place where one name has several."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.link.agreement import confidence
from pipeline.link.cities import Cities
from pipeline.link.corpus import Organization
from pipeline.link.groups import Decision, Pair
from pipeline.link.names import body
from pipeline.link.parts import Settled, aliases
from pipeline.link.resolve import commonest
from pipeline.link.telling import Telling
from pipeline.link.things import Naming, joins_of

SAME = "same name without its legal form"


@dataclass(frozen=True, slots=True)
class Said:
    """One mention of a body on one page."""

    statement_id: str
    page_id: str
    name: str
    place: str  # id of the city that its name gives, or ""
    confidence: float


@dataclass(frozen=True, slots=True)
class Bodies:
    """The bodies of all pages, and which of them each page means."""

    settled: tuple[Settled[Organization], ...]
    of: tuple[tuple[str, ...], ...]  # for each page the ids of its bodies
    called: Mapping[str, str]  # a name without its legal form → the body, where all pages mean one


def link_organizations(pages: Sequence[str], tellings: Sequence[Telling], cities: Cities) -> Bodies:
    """Every body that a page states, or that takes part in one of its events."""
    same: dict[str, list[Said]] = defaultdict(list)
    for page_id, t, places in zip(pages, tellings, cities.of, strict=True):
        for key, name, at, sure in t.bodies:
            same[body(name)].append(Said(key, page_id, name, places[at] if at >= 0 else "", sure))
    settled: list[Settled[Organization]] = []
    called = {}
    for name, rows in same.items():
        ours = settle(rows)
        settled += ours
        called[name] = ours[0].id if len(ours) == 1 else ""
    thing_of = {key: s.id for s in settled for key in s.keys}
    of = tuple(tuple(thing_of[key] for key, *_ in t.bodies) for t in tellings)
    return Bodies(tuple(sorted(settled, key=lambda s: s.id)), of, called)


def settle(rows: Sequence[Said]) -> list[Settled[Organization]]:
    """The bodies of one name."""
    groups = group(rows)
    naming = Naming("organizations", "or", [r.statement_id for r in rows])
    joins = joins_of(Decision(Pair(1.0, *pair, SAME), "joined", "") for members in groups for pair in pairwise(members))
    out = []
    for founded in naming.found(groups):
        thing, own = founded.thing, [rows[i] for i in founded.members]
        name = commonest(((r.name, r.confidence) for r in own), len) or own[0].name
        organization = Organization(
            organization_id=thing,
            name=name,
            city_id=commonest((r.place, r.confidence) for r in own) or "",
            pages=len({r.page_id for r in own}),
            confidence=confidence((r.page_id, r.confidence) for r in own),
        )
        shown = aliases("organizations", {thing: name}, ((thing, r.name, r.page_id) for r in own))
        why = naming.joined(founded, joins, lambda a, b: SAME)
        ids = tuple(r.statement_id for r in own)
        out.append(Settled(thing, organization, ids, shown, former=founded.former, merges=why))
    return out


def group(rows: Sequence[Said]) -> list[list[int]]:
    """Those of one name, told apart by place; one without a place goes with the place, if there is only one."""
    places = {r.place for r in rows if r.place}
    only = next(iter(places)) if len(places) == 1 else ""
    groups: dict[str, list[int]] = defaultdict(list)
    for i, r in enumerate(rows):
        groups[r.place or only].append(i)
    return [members for _, members in sorted(groups.items())]
