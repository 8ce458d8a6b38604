"""Does a piece of text look like a person's name, and how much? By Sudachi's dictionary and by its letters."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from pipeline import vocabulary
from pipeline.recognize import name_parts
from pipeline.recognize.letters import HIRAGANA as HIRAGANA
from pipeline.recognize.letters import KANJI as KANJI
from pipeline.recognize.letters import KATAKANA as KATAKANA
from pipeline.recognize.letters import NAME_CHARS as NAME_CHARS
from pipeline.recognize.letters import ONLY_HIRAGANA as ONLY_HIRAGANA
from pipeline.recognize.letters import ONLY_KANJI as ONLY_KANJI
from pipeline.recognize.letters import ONLY_KATAKANA, PART
from pipeline.recognize.lexicon import (
    COMMON,
    PEOPLE,
    PERSON,
    classes,
    is_family,
    is_given,
    is_place,
)
from pipeline.recognize.signs import sign

HONORIFIC = frozenset("氏様殿君")
AFTER_A_PLACE = frozenset("東西南北大中小新本上下前後内外駅城")  # 鳥取東: a part of the place
LONGEST = 9  # characters of a Japanese name without its space: 勅使河原 + 5

SEGMENT = rf"[{KATAKANA}]{{1,14}}"
INITIAL = r"[A-Z](?:\.[A-Z]){0,2}\.?"
FOREIGN = re.compile(
    rf"(?<![{KATAKANA}・=])(?:{SEGMENT}|{INITIAL}(?=[・=]))(?:[・=][ ]?(?:{SEGMENT}|{INITIAL}(?![A-Za-z]))){{1,5}}"
    rf"(?![{KATAKANA}])"
)
FOREIGN_SPACED = re.compile(rf"(?<![{KATAKANA}・=])(?:{SEGMENT})(?:[ ]{SEGMENT}){{1,3}}(?![{KATAKANA}・=])")
FOREIGN_ONE = re.compile(rf"(?<![{KATAKANA}・=A-Za-z0-9])[{KATAKANA}]{{2,14}}(?![{KATAKANA}・=])")
WORD = r"[A-Z][A-Za-zÀ-ɏ'’]{0,19}\.?(?:-[A-Za-z][a-zÀ-ɏ]{1,15})?"
LATIN = re.compile(
    r"(?<![A-Za-zÀ-ɏ0-9.@_-])(?<![A-Za-z0-9./:]/)"
    rf"(?:{WORD})(?:[ ](?:{WORD}|van|von|de|der|den|di|da|del|la|bin|al-[A-Z][a-z]+)){{1,4}}"
    r"(?![A-Za-zÀ-ɏ0-9@/_])"
)
DEGREE = re.compile(
    rf"{sign('latin_degree', 'latin_title')}\.? ?|{sign('degree')}",
    re.ASCII,
)


class Shape(NamedTuple):
    score: float  # 0..1
    family: str = ""
    full: bool = False  # family and given name


class Window(NamedTuple):
    """A piece of a text that could be a name."""

    start: int
    end: int
    shape: Shape
    kind: str  # japanese, katakana or latin


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
    if whole[-1] in "氏様殿" or (whole[-1] == "君" and is_family(whole[:-1])):
        return NOTHING
    known = classes(whole)
    if known and known.isdisjoint(PEOPLE) and not is_family(whole):
        return NOTHING
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
    return best


def _two(family: str, given: str, spaced: bool = False) -> Shape:
    """How well do these go together as a family name and a given name?"""
    if ONLY_HIRAGANA.fullmatch(family) and not is_family(family):
        return Shape(0.45, family, True) if spaced and len(family) > 1 and is_given(given) else NOTHING
    if (not spaced and given in AFTER_A_PLACE and is_place(family)) or given in HONORIFIC:
        return NOTHING
    if spaced and len(family) > 2 and family[-1] in "市町村区県" and is_place(family[:-1]) and not is_family(family):
        return NOTHING  # 神戸市 久元
    if given[-1] == "君" and _called(given):
        return NOTHING
    score = max(name_parts.known(family, given, spaced), name_parts.guessed(family, given, spaced))
    if not score or (not spaced and name_parts.reads_otherwise(family, given)):
        return NOTHING
    return Shape(score, family, True)


def _called(given: str) -> bool:
    """毅君 of 高野 毅君: a given name and 君."""
    bare = given[:-1]
    known = is_given(bare) or bool(bare and name_parts.GIVEN_LETTERS.issuperset(bare))
    return known and not is_given(given)


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
