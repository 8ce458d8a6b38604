"""Offices and bodies right beside a person that no list has."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.recognize.brackets import is_job

CASES = [
    ("葉山 一颯（帆大工）", ["帆大工/"]),
    ("葉山 一颯氏（森と浜の協働センター 海外事業担当）", ["海外事業担当/森と浜の協働センター"]),
    ("ドッグトレーナー　葉山 一颯さん", ["ドッグトレーナー/"]),
    ("藍染職人・葉山 一颯さん", ["藍染職人/"]),
    ("みなと森林組合 葉山 一颯さん", ["/みなと森林組合"]),
    ("葉山 一颯（はやま いぶき） 市立浜田中学校教師", ["教師/市立浜田中学校"]),
    ("葉山 一颯（川口市）", ["/川口市"]),
    ("葉山 一颯さん（写真左）", []),
    ("葉山 一颯さん（48）", []),
    ("葉山 一颯（オンライン）さん", []),
]


@pytest.mark.parametrize(("text", "offices"), CASES)
def test_offices_beside_a_name(read: Callable[[str], dict[str, list[str]]], text: str, offices: list[str]) -> None:
    assert read(text) == {"葉山一颯": offices}


@pytest.mark.parametrize(
    ("word", "expected"),
    [("鳥類標識調査員", True), ("日本語教師", True), ("員", False), ("2年生", False), ("みなと", False)],
)
def test_jobs_by_their_endings(word: str, expected: bool) -> None:
    assert is_job(word) is expected
