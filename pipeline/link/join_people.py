"""The people of all pages, from what `people` says belongs together."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.link import likeness, people, resolve, statements
from pipeline.link.corpus import LinkProblem, Person
from pipeline.link.dates import parse
from pipeline.link.parts import Named, Part, aliases
from pipeline.link.things import found, merges
from pipeline.link.ties import NONE, Ties
from pipeline.model import Document


def link_people(documents: Sequence[Document], named: Named, ties: Ties = NONE) -> Part[Person]:
    """Every person that a page states."""
    rows = []
    ids = []
    said = []
    for d in documents:
        years = years_of(d)
        for key, s in statements.of_people(d):
            ids.append(key)
            said.append(s)
            rows.append(likeness.said(s, d.page.site, years))
    groups = people.group(rows, ties.numbered(ids))
    founded = found("people", "pe", ids, groups.all())
    things = [resolve.person(thing, [said[i] for i in members]) for thing, members in founded.members.items()]
    for s, thing in zip(said, founded.thing_of, strict=True):
        named.add(s.page_id, "PERSON", s.name, thing)
    for s, thing in zip(said, founded.thing_of, strict=True):
        for alias in s.aliases:
            named.add(s.page_id, "PERSON", alias, thing)
    problems = [
        LinkProblem("people", p.person_id, s.page_id, "name_conflict", f"{s.name}, but {p.name} stands")
        for p in things
        for s in resolve.other_spellings(p.name, [said[i] for i in founded.members[p.person_id]])
    ]
    other = ((t, n, s.page_id) for s, t in zip(said, founded.thing_of, strict=True) for n in (s.name, *s.aliases))
    return Part(
        things=tuple(things),
        thing_of=dict(zip(ids, founded.thing_of, strict=True)),
        aliases=aliases("people", {p.person_id: p.name for p in things}, other),
        merges=tuple(merges("people", "pe", ids, founded, groups.log)),
        former=founded.former,
        problems=tuple(problems),
    )


def years_of(document: Document) -> frozenset[int]:
    """The years that a page speaks of: of its events, else of the page itself."""
    told = {parse(value).year for e in document.events for value in (e.start, e.end)}
    told = told - {None} or {parse(document.page.published_on).year or parse(document.page.updated_on).year}
    return frozenset(year for year in told if year is not None)
