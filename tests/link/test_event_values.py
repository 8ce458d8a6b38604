"""What is known of an event that several pages state: values, where they come from, merges, parents."""

from __future__ import annotations

import importlib.util
import pathlib
from typing import Any

import pytest

from pipeline.link import Corpus, link, statements

spec = importlib.util.spec_from_file_location("told", pathlib.Path(__file__).with_name("told.py"))
told: Any = importlib.util.module_from_spec(spec)  # type: ignore[arg-type]
spec.loader.exec_module(told)  # type: ignore[union-attr]
ev, pages, said, document = told.ev, told.pages, told.said, told.document


def merged() -> Corpus:
    full = ev("Blue Port Talks", "2024-11-12T16:30+04:00", timezone="UTC+04:00", country_code="AZ")
    return link(pages(ev("Blue Port Talks", "--11-12", venue="港会館"), full))


def test_values_are_the_best_supported() -> None:
    (event,) = merged().events
    assert (event.start, event.end) == ("2024-11-12T16:30+04:00", "2024-11-12T16:30+04:00")
    assert (event.venue, event.country_code, event.timezone, event.precision) == ("港会館", "AZ", "UTC+04:00", "minute")
    assert event.pages == 2


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (ev("港の集い", "--11-12"), ev("港の集い", "2024-11-12"), {("start", "year_of_this_page", "2024-11-12")}),
        (
            ev("浜辺港の集い大会", "2024-11"),
            ev("浜辺港の集い大会", "2024-11-12"),
            {("start", "best_supported", "2024-11-12")},
        ),
        (
            ev("港の集い大会", "--11-12T16:30+04:00"),
            ev("港の集い大会", "2024-11-12"),
            {("start", "best_supported", "--11-12T16:30+04:00"), ("start", "year_of_this_page", "2024-11-12")},
        ),
        (ev("港の集い", "2024-11-12"), ev("港の集い", "2024-11-12"), set()),
    ],
)
def test_a_date_taken_from_another_page_says_so(a: dict[str, Any], b: dict[str, Any], expected: set[Any]) -> None:
    docs = pages(a | {"parent": "港の年"}, b | {"parent": "港の年"})
    said = {key: s for d in docs for key, s in statements.of_events(d)}
    corpus = link(docs)
    assert len(corpus.events) == 1
    assert {(s.column, s.rule, said[s.statement_id].start) for s in corpus.supports if s.column == "start"} == expected


def test_a_country_that_a_clock_speaks_for() -> None:
    a = ev("Blue Port Talks", "2024-11-12T16:30+04:00", timezone="Asia/Baku", country_code="JP", people=("高見沢修平",))
    b = ev("Blue Port Talks", "2024-11-12", country_code="AZ", people=("高見沢修平",))
    (event,) = link(pages(a | {"venue": "港会館"}, b | {"venue": "港会館"})).events
    assert event.country_code == "AZ"


def test_merges_and_former_ids() -> None:
    corpus = merged()
    (event,), (merge,), (former,) = corpus.events, corpus.merges, corpus.former_ids
    assert (merge.id_a, merge.id_b, merge.decision) == (event.event_id, former.old_id, "joined")
    assert former.id == event.event_id != former.old_id
    assert "same name" in merge.evidence


def test_near_misses_are_rows() -> None:
    corpus = link(pages(ev("港湾都市サミット", "2024-11-12"), ev("港湾都市サミット", "2024-11-13")))
    (merge,) = corpus.merges
    assert merge.decision == "kept_apart"
    assert "different days" in merge.evidence
    assert {merge.id_a, merge.id_b} == {e.event_id for e in corpus.events}


@pytest.mark.parametrize(
    ("parent", "child", "expected"),
    [
        (ev("港湾都市サミット", "2024-11-12"), ev("青い港の夕べ", "2024-11-12", parent="港湾都市サミット"), True),
        (ev("港湾都市サミット", "2023-11-12"), ev("青い港の夕べ", "2024-11-12", parent="港湾都市サミット"), False),
        (ev("総会", "2024-11-12"), ev("青い港の夕べ", "2024-11-12", parent="総会"), False),
    ],
)
def test_parent_on_another_page(parent: dict[str, Any], child: dict[str, Any], expected: bool) -> None:
    events = {e.name: e for e in link(pages(parent, child)).events}
    assert (events["青い港の夕べ"].parent_event_id == events[parent["name"]].event_id) is expected


def test_parents_make_no_circle() -> None:
    a = said("pg_0", "港湾都市サミット", "2024-11-12", parent="青い港の夕べ")
    b = said("pg_0", "青い港の夕べ", "2024-11-12", parent="港湾都市サミット")
    events = link([document(0, a, b)]).events
    assert sum(bool(e.parent_event_id) for e in events) == 1
