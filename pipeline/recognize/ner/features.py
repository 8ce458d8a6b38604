"""What the model sees of a word, for spaCy (components.py) and for our own runtime (words.py) alike."""

from __future__ import annotations

import re

LONG = 100  # code points from which a word's shape is not spelt out, as in spaCy
REPEATS = 4  # of one kind of letter in a row that a shape tells apart, as in spaCy


def script_shape(word: str) -> str:
    """A word's scripts: COP29 is XXXdd, 東京 is 漢漢, スキー is アアー, さん is ああ; other signs are kept."""
    if len(word) >= LONG:
        return "LONG"
    shape = word.translate(KINDS)
    return RUN.sub(r"\1", shape) if len(shape) > REPEATS else shape


class _Kinds(dict[int, str]):
    """The kind of each character met, by its number, as `str.translate` asks for it."""

    def __missing__(self, code: int) -> str:
        kind = self[code] = _kind(chr(code))
        return kind


KINDS = _Kinds()
RUN = re.compile(rf"((.)\2{{{REPEATS - 1}}})\2+", re.DOTALL)


def _kind(char: str) -> str:
    if "ぁ" <= char <= "ゟ":
        return "あ"
    if "ァ" <= char <= "ヺ":
        return "ア"
    if "一" <= char <= "鿿" or "㐀" <= char <= "䶿" or char == "々" or "\U00020000" <= char <= "\U0003ffff":
        return "漢"
    if char.isalpha() and char != "ー":
        return "X" if char.isupper() else "x" if char.islower() else "字"
    return "d" if char.isdigit() else char


def unit(tag: str, start: int, end: int, unit_start: int, unit_end: int) -> str:
    """Where a short word (Sudachi's mode A) stands in the long one (mode C) around it, and what that is.

    東京 in 東京大学 is "B名詞-固有名詞-一般", 大学 is "E…"; "" for a word that is no part of a longer one.
    """
    if (start, end) == (unit_start, unit_end):
        return ""
    return ("B" if start == unit_start else "E" if end == unit_end else "I") + tag
