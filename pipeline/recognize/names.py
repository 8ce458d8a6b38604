"""Does a piece of text look like a person's name, and how much? By Sudachi's dictionary and by its letters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline import vocabulary
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

KANJI = r"\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff々〆"
HIRAGANA = r"\u3041-\u3096ゝゞ"
KATAKANA = r"ァ-ヺー"
PART = re.compile(rf"[{KANJI}{HIRAGANA}{KATAKANA}ヶノ]{{1,5}}")
ONLY_KANJI = re.compile(rf"[{KANJI}]+")
ONLY_KATAKANA = re.compile(rf"[{KATAKANA} ]+")
ONLY_HIRAGANA = re.compile(rf"[{HIRAGANA}]+")
NAME_CHARS = re.compile(rf"[{KANJI}{HIRAGANA}{KATAKANA}ヶノ]+")
GIVEN_LETTERS = frozenset(vocabulary.words("recognize", "given_kanji", "kanji"))
SINO_KOREAN = frozenset(vocabulary.words("recognize", "family_kanji", "kanji"))
KANA = re.compile(rf"(?!.*の.)[{HIRAGANA}]{{2,4}}|[{KATAKANA}]{{2,5}}")
HONORIFIC = frozenset("氏様殿君")
AFTER_A_PLACE = frozenset("東西南北大中小新本上下前後内外港湊駅城")  # 鳥取東, 越後湊: a part of the place
QUARTER = frozenset("東西南北上中下本新元")
LONGEST = 9  # characters of a Japanese name without its space: 勅使河原 + 5

SEGMENT = rf"[{KATAKANA}]{{1,14}}"
INITIAL = r"[A-Z]\.?"
FOREIGN = re.compile(
    rf"(?<![{KATAKANA}・=])(?:{SEGMENT}|{INITIAL}(?=[・=]))(?:[・=][ ]?(?:{SEGMENT}|{INITIAL}(?![A-Za-z]))){{1,5}}"
    rf"(?![{KATAKANA}])"
)
FOREIGN_SPACED = re.compile(rf"(?<![{KATAKANA}・=])(?:{SEGMENT})(?:[ ]{SEGMENT}){{1,3}}(?![{KATAKANA}・=])")
FOREIGN_ONE = re.compile(rf"(?<![{KATAKANA}・=A-Za-z0-9])[{KATAKANA}]{{2,14}}(?![{KATAKANA}・=])")
WORD = r"[A-Z][A-Za-zÀ-ɏ'’]{0,19}\.?(?:-[A-Z][a-zÀ-ɏ]{1,15})?"
LATIN = re.compile(
    rf"(?<![A-Za-zÀ-ɏ0-9./@_-])(?:{WORD})(?:[ ](?:{WORD}|van|von|de|der|den|di|da|del|la|bin|al-[A-Z][a-z]+)){{1,4}}"
    r"(?![A-Za-zÀ-ɏ0-9@/_])"
)
DEGREE = re.compile(
    r"(?:Dr|Prof|Mr|Ms|Mrs|Sir|Hon|H\.E|Rev|Father|Professor|Mayor|Ambassador)\.? ?"
    r"|博士 ?|プロフェッサー・?|ドクター・?",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Shape:
    score: float  # 0..1
    family: str = ""
    full: bool = False  # family and given name


NOTHING = Shape(0.0)


@lru_cache(65_536)
def japanese(text: str) -> Shape:
    """A family name, a given name, or both with or without a space: how sure is it a name, by its form alone?"""
    parts = text.split()
    if (
        not parts
        or len(parts) > 2
        or ONLY_KATAKANA.fullmatch(text)
        or not all((PART if len(parts) > 1 else NAME_CHARS).fullmatch(p) for p in parts)
        or len("".join(parts)) > LONGEST
    ):
        return NOTHING
    if len(parts) == 2:
        return _two(parts[0], parts[1], spaced=True)
    whole = parts[0]
    if whole[-1] in "氏様殿":
        return NOTHING
    known = classes(whole)
    options = [_two(whole[:i], whole[i:]) for i in range(1, len(whole))] if len(whole) > 1 else []
    best = max(options, key=lambda s: s.score, default=NOTHING)
    if PERSON in known and len(whole) > 2 and best.score < 0.9:
        best = Shape(0.9, best.family, True)
    if is_family(whole):
        single = Shape(
            (0.6 if is_place(whole) or COMMON in known else 0.75) + (0.05 if len(whole) > 1 else -0.1), whole
        )
        if best.score < 0.95 or len(whole) <= 2:
            return single
    elif is_given(whole) and best.score < 0.8:
        return Shape(0.45 if COMMON in known or len(whole) == 1 else 0.55)
    return NOTHING if known and known.isdisjoint(PEOPLE) else best


def _two(family: str, given: str, spaced: bool = False) -> Shape:
    """How well do these go together as a family name and a given name?"""
    if ONLY_HIRAGANA.fullmatch(family) and not is_family(family):
        return NOTHING
    if (not spaced and given in AFTER_A_PLACE and is_place(family)) or given in HONORIFIC:
        return NOTHING
    score = max(_known(family, given, spaced), _guessed(family, given, spaced))
    return Shape(score, family, True) if score else NOTHING


def _known(family: str, given: str, spaced: bool) -> float:
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
    return (0.5 if is_place(family) else 0.35) if len(given) > 1 else 0.0


def _guessed(family: str, given: str, spaced: bool) -> float:
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


def _family_alone(word: str) -> bool:
    """加藤 of 馬野 加藤: the next family name, not a given name."""
    known = classes(word)
    return len(word) > 1 and FAMILY in known and GIVEN not in known


@lru_cache(8_192)
def katakana(text: str) -> Shape:
    """Segments of katakana joined by ・ or =: more of a name the more of them the dictionary knows as people's."""
    parts = [p for p in re.split(r"[・= ]+", text) if p]
    if not parts or any(p in _not_people() for p in parts):
        return NOTHING
    n = len(parts)
    score = 0.45 + sum(map(_weight, parts)) / n
    return Shape(max(0.05, min(0.95, score)), parts[-1], n > 1)


