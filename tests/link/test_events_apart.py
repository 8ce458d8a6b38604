"""Which events of several pages are two, however like they are: a table of pairs."""

from __future__ import annotations

import importlib.util
import pathlib
from typing import Any

import pytest

from pipeline.link import link

spec = importlib.util.spec_from_file_location("told", pathlib.Path(__file__).with_name("told.py"))
told: Any = importlib.util.module_from_spec(spec)  # type: ignore[arg-type]
spec.loader.exec_module(told)  # type: ignore[union-attr]
ev, pages, said, document = told.ev, told.pages, told.said, told.document


@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param(ev("港湾都市サミット", "2024-11-12"), ev("港湾都市サミット", "2024-11-13"), id="another day"),
        pytest.param(ev("港湾都市サミット", "2023-11-12"), ev("港湾都市サミット", "2024-11-12"), id="another year"),
        pytest.param(ev("港湾都市サミット", "2023"), ev("港湾都市サミット", "2024-11-12"), id="another year, partial"),
        pytest.param(ev("COP28", ""), ev("COP29", ""), id="COP28, COP29"),
        pytest.param(
            ev("COP28 みなと会合", "2024-11-12"), ev("COP29 みなと会合", "2024-11-12"), id="numbered, same day"
        ),
        pytest.param(ev("第3回みなと会議", ""), ev("第4回みなと会議", ""), id="editions"),
        pytest.param(ev("第3回みなと会議", "2024-11"), ev("第4回みなと会議", "2024-11"), id="editions, same month"),
        pytest.param(ev("第1部 みなとを語る", "2024-11-12"), ev("第2部 みなとを語る", "2024-11-12"), id="parts"),
        pytest.param(ev("港湾都市サミット", ""), ev("港湾都市サミット", ""), id="a name without dates"),
        pytest.param(ev("港湾都市サミット", ""), ev("港湾都市サミット", "2024-11-12"), id="a name with a date once"),
        pytest.param(ev("例会", "2024-11"), ev("例会", "2024-11"), id="generic, same month"),
        pytest.param(ev("庁議", "2024-11-12"), ev("庁議", "2024-11-12"), id="generic, sites not known"),
        pytest.param(ev("庁議", "2024-11-12", site="a"), ev("庁議", "2024-11-12", site="b"), id="generic, two sites"),
        pytest.param(
            ev("市長定例記者会見", "2024-11-12", site="a"),
            ev("市長定例記者会見", "2024-11-12", site="b"),
            id="generic with whose it is, two sites",
        ),
        pytest.param(ev("成人式", "2024-01-08"), ev("成人式", "2024-01-08"), id="held everywhere on one day"),
        pytest.param(
            ev("説明会", "2024-11-12", site="a", venue="港会館"),
            ev("説明会", "2024-11-12", site="a", venue="山手公民館"),
            id="generic, one site, two venues",
        ),
        pytest.param(
            ev("港まつり大会", "2024-11-12", city="浜辺市"),
            ev("港まつり大会", "2024-11-12", city="山手市"),
            id="two cities",
        ),
        pytest.param(
            ev("港まつり大会", "2024-11-12", country_code="JP"),
            ev("港まつり大会", "2024-11-12", country_code="KR"),
            id="two countries",
        ),
        pytest.param(ev("港湾都市サミット", "2024-11-12"), ev("港湾都市サミット開会式", "2024-11-12"), id="a part"),
        pytest.param(
            ev("港湾都市サミット", "2024-11-12"),
            ev("港湾都市サミット 青い港の夕べ", "2024-11-12", parent="港湾都市サミット"),
            id="its child",
        ),
        pytest.param(
            ev("水を守る都市の集い", "2024-11-12"), ev("港湾労働者の昼食会", "2024-11-12"), id="same day, other names"
        ),
        pytest.param(
            ev("港湾都市フォーラム", "2024-11-12T10:00+09:00"),
            ev("港湾都市フォーラム", "2024-11-12T15:00+09:00"),
            id="morning and afternoon",
        ),
        pytest.param(
            ev("Talk", "2024-11-12"), ev("Talking about ports", "2024-11-12"), id="a short name inside another"
        ),
        pytest.param(
            ev("港まつり大会", "2024-11-12", end="2024-11-13"),
            ev("港まつり大会", "2024-11-12", end="2024-11-14"),
            id="another last day",
        ),
        pytest.param(
            ev("港湾都市サミット", "2024-11-12", end="2024-11-14"),
            ev("港湾都市サミット 青い港の夕べ", "2024-11-12"),
            id="something on the first day of the other",
        ),
        pytest.param(
            ev("議員研修会「港を守る条例」", "2024-11-12", people=("高見沢修平",)),
            ev("議員研修会「山を守る条例」", "2024-11-12", people=("高見沢修平",)),
            id="two themes",
        ),
        pytest.param(
            ev("講演会「港の一日」", "2024-11-12", people=("高見沢修平",)),
            ev("講演会", "2024-11-12", people=()),
            id="a generic name without its theme",
        ),
        pytest.param(
            ev("港湾都市会議", "2024-11-12", city="浜辺市"),
            ev("港湾都市首長会議", "2024-11-12", city="浜辺市"),
            id="a word within a word",
        ),
        pytest.param(
            ev("第8回大会", "2024", city="浜辺市", site="a"),
            ev("第8回港湾都市フォーラム 浜辺大会", "2024-06-13", city="浜辺市", site="b"),
            id="editions of two sites",
        ),
        pytest.param(
            ev("第8回総会", "2024", city="浜辺市", site="a"),
            ev("第8回港湾都市フォーラム 浜辺大会", "2024-06-13", city="浜辺市", site="a"),
            id="a general meeting and a congress",
        ),
        pytest.param(
            ev("夜の港湾都市フォーラム", "2024-11-12T22:00+09:00"),
            ev("夜の港湾都市フォーラム", "2024-11-13T03:00+09:00"),
            id="five hours later, on another day",
        ),
        pytest.param(
            ev("港を語る夕べ", "2024-11-12", city="浜辺市", country_code="JP", people=("高見沢修平",)),
            ev("港を語る夕べ", "2024-11-12", city="釜浦市", country_code="KR", people=("高見沢修平",)),
            id="two countries, by their cities",
        ),
    ],
)
def test_two_events(a: dict[str, Any], b: dict[str, Any]) -> None:
    assert len(link(pages(a, b)).events) == 2
    assert len(link(pages(b, a)).events) == 2


def test_one_page_tells_events_apart() -> None:
    same = [said("pg_0", "港湾都市サミット", "2024-11-12"), said("pg_0", "港湾都市サミット", "2024-11-12")]
    assert len(link([document(0, *same)]).events) == 2


def test_a_day_without_a_year_between_two_years_stays_alone() -> None:
    rows = [("2022-08-06", 0), ("2023-08-06", 1), ("--08-06", 2)]
    corpus = link([document(n, said(f"pg_{n}", "港の平和祈念の集い", day)) for day, n in rows])
    assert sorted(e.start for e in corpus.events) == ["--08-06", "2022-08-06", "2023-08-06"]
    assert {m.decision for m in corpus.merges} == {"kept_apart"}
