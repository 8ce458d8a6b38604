from __future__ import annotations

import pytest

from pipeline.link import names


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("第3回みどり会議", {("回", "3")}),
        ("第三回みどり会議", {("回", "3")}),
        ("第十二期まなび塾", {("期", "12")}),
        ("第百五回総会", {("回", "105")}),
        ("COP29", {("cop", "29")}),
        ("COP 29 サイドイベント", {("cop", "29")}),
        ("水辺サミット2018", {("", "2018")}),
        ("2024年度港まつり", {("年度", "2024")}),
        ("令和6年度港まつり", {("令和年度", "6")}),
        ("R6年度港まつり", {("R年度", "6")}),
        ("G7都市会合", {("g", "7")}),
        ("港まつり", set()),
        ("三重県民の日", set()),
    ],
)
def test_numbers(name: str, expected: set[tuple[str, str]]) -> None:
    assert names.numbers(name) == expected


@pytest.mark.parametrize(
    ("a", "b", "differ"),
    [
        ("COP28", "COP29", True),
        ("第3回みどり会議", "第4回みどり会議", True),
        ("第三回みどり会議", "第3回みどり会議", False),
        ("水辺サミット2018", "水辺サミット2019", True),
        ("第1部 講演", "第2部 講演", True),
        ("みどり会議", "第4回みどり会議", False),
        ("2024年度港まつり", "令和6年度港まつり", False),
        ("2023年の総括と2024年の展望", "2024年の展望", False),
        ("Urban7 港会議(G7)", "港会議", False),
    ],
)
def test_clash(a: str, b: str, differ: bool) -> None:
    assert bool(names.clash(names.numbers(a), names.numbers(b))) is differ


@pytest.mark.parametrize(
    ("name", "generic"),
    [
        ("庁議", True),
        ("定例会", True),
        ("第3回定例会", True),
        ("令和6年度総会", True),
        ("臨時庁議", True),
        ("みどり総会", False),
        ("港町国際フォーラム", False),
        ("COP29", False),
        ("市長定例記者会見", True),
        ("市議会3月定例会", True),
        ("市民のための港の会議", False),
        ("浜辺市成人式", False),  # it says whose
    ],
)
def test_is_generic(name: str, generic: bool) -> None:
    assert names.is_generic(name) is generic


@pytest.mark.parametrize(
    ("name", "edition"),
    [
        ("第4回みどり会議", True),
        ("COP29", True),
        ("水辺サミット2018", True),
        ("港まつり", False),
        ("G7都市会合", False),
    ],
)
def test_is_edition(name: str, edition: bool) -> None:
    assert names.is_edition(name) is edition


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("ハンス・ベルガー", "ハンス・ペルガー", True),
        ("ハンス・ベルガー", "ハンス=ベルガー", True),
        ("ヴィクトリア", "ウィクトリア", True),
        ("マリア・コーエン", "マリア・コエン", True),
        ("ハンス・ベルガー", "ハンス・マイヤー", False),
        ("ペーター", "ピーター", False),
    ],
)
def test_skeleton(a: str, b: str, same: bool) -> None:
    assert (names.skeleton(a) == names.skeleton(b)) is same


@pytest.mark.parametrize(
    ("name", "expected"),
    [("渡邉", "渡辺"), ("渡邊", "渡辺"), ("齋藤", "斉藤"), ("髙橋", "高橋"), ("山﨑", "山崎"), ("鈴木", "鈴木")],
)
def test_modern(name: str, expected: str) -> None:
    assert names.modern(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("一般社団法人みなと協会", "みなと協会"),
        ("特定非営利活動法人みなと", "みなと"),
        ("株式会社みなと", "みなと"),
        ("みなと㈱", "みなと"),
        ("(公財)みなと財団", "みなと財団"),
        ("NPO法人みなと", "みなと"),
        ("法人会", "法人会"),
        ("株式会社", "株式会社"),
    ],
)
def test_body(name: str, expected: str) -> None:
    assert names.body(name) == expected


@pytest.mark.timeout(60)
@pytest.mark.parametrize("name", ["第" * 100_000, "一般" * 50_000, "1" * 100_000, "第一" * 50_000, "a1 " * 33_000])
def test_a_long_name_is_read(name: str) -> None:
    assert len(names.numbers(name)) <= 2
    assert names.body(name) == names.fold(name)
    assert not names.is_generic(name)
    assert len(names.skeleton(name)) == len(names.fold(name))
