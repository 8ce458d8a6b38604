"""What the statements of one component settle, people and events in one way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from pipeline.link import event_likeness, likeness
from pipeline.link.components import Edges, Row
from pipeline.link.corpus import Thing
from pipeline.link.groups import Pair
from pipeline.link.methods import METHODS, comparable
from pipeline.link.settled import settled
from pipeline.model import Office, PersonStatement
from tests.link.told import said

MAYOR = (Office("市長", "浜辺市"),)


def people(*names: str, edges: Edges | None = None) -> list[Row]:
    rows = []
    for n, name in enumerate(names):
        statement = PersonStatement(f"pg_{n}", name, 0, 0, name, offices=MAYOR)
        rows.append(Row(10 + n, f"st_{n}", statement, likeness.said(statement, "浜辺", frozenset())))
    return [rows[0]._replace(edges=edges), *rows[1:]]


def events(*names: str, edges: Edges | None = None) -> list[Row]:
    rows = []
    for n, name in enumerate(names):
        statement = said(f"pg_{n}", name, "2031-05-04")
        rows.append(Row(10 + n, f"st_{n}", statement, event_likeness.said(statement, "")))
    return [rows[0]._replace(edges=edges), *rows[1:]]


def test_a_statement_by_itself_is_a_thing() -> None:
    (person,) = settled(people("高見沢修平"), METHODS["people"]).settled
    assert (person.thing.name, person.keys, person.merges) == ("高見沢修平", ("st_0",), ())
    (event,) = settled(events("みなと会議"), METHODS["events"]).settled
    assert (event.thing.name, event.thing.start, event.merges) == ("みなと会議", "2031-05-04", ())


@pytest.mark.parametrize(("make", "table"), [(people, "people"), (events, "events")])
def test_what_agrees_is_one_and_tells_why(make: Callable[..., list[Row]], table: Thing) -> None:
    method = METHODS[table]
    rows = make("みなと 一郎", "みなと 一郎", edges=Edges(exact=[Pair(1.0, 0, 1)]))
    outcome = settled(rows, method)
    (thing,) = outcome.settled
    (merge,) = thing.merges
    assert (set(thing.keys), merge.decision, outcome.apart) == ({"st_0", "st_1"}, "joined", ())
    assert merge.evidence == method.evidence(rows[0].said, rows[1].said)


def test_what_is_too_unlike_stays_apart_and_is_told() -> None:
    rows = people("高見沢修平", "西野原綾子", edges=Edges(near=[Pair(0.6, 0, 1)]))
    outcome = settled(rows, METHODS["people"])
    assert len(outcome.settled) == 2
    assert [(a.a, a.b, a.score) for a in outcome.apart] == [(0, 1, 0.6)]
    assert all(not thing.merges for thing in outcome.settled)


def test_parts_know_their_wholes_by_the_place_in_the_component() -> None:
    part, whole, other = events("開会式", "みなと会議", "閉会式")
    rows = [part._replace(said=_of(part, 11)), whole, other._replace(said=_of(other, 99))]
    assert [row.whole for row in comparable(rows)] == [1, -1, -1]


def _of(row: Row, whole: int) -> event_likeness.Said:
    said: event_likeness.Said = row.said
    return replace(said, whole=whole)
