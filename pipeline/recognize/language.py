"""Is a block Japanese enough to look for names in it? Chinese has none of kana, and characters or words of its own."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.recognize.letters import KANJI
from pipeline.text import remembered

KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fa々]")
HAN = re.compile(rf"[{KANJI}]")
CHINESE = re.compile(r"[的是在了和與於們这为将从]")  # its most frequent words, none of which Japanese writes as one
LONGEST, PIECE = 400, 12  # characters of a text, and of its pieces, that may be a list of names in nothing but kanji
SEPARATOR = re.compile(r"[、\s・|]")
TEXTS = 1_024  # that are remembered: people, bodies and cities are looked for in the same
OWN, WORDS = 2, 3  # characters that no Japanese standard has, and words, from which a text without kana is Chinese


@remembered(TEXTS, longest=LONGEST)
def readable(text: str) -> bool:
    """Kana, or a short text or list, where kanji alone may be names, and not Chinese."""
    if KANA.search(text):
        return True
    is_list = PIECE * len(SEPARATOR.findall(text)) >= len(text)
    return (len(text) < LONGEST or is_list) and not is_chinese(text)


def is_chinese(text: str) -> bool:
    """Of a text without kana: does it have simplified characters, or sentences with Chinese words?"""
    if sum(not in_japan(char) for char in set(HAN.findall(text))) >= OWN:
        return True
    return len(CHINESE.findall(text)) >= WORDS and bool(re.search("[。，]", text))


@lru_cache(8192)
def in_japan(char: str) -> bool:
    """Does JIS X 0213 have the character, or Windows' Japanese code page?"""
    for code in ("euc_jis_2004", "cp932"):
        try:
            char.encode(code)
        except UnicodeEncodeError:
            continue
        return True
    return False
