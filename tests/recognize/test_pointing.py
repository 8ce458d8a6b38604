"""What 本学, 同館 and 当社 stand for, with what follows them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Read = Callable[[str], dict[str, list[str]]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "浜田大学の会で葉山一颯学長が話した。浜田大学は、本学経済学部の野沢達也教授を紹介した。浜田大学です。",
            {"野沢達也": ["教授/浜田大学経済学部"]},
        ),
        ("本学経済学部の野沢達也教授が話した。", {"野沢達也": ["教授/経済学部"]}),
        ("釧路観光協会が会を開いた。同協会女性部の野沢達也部長が話した。", {"野沢達也": ["部長/釧路観光協会女性部"]}),
        ("朝の会。" * 90 + "本学の野沢達也学長が、北見大学を訪れた。", {"野沢達也": ["学長/"]}),
    ],
)
def test_pointing(read: Read, text: str, expected: dict[str, list[str]]) -> None:
    found = read(text)
    assert {name: found[name] for name in expected} == expected
