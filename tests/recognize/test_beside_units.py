"""What stands right before an office: katakana with ・."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.recognize import beside_units, name_parts, names


@pytest.mark.parametrize(
    ("text", "of_a_place", "person"),
    [
        ("ラージ・ヌドゥヴェ", True, True),  # ラージ is a word, the rest is in no dictionary
        ("ラージ・ヌドゥヴェ", False, False),
        ("ラージ・シンクタンク", True, False),  # words alone, even of a place
        ("ラージ・シンクタンク", False, False),
    ],
)
def test_words_before_an_office(text: str, of_a_place: bool, person: bool) -> None:
    window = names.Window(0, len(text), names.katakana(text), "katakana")
    assert 0 < window.shape.score < 0.3
    assert (beside_units.sure(window, text, of_a_place) is not None) == person


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("開会 アンヌ・ド・ブレ ブレスト市長 野沢 力 みどり市長（会長都市）", "アンヌ・ド・ブレ"),
        ("開会 カフェ・ド・ブレ 休憩 野沢 力 みどり市長（会長都市）", ""),
    ],
)
def test_a_name_a_blank_and_the_town_that_its_bearer_heads(
    read: Callable[[str], dict[str, list[str]]], cell: str, name: str
) -> None:
    table = f"総会の予定\n\n日付 | 時間 | 内容 | 場所\n6月9日（木） | 9:00–9:30 | {cell} | みどり会館\n"
    assert "".join(n for n in read(table) if "・" in n) == name


def test_words_in_katakana_behind_a_family_name_are_no_given_name() -> None:
    assert name_parts.known("三田", "ハイカ", spaced=False) == 0
    assert name_parts.known("三田", "ハイカ", spaced=True) > 0.5
    assert name_parts.known("鈴木", "アキラ", spaced=False) > 0.5
