"""Pages in easy Japanese write the reading behind every word: 11月(がつ)17日(にち)(日(にち))."""

from __future__ import annotations

import re

from pipeline.text import Normalized

_WORD = "[年月日時分半曜前後和成度土火水木金]"
_READING = re.compile(rf"\((?:(?<={_WORD}\()|(?<={_WORD}[ ]\())[ぁ-ん]{{1,8}}\)")  # begins with its rarest sign


def without_readings(copy: Normalized) -> Normalized:
    """The copy without the readings of date words; offsets still count in the text as it stands."""
    if "(" not in copy.text:
        return copy
    text: list[str] = []
    origin: list[int] = []
    at = 0
    for m in _READING.finditer(copy.text):
        end = m.start() - copy.text.startswith(" ", m.start() - 1)
        text.append(copy.text[at:end])
        origin.extend(copy.origin[at:end])
        at = m.end()
    if at == 0:
        return copy
    text.append(copy.text[at:])
    origin.extend(copy.origin[at:])
    return Normalized("".join(text), tuple(origin))
