"""What is no part of a name though it stands right before it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Read = Callable[[str], dict[str, list[str]]]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("みどり中3年佐藤小梅さんは走った。", "佐藤小梅", ["/みどり中"]),
        ("みどり小6年小暮花子さんは走った。", "小暮花子", ["/みどり小"]),
        ("年岡一颯君は走った。", "年岡一颯", []),
    ],
)
def test_the_year_of_a_pupil(read: Read, text: str, name: str, expected: list[str]) -> None:
    assert read(text).get(name) == expected