def _weight(part: str) -> float:
    known = classes(part)
    if known.isdisjoint(PEOPLE):
        return -0.45 if is_place(part) else -0.35 if COMMON in known else -0.2 if known else 0.0
    return 0.1 if COMMON in known else 0.45


@lru_cache(1)
def _not_people() -> frozenset[str]:
    return frozenset(vocabulary.words("recognize", "not_people"))


@lru_cache(1)
def _labels() -> frozenset[str]:
    return frozenset(vocabulary.words("clean", "field_labels", "label"))


def is_nobody(word: str) -> bool:
    """皆, お客, お父: what さん and 様 follow without naming anyone; 内 容, a label over the width of its column."""
    bare = word.replace(" ", "")
    return word in _not_people() or bare in _labels() or (bare != word and COMMON in classes(bare) and len(bare) == 2)


def squeezed(text: str) -> str:
    """A name without spaces: 清水 勇人 → 清水勇人; in Latin letters single blanks stay."""
    text = " ".join(text.split())
    return text if text.isascii() or LATIN.fullmatch(text) else text.replace(" ", "")


@lru_cache(8_192)
def latin(text: str) -> Shape:
    """Capitalised words: a name only where something beside them says so, and never in capitals throughout."""
    parts = text.split()
    if sum(p.isupper() and len(p) > 2 for p in parts) > 1 or any(p.strip(".").lower() in _not_people() for p in parts):
        return NOTHING
    return Shape(0.6, parts[-1], len(parts) > 1)


def is_katakana_name(text: str) -> bool:
    return bool(FOREIGN.fullmatch(text) or FOREIGN_SPACED.fullmatch(text) or FOREIGN_ONE.fullmatch(text))
