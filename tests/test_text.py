"""Texts that are remembered are told as they would be anew."""

from __future__ import annotations

import re
import unicodedata

from pipeline.text import INVISIBLE, UNFOLDED, remembered


def test_short_texts_are_read_once_and_long_ones_each_time() -> None:
    read: list[str] = []

    @remembered(2, longest=3)
    def size(text: str, more: int = 0) -> int:
        read.append(text)
        return len(text) + more

    assert [size("ab"), size("ab"), size("ab", 1)] == [2, 2, 3]
    assert [size("abcd"), size("abcd")] == [4, 4]
    assert read == ["ab", "ab", "abcd", "abcd"]
    size("x"), size("y"), size("ab")
    assert read[-1] == "ab"  # only the last two are kept


def test_what_is_left_as_it_is_needs_no_folding() -> None:
    left = [char for char in map(chr, range(0xD800)) if re.match(f"[{UNFOLDED}]", char)]
    assert len(left) > 20_000
    assert all(unicodedata.normalize("NFKC", char) == char and not unicodedata.combining(char) for char in left)
    assert INVISIBLE.isdisjoint(left)
