"""Numbers as dates write them: ASCII digits (full-width ones are normalised before), kanji digits, 元."""

from __future__ import annotations

_DIGIT = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0}
_UNIT = {"十": 10, "百": 100, "千": 1000}

NUMBER = "[0-9]{1,2}|[〇零一二三四五六七八九十]{1,3}"  # a month, a day, an hour: both scripts, bounded


def number(text: str) -> int:
    """6 of 6, 元 of an era, 28 of 二十八 and of 二八, 2024 of 二〇二四; ValueError for anything else."""
    if text.isascii() and text.isdigit():
        return int(text)
    if text == "元":
        return 1
    if not any(char in _UNIT for char in text):
        return int("".join(str(_digit(char)) for char in text))
    total, digit = 0, -1
    for char in text:
        if char in _UNIT:
            total += _UNIT[char] * (1 if digit < 0 else digit)
            digit = -1
        else:
            digit = _digit(char)
    return total + max(digit, 0)


def _digit(char: str) -> int:
    if char not in _DIGIT:
        raise ValueError(f"not a digit: {char}")
    return _DIGIT[char]
