"""What stands right before an office: katakana with ・."""

from __future__ import annotations

import pytest

from pipeline.recognize import beside_units, names


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
