"""The fast copy is the slow one."""

from __future__ import annotations

import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from pipeline.temporal.copies import PLAIN, WIDE, normalized
from pipeline.text import INVISIBLE, normalize


def test_plain_characters_are_their_own_normal_form() -> None:
    for code in range(0x110000):
        char = chr(code)
        if re.match(f"[{PLAIN}]", char):
            assert unicodedata.normalize("NFKC", char) == char, hex(code)
            assert not unicodedata.combining(char), hex(code)
            assert char not in INVISIBLE, hex(code)
        if re.match(f"[{WIDE}]", char):
            assert len(unicodedata.normalize("NFKC", char)) == 1, hex(code)
            assert not unicodedata.combining(char), hex(code)


@given(st.text(alphabet="かがカ漢\u3099\u309a\u200b０１（）㈱㊐e\u0301😀\n 　-ｶﾞ１年令", max_size=30))
def test_same_as_normalize(text: str) -> None:
    fast, slow = normalized(text), normalize(text)
    assert fast.text == slow.text
    assert tuple(fast.origin) == tuple(slow.origin)
