"""Names right before an office, and what an office there takes of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Read = Callable[[str], dict[str, list[str]]]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("谷本県知事が祝辞を述べた。", "谷本", ["知事/"]),
        ("西田府副知事が祝辞を述べた。", "西田", ["副知事/"]),
        ("神谷学前みどり市長が会長になった。", "神谷学", ["市長/みどり市"]),
        ("小暮前町長が会長になった。", "小暮", ["前町長/"]),
        ("ロベルト・カリニ観光大使の訪問", "ロベルト・カリニ", ["観光大使/"]),
    ],
)
def test_names_before_an_office(read: Read, text: str, name: str, expected: list[str]) -> None:
    assert read(text).get(name) == expected


@pytest.mark.parametrize(
    "text", ["ローバーズ応援大使の表敬訪問", "ベルモンド観光大使の訪問", "山口県知事が祝辞を述べた。"]
)
def test_places_and_clubs_before_an_office(read: Read, text: str) -> None:
    assert read(text) == {}
