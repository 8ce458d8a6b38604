"""Pupils by the grade between their school and their name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Read = Callable[[str], dict[str, list[str]]]


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        ("みなと県 浜田市立第二小学校 小1 小林 怜奈", ["/浜田市立第二小学校"]),
        ("みなと・浜田市　西小　　六年　小林 怜奈", ["/西小"]),
        ("浜田市立浜田中学校二年 小林 怜奈", ["/浜田市立浜田中学校"]),
        ("特選\n浜田小5年 | 小林 怜奈 |", ["/浜田小"]),
        ("賞|学校|氏名\n特選|浜田小学校5年|小林 怜奈", ["/浜田小学校"]),
        ("浜田小学校\n3年 小林 怜奈", []),  # the grade is no office
        ("浜田中 3年目の小林 怜奈さん", []),
        ("浜田会議所 小林 怜奈", ["/浜田会議所"]),
        ("在任中 2年 小林 怜奈", []),
        ("県内最高 3年 小林 怜奈", []),
    ],
)
def test_the_school_before_the_grade(read: Read, text: str, offices: list[str]) -> None:
    assert read(text)["小林怜奈"] == offices


def test_who_is_called_so_is_no_school(read: Read) -> None:
    assert read("田中 五年 太田花")["太田花"] == []
