"""The people of a component: what each is called, and what joined the statements about them."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.link import likeness, people, resolve
from pipeline.link.components import Row
from pipeline.link.corpus import LinkProblem, Merge, Person
from pipeline.link.parts import Outcome, Settled, aliases
from pipeline.link.things import Founded, found, joined, kept_apart
from pipeline.model import PersonStatement


def settled(rows: Sequence[Row]) -> Outcome[Person]:
    """The people of a component."""
    keys, said = [r.key for r in rows], [r.said for r in rows]
    groups = people.group(said, rows[0].edges) if rows[0].edges else None
    log = groups.log if groups else []
    out = []
    for founded in found("people", "pe", keys, groups.all() if groups else [[0]]):
        why = joined("people", "pe", keys, founded, log, lambda a, b: likeness.evidence(said[a], said[b]))
        out.append(_settled(founded, [rows[i] for i in founded.members], why))
    return Outcome(tuple(out), kept_apart(log))


def _settled(founded: Founded, rows: Sequence[Row], why: tuple[Merge, ...]) -> Settled[Person]:
    """One person, from the statements about them."""
    own: list[PersonStatement] = [r.statement for r in rows]
    thing = founded.thing
    person = resolve.person(thing, own)
    problems = [
        LinkProblem("people", thing, s.page_id, "name_conflict", f"{s.name}, but {person.name} stands")
        for s in resolve.other_spellings(person.name, own)
    ]
    other = ((thing, name, s.page_id) for s in own for name in (s.name, *s.aliases))
    shown = aliases("people", {thing: person.name}, other)
    return Settled(thing, person, tuple(r.key for r in rows), shown, tuple(problems), former=founded.former, merges=why)
