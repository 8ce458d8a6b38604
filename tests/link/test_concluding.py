"""What is concluded may be asked for piece by piece: each thing, each page, or all of it is the same."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.link import Ties, link
from pipeline.link.concluding import KINDS, Conclusions, corpus_of_pages, corpus_of_things
from pipeline.link.memo import Forgetful
from pipeline.link.relate import Share
from pipeline.link.statements import of_events, of_people
from pipeline.model import Document
from tests.link.test_settling import Remembered, concluded, richer
from tests.link.told import document, ev, pages, said

ALL = (*KINDS, "merges", "aliases", "former_ids")


def concluded_of(docs: list[Document]) -> Conclusions:
    return concluded(docs, Forgetful())


@settings(max_examples=12)
@given(richer(), st.data())
def test_some_things_are_those_of_all(docs: list[Document], data: st.DataObject) -> None:
    """Asked for in any order, with what an earlier run has settled or without."""
    memo = Remembered()
    found, again = concluded(docs, memo), concluded(docs, memo)
    things = {thing.id: thing for thing in found.things()}
    assert sorted(thing for thing, _ in found.digests()) == sorted(things)
    for _ in range(2):
        wanted = {thing for thing in things if data.draw(st.booleans())}
        for conclusions in (found, again):
            assert {s.id: s for s in conclusions.things(wanted)} == {thing: things[thing] for thing in wanted}
    assert list(found.things({"ev_unknown"})) == []
    one, whole = corpus_of_things(found.things()), link(docs)
    assert [getattr(one, name) for name in ALL] == [getattr(whole, name) for name in ALL]


@settings(max_examples=12)
@given(richer(), st.data())
def test_the_pages_that_speak_of_things(docs: list[Document], data: st.DataObject) -> None:
    found = concluded_of(docs)
    shares = [found.share(n) for n in range(len(docs))]
    spoken = [{*share.events, *share.people} for share in shares]
    wanted = {thing for things in spoken for thing in sorted(things) if data.draw(st.booleans())}
    assert found.pages_of(wanted) == {n for n, things in enumerate(spoken) if things & wanted}
    told = {key for d in docs for of in (of_events, of_people) for key, _ in of(d)}
    assert told <= corpus_of_pages(docs, shares).thing_of.keys()
    assert len(found.share_digests()) == len(docs)


def test_events_with_all_that_they_are_parts_of() -> None:
    rows = [("みなと分科会", "みなと会議"), ("みなと会議", "みなと週間"), ("みなと週間", ""), ("山手祭", "みなと週間")]
    docs = [document(0, *(said("pg_0", name, "2024-11-12", parent=parent) for name, parent in rows))]
    found = concluded_of(docs)
    ids = dict(zip([name for name, _ in rows], found.share(0).events, strict=True))
    above = {"みなと分科会": 3, "みなと会議": 2, "みなと週間": 1, "山手祭": 2}
    for name, count in above.items():
        whole = found.with_wholes({ids[name]})
        assert {ids[name], ids["みなと週間"]} <= whole
        assert len(whole) == count
    assert found.with_wholes(()) == set()
    parents = {s.thing.name: s.thing.parent_event_id for s in found.things(set(ids.values()))}
    assert parents == {name: ids.get(parent, "") for name, parent in rows}


NEAR = pages(ev("第3回みなと会議", "2024-11-12"), ev("第4回みなと会議", "2024-11-12"))


def test_a_near_miss_stands_under_one_of_its_things() -> None:
    found = concluded_of(NEAR)
    ids = sorted(s.id for s in found.things())
    merges = {s.id: s.merges for s in found.things()}
    assert merges[ids[1]] == ()
    (miss,) = merges[ids[0]]
    assert (miss.id_a, miss.id_b, miss.decision) == (*ids, "kept_apart")
    assert link(NEAR).merges == (miss,)
    alone = dict(digest for page in NEAR for digest in concluded_of([page]).digests())
    digests = dict(found.digests())
    assert [digests[thing] == alone[thing] for thing in ids] == [False, True]


CHANGES: dict[str, Any] = {
    "its name": pages(ev("第3回みなと会談", "2024-11-12"), ev("山手祭", "2024-11-12")),
    "where it is": pages(ev("第3回みなと会議", "2024-11-12", city="浜辺市"), ev("山手祭", "2024-11-12")),
    "who takes part": pages(ev("第3回みなと会議", "2024-11-12", people=("高見沢修平",)), ev("山手祭", "2024-11-12")),
    "its whole": pages(ev("第3回みなと会議", "2024-11-12", parent="山手祭"), ev("山手祭", "2024-11-12")),
    "another page": [
        *pages(ev("第3回みなと会議", "2024-11-12"), ev("山手祭", "2024-11-12")),
        document(2, said("pg_2", "第3回みなと会議", "2024-11-12")),
    ],
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_thing_of_which_anything_is_concluded_anew_has_another_digest(change: str) -> None:
    base = concluded_of(pages(ev("第3回みなと会議", "2024-11-12"), ev("山手祭", "2024-11-12")))
    other = concluded_of(CHANGES[change])
    assert dict(base.digests()).get(base.share(0).events[0]) != dict(other.digests()).get(other.share(0).events[0])
    festival = base.share(1).events[0]
    assert dict(base.digests())[festival] == dict(other.digests())[festival]


def test_people_stand_above_likeness() -> None:
    ties = Ties(one=((of_events(NEAR[0])[0][0], of_events(NEAR[1])[0][0]),))
    assert (len(link(NEAR).events), len(link(NEAR, ties=ties).events)) == (2, 1)


def test_nothing_is_concluded_of_no_pages() -> None:
    found = concluded_of([])
    assert (list(found.digests()), list(found.things()), found.share_digests()) == ([], [], [])
    assert concluded_of([document(0)]).share(0) == Share(served={})
