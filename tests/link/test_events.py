"""Which events of several pages are one: a table of pairs."""

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


LONG = "The Harbour7 -浜辺市 “Blue Port Talks”: Keeping the voice of ports in the talks"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param(ev("港湾都市サミット", "2024-11-12"), ev("港湾都市サミット", "2024-11-12"), id="name and day"),
        pytest.param(
            ev("港湾都市サミット", "2024-11-12"),
            ev("「港湾都市 サミット」", "2024-11-12T10:00+09:00"),
            id="spelling, clock",
        ),
        pytest.param(ev("Blue Port Talks", "2024-11-12"), ev(LONG, "2024-11-12T16:30+04:00"), id="contained, same day"),
        pytest.param(ev("港湾都市サミット", "--11-12"), ev("港湾都市サミット", "2024-11-12"), id="no year"),
        pytest.param(ev("港湾都市サミット", "2024-11"), ev("港湾都市サミット", "2024-11-12"), id="month"),
        pytest.param(ev("第4回みなと会議", ""), ev("第4回みなと会議", "2024-11-12"), id="edition without a date"),
        pytest.param(ev("第四回みなと会議", "2024-11-12"), ev("第4回みなと会議", "2024-11-12"), id="kanji number"),
        pytest.param(ev("COP29", "2024"), ev("COP29", "2024-11"), id="edition, years"),
        pytest.param(ev("みなと会議", "2024-11-12"), ev("第4回みなと会議", "2024-11-12"), id="edition on one page"),
        pytest.param(
            ev("港湾都市フォーラム", "2024-11-12T10:00+09:00"),
            ev("港湾都市フォーラム", "2024-11-12T05:00+04:00"),
            id="one time in two zones",
        ),
        pytest.param(
            ev("港湾都市フォーラム", "2024-11-12T09:30+09:00"),
            ev("港湾都市フォーラム", "2024-11-12T10:00+09:00"),
            id="doors open",
        ),
        pytest.param(ev("庁議", "2024-11-12", site="a"), ev("庁議", "2024-11-12", site="a"), id="generic on one site"),
        pytest.param(
            ev("説明会", "2024-11-12", site="a", venue="港会館 3階"),
            ev("説明会", "2024-11-12", site="a", venue="浜辺市港会館"),
            id="generic, one site, one venue",
        ),
        pytest.param(
            ev("市長表敬訪問", "2024-11-12", people=("高見沢修平",)),
            ev("市長表敬訪問", "2024-11-12", people=("高見沢修平",)),
            id="generic with the same person",
        ),
        pytest.param(
            ev("浜辺市と友好都市の交流のつどい", "2024-11-12", city="浜辺市", venue="港会館"),
            ev("友好都市との交流のつどい", "2024-11-12", city="浜辺市", venue="港会館"),
            id="alike, with place and venue",
        ),
        pytest.param(
            ev("港まつり大会", "2024-11-12", aliases=("みなとフェスタ",)),
            ev("みなとフェスタ", "2024-11-12"),
            id="alias",
        ),
        pytest.param(
            ev("港まつり大会", "2024-11-12", city="浜辺市"),
            ev("港まつり大会", "2024-11-12", city="浜辺県"),
            id="a city and a region",
        ),
        pytest.param(
            ev("港まつり大会", "2024-11-12"), ev("港まつり大会", "2024-11-12", end="2024-11-13"), id="only a first day"
        ),
        pytest.param(
            ev("議員研修会「港を守る条例」", "2024-11-12", people=("高見沢修平",)),
            ev("令和6年度 議員研修会", "2024-11-12T14:00+09:00", people=("高見沢修平",)),
            id="theme on one page, year on the other",
        ),
        pytest.param(
            ev("ウル市の使節団が市長を表敬訪問", "2024-11-12", city="浜辺市"),
            ev("ウル市使節団の表敬", "2024-11-12T11:00+09:00", city="浜辺市"),
            id="retold",
        ),
        pytest.param(
            ev("第8回大会", "2024", city="浜辺市", site="a"),
            ev("第8回港湾都市フォーラム 浜辺大会", "2024-06-13", end="2024-06-15", city="浜辺市", site="a"),
            id="the edition of a site",
        ),
        pytest.param(
            ev("港湾都市サミットで声明を採択", "2024-11-12", aliases=("港湾都市サミット",)),
            ev("第3回港湾都市サミット", "2024-11-12"),
            id="an alias is in the other name",
        ),
        pytest.param(
            ev("夜の港湾都市フォーラム", "2024-11-12T22:00+04:00"),
            ev("夜の港湾都市フォーラム", "2024-11-13T03:00+09:00"),
            id="one moment, two days in two zones",
        ),
        pytest.param(
            ev("港を語る夕べ", "2024-11-12", country_code="JP", people=("高見沢修平",), aliases=("みなとの夜",)),
            ev("港を語る夕べ", "2024-11-12", country_code="KR", people=("高見沢修平",)),
            id="a country that was only inferred",
        ),
    ],
)
def test_one_event(a: dict[str, Any], b: dict[str, Any]) -> None:
    assert len(link(pages(a, b)).events) == 1
    assert len(link(pages(b, a)).events) == 1


def test_parts_of_one_whole_under_two_names() -> None:
    whole = [("pg_0", "港湾都市サミットで採択"), ("pg_1", "港湾都市サミット")]
    part = ["海を守る共同宣言の署名", "共同宣言への署名"]
    docs = [
        document(n, said(page, name, "2024-11-12"), said(page, part[n], "2024-11-12", parent=name))
        for n, (page, name) in enumerate(whole)
    ]
    assert len(link(docs).events) == 2
    assert len(link([docs[0], document(1, said("pg_1", part[1], "2024-11-12"))]).events) == 3
