"""The people of all pages, from what `people` says belongs together."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.grouped import Grouped
from pipeline.link import likeness, people, resolve, statements
from pipeline.link.components import Row, Settling, settle
from pipeline.link.corpus import LinkProblem, Person
from pipeline.link.dates import parse
from pipeline.link.parts import Named, Outcome, Part, Settled, aliases
from pipeline.link.things import found, joined, kept_apart
from pipeline.link.ties import Ties
from pipeline.model import Document


def link_people(documents: Sequence[Document], named: Named, ties: Ties, grouped: Grouped) -> Part[Person]:
    """Every person that a page states."""
    told = []
    rows = []
    for d in documents:
        years = years_of(d)
        for key, s in statements.of_people(d):
            told.append((key, s))
            rows.append(likeness.said(s, d.page.site, years))
    rows = people.family_only(rows)
    edges = people.edges(rows, ties.numbered([key for key, _ in told]), grouped)
    sent = [Row(i, key, s, row) for i, ((key, s), row) in enumerate(zip(told, rows, strict=True))]
    part = settle(Settling("people", settled, likeness.evidence), sent, edges, grouped)
    for key, s in told:
        named.add(s.page_id, "PERSON", s.name, part.thing_of[key])
    for key, s in told:
        for alias in s.aliases:
            named.add(s.page_id, "PERSON", alias, part.thing_of[key])
    return part


def settled(rows: Sequence[Row]) -> Outcome[Person]:
    """The people of a component."""
    keys, told, said = [r.key for r in rows], [r.statement for r in rows], [r.said for r in rows]
    groups = people.group(said, rows[0].edges) if rows[0].edges and len(rows) > 1 else None
    founded = found("people", "pe", keys, groups.all() if groups else [[0]])
    out = []
    for thing, members in founded.members.items():
        own = [told[i] for i in members]
        person = resolve.person(thing, own)
        problems = [
            LinkProblem("people", thing, s.page_id, "name_conflict", f"{s.name}, but {person.name} stands")
            for s in resolve.other_spellings(person.name, own)
        ]
        other = ((thing, name, s.page_id) for s in own for name in (s.name, *s.aliases))
        shown = aliases("people", {thing: person.name}, other)
        out.append(Settled(thing, person, tuple(keys[i] for i in members), shown, tuple(problems)))
    if not groups:
        return Outcome(tuple(out))
    why = joined("people", "pe", keys, founded, groups.log, lambda a, b: likeness.evidence(said[a], said[b]))
    return Outcome(tuple(out), founded.former, tuple(why), kept_apart(groups.log))


def years_of(document: Document) -> frozenset[int]:
    """The years that a page speaks of: of its events, else of the page itself."""
    told = {parse(value).year for e in document.events for value in (e.start, e.end)}
    told = told - {None} or {parse(document.page.published_on).year or parse(document.page.updated_on).year}
    return frozenset(year for year in told if year is not None)
