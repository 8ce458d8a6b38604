"""Blocks made ready: bounded pieces, brackets as words of their own, bullets that are no part of a name."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.model import Document
from pipeline.recognize.sheets import LONGEST, sheets


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])  # it only makes pages
@given(st.text("あ漢ア・、。(） \u3099㍿", min_size=1, max_size=80), st.integers(1, 60))
def test_pieces_cover_the_line(page: Callable[[str], Document], text: str, times: int) -> None:
    document = page((text * times).replace("\n", " "))
    for sheet in sheets(document, [[] for _ in document.body]):
        spans = [(s.start, s.end) for s in sheet.segments]
        assert all(b - a <= LONGEST for a, b in spans)
        assert all(a[1] <= b[0] for a, b in pairwise(spans))
        assert sum(b - a for a, b in spans) == len(sheet.text)


def test_a_word_ends_at_its_bracket(page: Callable[[str], Document]) -> None:
    (sheet,) = sheets(page("カターニア市 市民保護局 局長（ビデオ）"), [[]])
    words = [t.text for t in sheet.segments[0].tokens]
    assert "局長" in words or words[words.index("(") - 1] == "長"
    assert "".join(words) == sheet.text
