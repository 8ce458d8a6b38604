"""Pages in easy Japanese write the reading behind every word: 11月(がつ)17日(にち)(日(にち))."""

from __future__ import annotations

import re

from pipeline.text import Normalized

_READING = re.compile(r"(?<=[年月日時分半曜前後和成度土火水木金])[ ]?\([ぁ-ん]{1,8}\)")


def without_readings(copy: Normalized) -> Normalized:
    """The copy without the readings of date words; offsets still count in the text as it stands."""
    if "(" not in copy.text:
        return copy
    text: list[str] = []
    origin: list[int] = []
    at = 0
    for m in _READING.finditer(copy.text):
        text.append(copy.text[at : m.start()])
        origin.extend(copy.origin[at : m.start()])
        at = m.end()
    if at == 0:
        return copy
    text.append(copy.text[at:])
    origin.extend(copy.origin[at:])
    return Normalized("".join(text), tuple(origin))
