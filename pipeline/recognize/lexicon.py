"""What Sudachi's dictionary knows of a word by itself: is it a family name, a given name, a place, a plain word?"""

from __future__ import annotations

from functools import lru_cache

from pipeline import vocabulary
from pipeline.recognize.units import dictionary

CACHE = 65_536
VARIANTS = str.maketrans({row["variant"]: row["common"] for row in vocabulary.read("recognize", "kanji_variants")})
FAMILY, GIVEN, PERSON = "family", "given", "person"
PLACE, COUNTRY, COMMON, OTHER = "place", "country", "common", "other"
SMALL = frozenset("ツヶケノ")
PEOPLE = frozenset((FAMILY, GIVEN, PERSON))


@lru_cache(CACHE)
def classes(word: str) -> frozenset[str]:
    """The classes of `word` in the dictionary, in its written form or with common forms of its kanji (髙 → 高)."""
    if not word or "\n" in word:
        return frozenset()
    found = _lookup(word)
    common = word.translate(VARIANTS)
    return found | _lookup(common) if common != word else found


def _lookup(word: str) -> frozenset[str]:
    out = set()
    for morpheme in dictionary().lookup(word):
        pos = morpheme.part_of_speech()
        if pos[2] == "人名":
            out.add({"姓": FAMILY, "名": GIVEN}.get(pos[3], PERSON))
        elif pos[2] == "地名":
            out.add(COUNTRY if pos[3] == "国" else PLACE)
        elif pos[1] == "普通名詞" or pos[0] in ("動詞", "副詞", "形容詞", "形状詞", "代名詞", "接続詞", "連体詞"):
            out.add(COMMON)
        else:
            out.add(OTHER)
    return frozenset(out)


def is_family(word: str) -> bool:
    """A family name of the dictionary, or a place with ツ, ヶ or ノ inside, as families are called (四ツ谷)."""
    known = classes(word)
    return FAMILY in known or (PLACE in known and 2 < len(word) < 5 and word[1:-1] in SMALL)


def is_given(word: str) -> bool:
    return GIVEN in classes(word)


def is_place(word: str) -> bool:
    return not classes(word).isdisjoint((PLACE, COUNTRY))
