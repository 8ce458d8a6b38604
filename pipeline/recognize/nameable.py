"""Which words a Japanese name may hold, and which are never a part of one."""

from __future__ import annotations

from functools import lru_cache

from pipeline.recognize.lexicon import FAMILY, PEOPLE, classes
from pipeline.recognize.name_parts import GIVEN_LETTERS
from pipeline.recognize.names import NAME_CHARS, ONLY_HIRAGANA, ONLY_KANJI
from pipeline.recognize.tokens import Token

WORDS = 65_536  # words of which it is known whether a name may hold them


def nameable(token: Token) -> bool:
    """Can the word be a part of a Japanese name?"""
    return _nameable(token.text, token.pos)


@lru_cache(WORDS)
def _nameable(word: str, pos: tuple[str, ...]) -> bool:
    if not NAME_CHARS.fullmatch(word):
        return False
    if pos[0] in ("助詞", "助動詞") and not ONLY_KANJI.fullmatch(word):
        return False  # but 之 of 鷹之
    return not ONLY_HIRAGANA.fullmatch(word) or pos[0] == "名詞" or not classes(word).isdisjoint(PEOPLE)


def is_plain(token: Token) -> bool:
    """A country, or a word of everyday language of two characters or more, that is nobody's name: 工学, 推進."""
    return _plain(token.text, token.pos)


@lru_cache(WORDS)
def _plain(word: str, pos: tuple[str, ...]) -> bool:
    if pos[3] == "国" and FAMILY not in classes(word):
        return True  # 陳 is a country of old and a family name
    if pos[1] != "普通名詞" or len(word) < 2:
        return False
    known = classes(word)  # カヅ of 簾内カヅ子 is no word of the dictionary
    return bool(known) and known.isdisjoint(PEOPLE)


def is_no_name(token: Token) -> bool:
    """A plain word whose letters are not those of given names either (一颯)."""
    return is_plain(token) and not GIVEN_LETTERS.issuperset(token.text)
