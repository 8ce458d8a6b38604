"""Numbers as dates write them: ASCII digits (full-width ones are normalised before), kanji digits, 元."""

from __future__ import annotations

from functools import lru_cache

NUMBER = "[0-9]{1,2}|[〇零一二三四五六七八九十]{1,3}"  # a month, a day, an hour: both scripts, bounded
MALFORMED = 99  # no month, day, hour or year of an era: what is read with it is refused


def number(text: str) -> int:
    """6 of 6, 元 of an era, 28 of 二十八 and of 二八, 2024 of 二〇二四; ValueError for what is no numeral at all."""
    if text.isascii() and text.isdigit():
        return int(text)
    return _kanji(text)


@lru_cache(4096)
def _kanji(text: str) -> int:
    """By kanjize, which is loaded with the first kanji numeral of a text."""
    if text == "元":
        return 1
    if not text or text.strip("〇零一二三四五六七八九十百千"):
        raise ValueError(f"not a numeral: {text}")
    from kanjize import kanji2number

    try:
        return int(kanji2number(text.replace("零", "〇")))
    except ValueError:
        return MALFORMED  # 十一一, 十十
