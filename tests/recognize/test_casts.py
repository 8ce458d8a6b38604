"""Casts: who plays what, where the lines of a page say so."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Read = Callable[[str], dict[str, list[str]]]

CAST = "ヴァルター：須藤慎吾\nメルク：田中大揮\nジェミ：安井陽子\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (CAST + "マティルド：オルガ・ペレチャッコ", {"須藤慎吾", "田中大揮", "安井陽子", "オルガ・ペレチャッコ"}),
        (CAST + "マルコ・ベルディ：村井健", {"須藤慎吾", "田中大揮", "安井陽子", "村井健"}),
        (CAST + "会場：サンシャイン・ホール", {"須藤慎吾", "田中大揮", "安井陽子"}),
        ("会場：サンポート・ホール\n協力：オルガ・ペレチャッコ", set()),
    ],
)
def test_casts(read: Read, text: str, expected: set[str]) -> None:
    assert set(read(text)) == expected
