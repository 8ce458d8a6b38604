"""Offices that name no body, of a foreigner on a page that names a city abroad; schools on the line below a name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Read = Callable[[str], dict[str, list[str]]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "ドイツのリューネブルク市を訪れた。マルコ・ベルディ市長から話を聞いた。",
            {"マルコ・ベルディ": ["市長/リューネブルク市"]},
        ),
        (
            "リューネブルク市の使節団が来た。\n市役所の前で。\n・マルコ・ベルディ市長及びパートナー",
            {"マルコ・ベルディ": ["市長/リューネブルク市"]},
        ),
        ("川口市を訪れたマルコ・ベルディ市長から話を聞いた。", {"マルコ・ベルディ": ["市長/"]}),
        (
            "リューネブルク市とデモイン市から客が来た。\n" + "雨。" * 120 + "\nマルコ・ベルディ市長",
            {"マルコ・ベルディ": ["市長/"]},
        ),
        ("リューネブルク市を訪れた。マルコ・ベルディ部長から話を聞いた。", {"マルコ・ベルディ": ["部長/"]}),
    ],
)
def test_mayors_abroad(read: Read, text: str, expected: dict[str, list[str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "野沢 達也さん1年\n川口市立東小学校\n低学年の部\n村井 健さん2年\n蕨市立西小学校\n高学年の部",
            {"野沢達也": ["/川口市立東小学校"], "村井健": ["/蕨市立西小学校"]},
        ),
        ("野沢 達也さん1年\n川口市立東小学校\n低学年の部", {"野沢達也": []}),
    ],
)
def test_schools_below_names(read: Read, text: str, expected: dict[str, list[str]]) -> None:
    assert read(text) == expected
