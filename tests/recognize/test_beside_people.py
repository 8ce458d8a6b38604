"""Offices and bodies right beside a person that no list has."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Read = Callable[[str], dict[str, list[str]]]
CASES = [
    ("葉山 一颯（帆大工）", ["帆大工/"]),
    ("葉山 一颯氏（森と浜の協働センター 海外事業担当）", ["海外事業担当/森と浜の協働センター"]),
    ("ドッグトレーナー　葉山 一颯さん", ["ドッグトレーナー/"]),
    ("藍染職人・葉山 一颯さん", ["藍染職人/"]),
    ("みなと森林組合 葉山 一颯さん", ["/みなと森林組合"]),
    ("葉山 一颯（はやま いぶき） 市立浜田中学校教師", ["教師/市立浜田中学校"]),
    ("葉山 一颯（川口市）", ["/川口市"]),
    ("葉山 一颯 - 浜田工芸大学", ["/浜田工芸大学"]),
    ("葉山 一颯 - 2031年の記録", []),
    ("海の道　（葉山 一颯さん　浜田第二小学校　4年）", ["/浜田第二小学校"]),
    ("海の道　（葉山 一颯さん　入選　4年）", []),
    ("最優秀賞＝葉山一颯さん（浜田小6）", ["/浜田小"]),
    ("港市立浜田小5年 葉山 一颯さん", ["/港市立浜田小"]),
    ("葉山 一颯さん（写真左）", []),
    ("葉山 一颯さん（48）", []),
    ("葉山 一颯（オンライン）さん", []),
]


@pytest.mark.parametrize(("text", "offices"), CASES)
def test_offices_beside_a_name(read: Read, text: str, offices: list[str]) -> None:
    assert read(text) == {"葉山一颯": offices}


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("長田大輝（おさだ ひろき）さん／環境NGO みどりスタッフ", "長田大輝", ["スタッフ/環境NGOみどり"]),
        ("芸術家の会田 誠 氏が話した。", "会田誠", ["芸術家/"]),
        ("写真家の会田 誠 氏が話した。", "会田誠", ["写真家/"]),
        ("参加者の会田 誠 氏が話した。", "会田誠", []),
        ("保護者の会田 誠 氏が話した。", "会田誠", []),
    ],
)
def test_callings_and_bodies_behind_a_slash(read: Read, text: str, name: str, expected: list[str]) -> None:
    assert read(text).get(name) == expected
