"""A tree of letters matches what the longest of the words does."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from pipeline.tries import pattern_of

WORDS = st.lists(st.text("市長副.(", min_size=1, max_size=4), min_size=1, max_size=8)


@given(WORDS, st.text("市長副.(", max_size=12))
def test_same_as_alternatives_by_length(words: list[str], text: str) -> None:
    plain = "|".join(re.escape(w) for w in sorted(set(words), key=lambda w: (-len(w), w)))
    assert [m.span() for m in re.finditer(pattern_of(words), text)] == [m.span() for m in re.finditer(plain, text)]
