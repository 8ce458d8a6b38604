"""What the people of a list share."""

from __future__ import annotations

from collections.abc import Callable

import pytest

CASES = [
    (
        "みなと大学から葉山一颯理事長、小暮湊専務理事を迎えた。",
        {"葉山一颯": ["理事長/みなと大学"], "小暮湊": ["専務理事/みなと大学"]},
    ),
    ("選考委員：葉山 一颯、小暮 湊", {"葉山一颯": ["選考委員/"], "小暮湊": ["選考委員/"]}),
    ("葉山一颯、高階花、小暮湊の各委員が出た。", {"葉山一颯": ["委員/"], "高階花": ["委員/"], "小暮湊": ["委員/"]}),
    (
        "川口市長の葉山一颯氏が挨拶した。みどり協会の小暮湊会長が続いた。",
        {"葉山一颯": ["市長/川口市"], "小暮湊": ["会長/みどり協会"]},
    ),
    ("葉山一颯教授が話した。小暮湊さんも来た。", {"葉山一颯": ["教授/"], "小暮湊": []}),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_lists(read: Callable[[str], dict[str, list[str]]], text: str, expected: dict[str, list[str]]) -> None:
    assert read(text) == expected


def test_pupils_of_one_school(read: Callable[[str], dict[str, list[str]]]) -> None:
    shared = read("優秀賞＝田中太郎・小林怜奈（浜田小6）")
    assert shared == {"田中太郎": ["/浜田小"], "小林怜奈": ["/浜田小"]}
    other = read("講師＝田中太郎・小林怜奈（みなと株式会社）")
    assert not any("みなと" in o for o in other["田中太郎"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("優秀賞＝田中太郎（浜田小6）小林怜奈（同5）", {"田中太郎": ["/浜田小"], "小林怜奈": ["/浜田小"]}),
        (
            "田中太郎（みなと大学教授）、小林怜奈（同）",
            {"田中太郎": ["教授/みなと大学"], "小林怜奈": ["教授/みなと大学"]},
        ),
        ("田中太郎さん（浜田小6）、小林怜奈さん（同級）", {"田中太郎": ["/浜田小"], "小林怜奈": []}),
    ],
)
def test_as_the_one_before(
    read: Callable[[str], dict[str, list[str]]], text: str, expected: dict[str, list[str]]
) -> None:
    assert read(text) == expected
