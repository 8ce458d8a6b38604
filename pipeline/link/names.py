"""Names made comparable: folded, their numbers read, their words cut out."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from pipeline.vocabulary import any_of, read, words

DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")}
NUMBER = re.compile(
    r"(?P<latin>[A-Za-z]{1,12})?[\s\-.]{0,2}(?P<n>\d{1,6})"
    rf"(?:\s{{0,2}}(?P<counter>{any_of('link', 'counter')}))?"
)
KANJI_NUMBER = re.compile(
    rf"第(?P<n>[〇一二三四五六七八九十百]{{1,6}})(?P<counter>{any_of('link', 'ordinal_counter')})"
)
ERA = re.compile(rf"{any_of('link', 'era')}\Z")
WORD = re.compile(r"[一-鿿々〆ヶ]{2,}|[ァ-ヺー]{3,}|[A-Za-z]{3,}")
SEPARATORS = re.compile(r"[\s・･=＝゠,，、.．\-‐‑‒–—'’]+")


@lru_cache(maxsize=200_000)
def fold(name: str) -> str:
    """NFKC, case folded, letters and digits only: what two spellings of one name share."""
    return "".join(c for c in unicodedata.normalize("NFKC", name).casefold() if c.isalnum())


@lru_cache(maxsize=200_000)
def numbers(name: str) -> frozenset[tuple[str, str]]:
    """(what is counted, number) of each number of a name: COP29 → (cop, 29), 第三回 → (回, 3), 2018 → ("", 2018)."""
    name = arabic(name)
    out = set()
    for m in NUMBER.finditer(name):
        before = ERA.search(name[max(0, m.start("n") - 2) : m.start("n")])
        era = before[0] if before and m["counter"] in ("年", "年度") else ""
        label = "" if era else (m["latin"] or "").casefold()
        out.add((label + era + (m["counter"] or ""), str(int(m["n"]))))
    return frozenset(out)


@lru_cache(maxsize=200_000)
def arabic(name: str) -> str:
    """NFKC, and the numbers of editions in digits: 第三回 → 第3回."""
    return KANJI_NUMBER.sub(lambda m: f"第{_arabic(m['n'])}{m['counter']}", unicodedata.normalize("NFKC", name))


def _arabic(kanji: str) -> int:
    """十二 → 12, 百五 → 105, 一二 → 12."""
    total, digit, placed = 0, 0, False
    for c in kanji:
        if c in "十百":
            total, digit, placed = total + (digit or 1) * (10 if c == "十" else 100), 0, True
        else:
            digit = DIGITS[c] if placed or not digit else digit * 10 + DIGITS[c]
    return total + digit


def clash(a: frozenset[tuple[str, str]], b: frozenset[tuple[str, str]]) -> str:
    """The count in which two names differ (第3回 and 第4回), in words; "" where they do not."""
    for label in sorted({k for k, _ in a} & {k for k, _ in b}):
        mine, theirs = ({n for k, n in side if k == label} for side in (a, b))
        if not mine & theirs:
            shown = " and ".join("/".join(sorted(side)) for side in (mine, theirs))
            return f"numbered {label} {shown}" if label else f"numbered {shown}"
    return ""


@lru_cache(maxsize=100_000)
def is_edition(name: str) -> bool:
    """The name itself says which one of a series it is: 第4回…, COP29, …サミット2018."""
    return any(
        k in ("回", "期", "次", "年", "年度", "号") or len(k) >= 3 or n[:2] in ("19", "20") for k, n in numbers(name)
    )


@cache
def _generic() -> re.Pattern[str]:
    heads = "|".join(map(re.escape, sorted(words("link", "generic_events"), key=lambda w: (-len(w), w))))
    return re.compile(rf"(?:{any_of('link', 'numbering')}|{any_of('link', 'whose')})*(?:{heads})\Z")


@lru_cache(maxsize=200_000)
def is_generic(name: str) -> bool:
    """A name that many bodies give to many of their events: 例会, 第3回定例会, 庁議. It tells nothing by itself."""
    return bool(_generic().match(fold(name)))


@cache
def part_words() -> tuple[str, ...]:
    """Words that make the name of a whole that of a part of it: …会議 and …会議開会式."""
    return tuple(fold(w) for w in words("link", "part_words"))


@lru_cache(maxsize=100_000)
def bigrams(folded: str) -> frozenset[str]:
    """The pairs of neighbouring characters: two ways to write one place share some."""
    return frozenset(folded[i : i + 2] for i in range(max(1, len(folded) - 1)))


def word_keys(name: str) -> set[str]:
    """The longer words of a name, to look for others that share one."""
    return {w.casefold() for w in WORD.findall(unicodedata.normalize("NFKC", name))}


@cache
def _variants() -> dict[int, str]:
    return {ord(row["old"]): row["new"] for row in read("link", "kanji_variants")}


@lru_cache(maxsize=200_000)
def modern(name: str) -> str:
    """旧字体 and 異体字 as the common form: 渡邉 → 渡辺."""
    return name.translate(_variants())


@lru_cache(maxsize=200_000)
def skeleton(name: str) -> str:
    """A katakana name without what spellings differ in: voicing, long vowels, small letters, separators."""
    decomposed = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", SEPARATORS.sub("", name)))
    bare = "".join(c for c in decomposed if not unicodedata.combining(c) and c != "ー")
    return bare.translate(SMALL)


SMALL = str.maketrans("ァィゥェォッャュョヮ", "アイウエオツヤユヨワ")


@lru_cache(maxsize=200_000)
def is_katakana(name: str) -> bool:
    bare = SEPARATORS.sub("", unicodedata.normalize("NFKC", name))
    return bool(bare) and all("ァ" <= c <= "ヿ" for c in bare)


def is_kanji(name: str) -> bool:
    return bool(name) and all("一" <= c <= "鿿" or c in "々〆ヶ" for c in name)


LEGAL = re.compile(any_of("link", "legal"))


@lru_cache(maxsize=200_000)
def body(name: str) -> str:
    """The name of a body without its legal form: 一般社団法人… and (株)… folded."""
    return fold(LEGAL.sub("", unicodedata.normalize("NFKC", name))) or fold(name)
