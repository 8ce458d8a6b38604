"""A family name, a dot and the office: 岸田・内閣総理大臣."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Read = Callable[[str], dict[str, list[str]]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("葉山・農林水産大臣から祝辞があった。", {"葉山": ["農林水産大臣/"]}),
        ("松本・総務大臣が話した。", {"松本": ["総務大臣/"]}),  # a large town too, but no town has that office
        ("野沢・みどり商工会会長と懇談した。", {"野沢": ["会長/みどり商工会"]}),
        ("会長・副会長が来た。", {}),
        ("学長・理事長の話。", {}),
        ("札幌・副会長が来た。", {}),
        ("川崎・横浜市長が集まった。", {}),
        ("商工・観光課長が来た。", {}),
    ],
)
def test_an_office_behind_a_dot(read: Read, text: str, expected: dict[str, list[str]]) -> None:
    assert read(text) == expected
