"""One person, from the statements about them: what they are called, and who calls them otherwise."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.link import resolve
from pipeline.link.components import Row
from pipeline.link.corpus import LinkProblem, Person
from pipeline.link.parts import Settled, aliases
from pipeline.link.things import Founded
from pipeline.model import PersonStatement


def one_person(founded: Founded, rows: Sequence[Row]) -> Settled[Person]:
    """`rows` are the person's statements."""
    own: list[PersonStatement] = [r.statement for r in rows]
    thing = founded.thing
    person = resolve.person(thing, own)
    problems = [
        LinkProblem("people", thing, s.page_id, "name_conflict", f"{s.name}, but {person.name} stands")
        for s in resolve.other_spellings(person.name, own)
    ]
    other = ((thing, name, s.page_id) for s in own for name in (s.name, *s.aliases))
    shown = aliases("people", {thing: person.name}, other)
    return Settled(thing, person, tuple(r.key for r in rows), shown, tuple(problems), former=founded.former)
