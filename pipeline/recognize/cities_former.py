"""Towns and villages that are no more, where the page says so: 旧財田町, 開田村（現木曽町）, 上房郡賀陽町, 南茅部町長.

No list of ours has those merged since 1999; Sudachi's dictionary knows most of their names as places.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.recognize.lexicon import COMMON, PLACE, classes, is_family
from pipeline.recognize.signs import sign
from pipeline.recognize.tokens import tokenize

BEFORE, THEN_NOW = (sign(name) for name in ("former_town", "town_now"))
TOWN = re.compile(
    rf"(?:(?<![一-鿿々])|(?<=[都道府県]))({BEFORE}?)([一-鿿々ヶケノツ]{{2,4}}[町村])(?![内民人立道営名並会])"
)
NOW = re.compile(rf"[（(]\s?{THEN_NOW}[一-鿿ぁ-んァ-ヺー]{{1,8}}[市町村区][)）]")
SAID = re.compile(rf"[（(]\s?{THEN_NOW}|{sign('of_a_town')}")
PREFECTURE = re.compile("[都道府県郡]")
JOINT = re.compile(r"(?:、|・|と|や|及び|および|並びに|そして){1,2}")


def former_towns(text: str) -> list[tuple[int, int]]:
    """Where names of such towns stand: those with a sign, and those beside them in a list."""
    if "町" not in text and "村" not in text:
        return []
    found = [m for m in TOWN.finditer(text) if is_town_name(m.group(2)) or NOW.match(text, m.end())]
    sure = [_signed(text, m) for m in found]
    for order in (range(1, len(found)), range(len(found) - 2, -1, -1)):
        for i in order:
            k = i - 1 if order.step > 0 else i + 1
            first, second = sorted((i, k))
            sure[i] = sure[i] or (sure[k] and bool(JOINT.fullmatch(text, found[first].end(), found[second].start(2))))
    return [m.span(2) for m, s in zip(found, sure, strict=True) if s]


def _signed(text: str, m: re.Match[str]) -> bool:
    if m.group(1):
        return True
    said = SAID.match(text, m.end())
    return bool(said) and not (said is not None and said.group() == "長" and is_family(m.group(2)[:-1]))


@lru_cache(maxsize=4096)
def is_town_name(word: str) -> bool:
    """A proper noun and 町 or 村, as Sudachi reads it: no 城下町, no 市町村."""
    if COMMON in classes(word) or PREFECTURE.search(word):
        return False
    words = tokenize(word, "C")
    return PLACE in classes(word) or (len(words) == 2 and words[0].pos[1] == "固有名詞")
