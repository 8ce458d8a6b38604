"""How well do two words go together as a family name and a given name? By the dictionary and by their letters."""

from __future__ import annotations

import re

from pipeline import vocabulary
from pipeline.recognize.letters import HIRAGANA, KATAKANA, ONLY_HIRAGANA, ONLY_KANJI, ONLY_KATAKANA
from pipeline.recognize.lexicon import (
    COMMON,
    COUNTRY,
    FAMILY,
    GIVEN,
    PEOPLE,
    PERSON,
    PLACE,
    classes,
    is_family,
    is_given,
    is_place,
)

GIVEN_LETTERS = frozenset(vocabulary.words("recognize", "given_kanji", "kanji"))
SINO_KOREAN = frozenset(vocabulary.words("recognize", "family_kanji", "kanji"))
KANA = re.compile(rf"(?!.*の.)[{HIRAGANA}]{{2,4}}|[{KATAKANA}]{{2,5}}")
QUARTER = frozenset("東西南北上中下本新元")


def known(family: str, given: str, spaced: bool) -> float:
    """By the dictionary: it has both, or one and nothing against the other."""
    first, second = classes(family), classes(given)
    first = first | {FAMILY} if is_family(family) else first
    short = len(given) <= (3 if ONLY_KANJI.search(given) else 5)
    if FAMILY in first and GIVEN in second:
        if not spaced and family in QUARTER and PLACE in second:
            return 0.5  # 中和泉: a quarter of 和泉
        plain = COMMON in second and COMMON in first
        return 0.9 if plain or len(family) + len(given) == 2 else 0.97
    if spaced and FAMILY in first and FAMILY in second and ONLY_KANJI.fullmatch(given) and len(given) > 1:
        return 0.35  # 馬野 加藤: two of a list
    if FAMILY in first and short and COMMON not in second and len(family) > 1:
        if not spaced and second == {PLACE}:
            return 0.0  # 赤坂|東京|事務所
        plain = is_place(given) or bool(ONLY_KANJI.fullmatch(given) and len(given) == 3)
        if not spaced and ONLY_KATAKANA.fullmatch(given) and second.isdisjoint(PEOPLE):
            return 0.0  # 岩木川クリーン
        return 0.4 if plain else 0.8
    if FAMILY in first and len(family) == 1 and len(given) == 2 and ONLY_KANJI.fullmatch(given) and not second:
        return 0.7
    if GIVEN not in second or not ONLY_KANJI.fullmatch(family) or len(family) > 3:
        return 0.0
    free = not first or (PLACE in first and COUNTRY not in first)
    if free and (spaced or len(family) > 1):
        return 0.75 if spaced else 0.7
    if len(given) < 2:
        return 0.0
    return 0.5 if is_place(family) or (len(family) == 2 and COMMON not in second) else 0.35  # 切替 一郎


def guessed(family: str, given: str, spaced: bool) -> float:
    """By the letters: kanji of given names, kana behind a family name, one kanji of China or Korea before two."""
    kanji = bool(ONLY_KANJI.fullmatch(given))
    known = is_family(family)
    if family in SINO_KOREAN and kanji and len(given) <= 2 and (spaced or not classes(given)):
        return 0.75 if spaced else 0.6
    if spaced and kanji and len(given) <= 3 and GIVEN_LETTERS.issuperset(given) and not _family_alone(given):
        if known:
            return 0.8 if len(family) > 1 else 0.65
        if ONLY_KANJI.fullmatch(family) and len(family) <= 3 and COUNTRY not in classes(family):
            return 0.6 if is_given(given) else 0.45
    if known and len(family) > 1 and kanji and 2 <= len(given) <= 3 and GIVEN_LETTERS.issuperset(given):
        return 0.7
    if known and len(family) > 1 and KANA.fullmatch(given):
        known_given = not classes(given).isdisjoint((GIVEN, PERSON))
        own = spaced or (ONLY_HIRAGANA.fullmatch(given) and len(given) > 2 and COMMON not in classes(given))
        return 0.9 if known_given and (spaced or GIVEN in classes(given)) else 0.65 if spaced else 0.4 if own else 0.0
    if spaced and known and kanji and len(given) <= 2 and not _family_alone(given):
        return 0.6
    if len(family) <= 3 and len(given) <= 3 and ONLY_KANJI.fullmatch(family + given) and COMMON not in classes(family):
        return 0.3
    return 0.0


def reads_otherwise(family: str, given: str) -> bool:
    """北川教|学 and 赤坂東|京: no such family name, but a shorter one and a plain word or a place."""
    if len(family) < 3 or is_family(family):
        return False
    cuts = [(family[:i], classes(family[i:] + given)) for i in range(2, len(family))]
    return any(is_family(a) and rest and rest.isdisjoint(PEOPLE) for a, rest in cuts)


def _family_alone(word: str) -> bool:
    """加藤 of 馬野 加藤: the next family name, not a given name."""
    known = classes(word)
    return len(word) > 1 and FAMILY in known and GIVEN not in known


def family_and_given(text: str) -> bool:
    """白鳥孝: the dictionary has both parts, the given name as no plain word."""
    parts = ((text[:i], text[i:]) for i in range(2, len(text)))
    return any(is_family(a) and is_given(b) and (len(b) == 1 or COMMON not in classes(b)) for a, b in parts)
