"""How sure a thing of several pages is, and what its pages say against each other."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.link import Corpus, link
from pipeline.link.agreement import confidence
from pipeline.model import Document, EventStatement, Office, Page, PersonStatement

SURE = st.floats(0, 1)


@pytest.mark.parametrize(
    ("said", "disputed", "expected"),
    [
        ([], 0, 0.0),
        ([("a", 0.6)], 0, 0.6),
        ([("a", 0.6), ("a", 0.5)], 0, 0.6),  # one page twice
        ([("a", 0.6), ("b", 0.6)], 0, 0.72),
        ([("a", 0.6), ("b", 0.6), ("c", 0.6)], 0, 0.804),
        ([("a", 0.6), ("b", 0.6)], 1, 0.648),
        ([("a", 1.0), ("b", 0.5)], 0, 1.0),
        ([("a", 0.98), ("b", 1.0), ("c", 1.0)], 0, 1.0),
        ([("a", 0.98), ("b", 0.98), ("c", 0.98)], 0, 0.99),
    ],
)
def test_confidence(said: list[tuple[str, float]], disputed: int, expected: float) -> None:
    assert confidence(said, disputed) == pytest.approx(expected)


@given(st.lists(SURE, min_size=1, max_size=6), SURE, st.integers(0, 3))
def test_one_more_page_never_lowers_and_a_dispute_never_raises(sure: list[float], more: float, disputed: int) -> None:
    said = [(f"pg_{n}", value) for n, value in enumerate(sure)]
    before = confidence(said, disputed)
    assert 0 <= before <= 1
    assert confidence([*said, ("pg_x", more)], disputed) >= before - 1e-12
    assert confidence(said, disputed + 1) <= before
    assert confidence(list(reversed(said)), disputed) == before


def two_pages(a: dict[str, Any], b: dict[str, Any]) -> Corpus:
    base = {"start": "2024-11-12", "end": "2024-11-12", "confidence": 0.8}
    docs = []
    for n, values in enumerate((a, b)):
        event = EventStatement(f"pg_{n}", "港湾都市サミット", 0, 0, "", "test", **(base | values))
        docs.append(Document(Page(f"pg_{n}", f"{n}.txt"), events=(event,)))
    return link(docs)


def at(clock: str) -> dict[str, str]:
    return {"start": f"2024-11-12T{clock}", "end": f"2024-11-12T{clock}"}


@pytest.mark.parametrize(
    ("a", "b", "codes"),
    [
        ({}, {}, set()),
        ({}, at("10:00+09:00"), set()),  # the finer value contradicts none
        (at("10:00+09:00"), at("05:00+04:00"), set()),  # one moment
        ({"venue": "港会館 3階"}, {"venue": "浜辺市港会館"}, set()),
        ({"status": "announced"}, {"status": "held"}, set()),
        ({"status": "announced"}, {"status": "cancelled"}, set()),
        ({}, {"end": "2024-11-13"}, set()),  # a first day alone
        (at("09:30+09:00"), at("10:00+09:00"), {"start_conflict"}),
        ({"venue": "港会館"}, {"venue": "山手ホテル"}, {"venue_conflict"}),
        ({"status": "held"}, {"status": "cancelled"}, {"status_conflict"}),
    ],
)
def test_conflicts(a: dict[str, Any], b: dict[str, Any], codes: set[str]) -> None:
    for corpus in (two_pages(a, b), two_pages(b, a)):
        (event,) = corpus.events
        assert {p.code for p in corpus.problems} == codes
        assert event.confidence == pytest.approx(0.88 * 0.9 ** len(codes))


def test_a_conflict_leads_to_the_statement_that_did_not_prevail() -> None:
    corpus = two_pages({"venue": "港会館"}, {"venue": "山手ホテル", "confidence": 0.5})
    (problem,) = corpus.problems
    assert (problem.table, problem.page_id) == ("event_pages", "pg_1")
    assert corpus.thing_of[problem.statement_id] == corpus.events[0].event_id
    assert problem.detail == "山手ホテル, but 港会館 stands"


@pytest.mark.parametrize(
    ("other", "codes"), [("ハンス・ペルガー", ["name_conflict"]), ("ベルガー", []), ("ハンス・ベルガー", [])]
)
def test_two_spellings_of_a_person(other: str, codes: list[str]) -> None:
    base = PersonStatement("pg_0", "ハンス・ベルガー", 0, 0, "", offices=(Office("市長", "ウル市"),), confidence=0.8)
    said = [base, replace(base, page_id="pg_1"), replace(base, page_id="pg_2", name=other)]
    corpus = link([Document(Page(s.page_id, f"{s.page_id}.txt"), people=(s,)) for s in said])
    (person,) = corpus.people
    assert person.name == base.name
    assert [p.code for p in corpus.problems] == codes
