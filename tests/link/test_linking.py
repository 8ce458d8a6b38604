"""What holds of every corpus: order makes no difference, ids keep, every row is joined to what exists."""

from __future__ import annotations

import pickle
import random
from collections.abc import Sequence
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.grouped import OnGroup
from pipeline.link import Corpus, link
from pipeline.model import (
    CityStatement,
    Document,
    EventCity,
    EventOrganization,
    EventPerson,
    EventStatement,
    Mention,
    Office,
    Page,
    PersonStatement,
    Place,
)

NAMES = ["高見沢修平", "高見沢", "渡邊修平", "渡辺修平", "ハンス・ベルガー", "ハンス・ペルガー", "ベルガー"]
OFFICES = [(), (Office("市長", "浜辺市"),), (Office("市長", "山手市"),), (Office("教授", "浜辺大学"),)]
EVENTS = [
    "第3回みなと会議",
    "第4回みなと会議",
    "みなと会議",
    "COP29",
    "庁議",
    "Blue Port Talks",
    "Harbour “Blue Port Talks”",
]
DATES = ["", "2024", "2024-11", "2024-11-12", "--11-12", "2024-11-12T10:00+09:00", "2024-11-13", "2023-11-12"]
PLACES = [
    None,
    Place("jp:000001", "浜辺市", country_code="JP"),
    Place("x:IT:ウル", "ウル", country_code="IT"),
    Place("x::ウル市", "ウル市"),
]


@st.composite
def documents(draw: st.DrawFn) -> list[Document]:
    out = []
    for n in range(draw(st.integers(0, 6))):
        page_id = f"pg_{n}"
        people = tuple(
            PersonStatement(page_id, name, k, k, "", offices=draw(st.sampled_from(OFFICES)))
            for k, name in enumerate(draw(st.lists(st.sampled_from(NAMES), max_size=3, unique=True)))
        )
        places = [p for p in draw(st.lists(st.sampled_from(PLACES), max_size=2, unique_by=str)) if p]
        cities = tuple(CityStatement(page_id, p.name, k, k, "", p) for k, p in enumerate(places))
        events = tuple(
            EventStatement(
                page_id, name, k, k, "", "test", start=(day := draw(st.sampled_from(DATES))), end=day,
                place=draw(st.sampled_from(PLACES)), parent=draw(st.sampled_from(["", *EVENTS])),
                people=tuple(EventPerson(p.name, p.name, "speaker") for p in people),
                cities=tuple(EventCity(c.name, c.name, "participant") for c in cities),
                organizations=(EventOrganization("みなと協会", "host"),),
                confidence=draw(st.sampled_from([0.5, 0.9])),
            )
            for k, name in enumerate(draw(st.lists(st.sampled_from(EVENTS), max_size=3)))
        )  # fmt: skip
        page = Page(page_id, f"{n}.txt", site=draw(st.sampled_from(["", "a", "b"])))
        out.append(Document(page, people=people, cities=cities, events=events))
    return out


@settings(max_examples=150, deadline=None)
@given(documents(), st.integers(0, 10_000))
def test_the_order_of_pages_makes_no_difference(docs: list[Document], seed: int) -> None:
    shuffled = list(docs)
    random.Random(seed).shuffle(shuffled)
    assert link(shuffled) == link(docs)


def elsewhere(work: OnGroup, groups: Sequence[int], rows: Sequence[Any]) -> list[Any]:
    """As a cluster does it: rows, work and answers travel as bytes, and groups are done in any order."""
    answers: dict[int, Any] = {}
    for group in sorted(set(groups), key=lambda g: (g * 7919) % 1009):
        at = [i for i, g in enumerate(groups) if g == group]
        there, ours = pickle.loads(pickle.dumps((work, [rows[i] for i in at])))
        answers.update(zip(at, pickle.loads(pickle.dumps(list(there(ours)))), strict=True))
    return [answers[i] for i in range(len(rows))]


@settings(max_examples=50, deadline=None)
@given(documents())
def test_where_the_work_is_done_makes_no_difference(docs: list[Document]) -> None:
    assert link(docs, grouped=elsewhere) == link(docs)


@settings(max_examples=150, deadline=None)
@given(documents())
def test_every_reference_resolves(docs: list[Document]) -> None:
    c = link(docs)
    events, people = {e.event_id for e in c.events}, {p.person_id for p in c.people}
    cities, bodies = {x.city_id for x in c.cities}, {o.organization_id for o in c.organizations}
    assert set(c.thing_of.values()) <= events | people | cities | bodies
    assert {e.parent_event_id for e in c.events} <= events | {""}
    assert {e.city_id for e in c.events} <= cities | {""}
    assert all(r.event_id in events and r.person_id in people for r in c.event_people)
    assert all(r.event_id in events and r.city_id in cities for r in c.event_cities)
    assert all(r.event_id in events and r.organization_id in bodies for r in c.event_organizations)
    things = {"events": events, "people": people, "cities": cities, "organizations": bodies}
    assert all(f.id in things[f.table] and f.old_id not in things[f.table] for f in c.former_ids)
    former = {(f.table, f.old_id): f.id for f in c.former_ids}
    for m in c.merges:
        assert m.id_a in things[m.table]
        assert former.get((m.table, m.id_b)) == m.id_a if m.decision == "joined" else m.id_b in things[m.table]
    assert sum(m.decision == "joined" for m in c.merges) == len(c.former_ids)


@settings(max_examples=100, deadline=None)
@given(documents(), st.data())
def test_the_ids_of_fewer_pages_resolve_among_more(docs: list[Document], data: Any) -> None:
    """Adding pages makes no id disappear: it is a thing's, or a former one of a thing."""
    some = [d for d in docs if data.draw(st.booleans())]
    before, after = link(some), link(docs)
    known = {f.old_id for f in after.former_ids} | set(after.thing_of.values()) | {c.city_id for c in after.cities}
    ids = {e.event_id for e in before.events} | {p.person_id for p in before.people}
    assert ids | {o.organization_id for o in before.organizations} <= known


def test_no_pages() -> None:
    assert link([]) == Corpus()


def test_what_is_not_on_the_page_is_a_problem_and_no_guess() -> None:
    event = EventStatement(
        "pg_1", "みなと会議", 0, 0, "", "test", people=(EventPerson("高見沢", "高見沢", "host"),),
        cities=(EventCity("浜辺市", "浜辺市", "participant"),),
    )  # fmt: skip
    c = link([Document(Page("pg_1", "1.txt"), events=(event,))])
    assert (c.event_people, c.event_cities) == ((), ())
    assert {p.code for p in c.problems} == {"unknown_person", "unknown_city"}


def test_mentions_find_their_things() -> None:
    person = PersonStatement("pg_1", "高見沢修平", 0, 5, "高見沢修平", aliases=("高見沢",))
    told = [("高見沢修平", "高見沢修平"), ("高見沢", "高見沢修平"), ("高見沢 修平", "高見沢 修平")]
    mentions = tuple(Mention("pg_1", 0, 0, 1, "高", "PERSON", n, "rule", "r", 1.0, e) for n, e in told)
    c = link([Document(Page("pg_1", "1.txt", "高見沢修平"), people=(person,), mentions=mentions)])
    assert {c.named["pg_1", "PERSON", e] for _, e in told} == {c.people[0].person_id}


def test_a_page_that_stands_twice_counts_once() -> None:
    d = Document(Page("pg_1", "1.txt"), people=(PersonStatement("pg_1", "高見沢修平", 0, 0, ""),))
    assert link([d, d]) == link([d])
