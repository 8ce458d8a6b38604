"""Hostile characters: shown by their number, or gone; everything else as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.visible import columns, one_line, printable, visible

HOSTILE = "\x1b\x00\x07\x7f\x9b\u202e\u2066\u200f\u061c\u2028\ufeff\u200b\U000e0041"


@pytest.mark.parametrize("char", HOSTILE)
def test_what_is_not_seen_is_shown_or_left_out(char: str) -> None:
    assert visible(f"松{char}江") == f"松⟦U+{ord(char):04X}⟧江"
    assert printable(f"松{char}江") == ("松\n江" if char == "\u2028" else "松江")


@pytest.mark.parametrize("text", ["", "松江市\n\t行事", "が\u3099", "👨\u200d👩\u200d👧", "①ｱ㈱", "𠮷野家", "⟦"])
def test_what_is_seen_stays(text: str) -> None:
    assert visible(text) == printable(text) == text


def test_lines_end_with_line_feeds() -> None:
    assert printable("一\r\n二\r三\x85四") == "一\n二\n三\n四"
    assert one_line(" 一\r\n二\t三 ") == "一 二 三"


@pytest.mark.parametrize(("text", "width"), [("abc", 3), ("松江", 4), ("ｱ", 1), ("が", 2), ("か\u3099", 2), ("", 0)])
def test_wide_characters_are_two_columns(text: str, width: int) -> None:
    assert columns(text) == width


@given(st.text())
def test_nothing_hostile_is_left(text: str) -> None:
    for safe in (visible(text), printable(text)):
        assert not set(safe) & (set(HOSTILE) | {"\r"})
        assert visible(safe) == safe
