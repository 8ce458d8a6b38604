"""What two names of one happening have in common."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.link import event_names

TEXT = st.text("港湾都市会議の市長を表敬「」第8回大abア ー・", max_size=20)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("令和6年度 港の研修会「波を読む」", ("港の研修会", "波を読む")),
        ("令和元年度港の研修会", ("港の研修会", "")),
        ("2024年度 港の研修会", ("港の研修会", "")),
        ("「波を読む」", ("", "波を読む")),
        ("港の研修会", ("港の研修会", "")),
        ("2050年の港を考える会", ("港を考える会", "")),
    ],
)
def test_theme(name: str, expected: tuple[str, str]) -> None:
    assert event_names.theme(name) == expected


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("港の研修会「波を読む」", "令和6年度 港の研修会", True),
        ("シンポジウム「波を読む」", "波を読む", True),
        ("シンポジウム「波を読む」", "港の集い「波を読む」", True),
        ("講演「波を読む」", "シンポジウム「波を読む」", False),  # a part and, maybe, its whole
        ("港の研修会「波を読む」", "港の研修会「風を読む」", False),
        ("研修会「波を読む」", "研修会", False),
        ("集い「港」", "港", False),
    ],
)
def test_same_core(a: str, b: str, same: bool) -> None:
    assert bool(event_names.same_core(a, b)) is bool(event_names.same_core(b, a)) is same


@pytest.mark.parametrize(
    ("a", "b", "left"),
    [
        ("声明への署名", "海を守る声明の署名", None),  # too short to tell
        ("共同宣言への署名", "海を守る共同宣言の署名", "海守"),
        ("ウル市使節団の表敬", "ウル市の使節団が町長を表敬訪問", "町長訪問"),
        ("港湾都市会議", "港湾都市市長会議", None),
        ("国際港湾会議", "国際学生港湾会議", None),
        ("海の学校の卒業式典", "山の学校の卒業式典", None),
    ],
)
def test_retold(a: str, b: str, left: str | None) -> None:
    assert event_names.retold(a, b) == event_names.retold(b, a) == left


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("第8回大会", "第8回港湾都市フォーラム 浜辺大会", True),
        ("第八回総会", "港湾協会第8回総会", True),
        ("第8回大会", "第9回港湾都市フォーラム 浜辺大会", False),
        ("第8回総会", "第8回港湾都市フォーラム 浜辺大会", False),
        ("第8回", "第8回港湾都市フォーラム", False),
        ("第8回港の写真展", "第8回浜辺の港の写真展", False),  # no short name; other rules compare it
        ("大会", "第8回大会", False),
    ],
)
def test_same_edition(a: str, b: str, same: bool) -> None:
    assert event_names.same_edition(a, b) is event_names.same_edition(b, a) is same


@given(TEXT, TEXT)
def test_the_order_makes_no_difference(a: str, b: str) -> None:
    assert event_names.retold(a, b) == event_names.retold(b, a)
    assert event_names.same_core(a, b) == event_names.same_core(b, a)
    assert event_names.same_edition(a, b) == event_names.same_edition(b, a)
