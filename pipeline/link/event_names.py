"""What the names of one happening may look like on two pages: with and without its theme, its year, its qualifiers."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz

from pipeline.link import names

QUOTED = re.compile(r"[「『“〈《](?P<inside>[^「」『』“”〈〉《》]{1,80})[」』”〉》]")
DATED = re.compile(r"\A(?:(?:明治|大正|昭和|平成|令和)\s?(?:\d{1,2}|元)\s?年度?|\d{4}\s?年度?)\s?の?")
EDITION = re.compile(r"第\d{1,4}(?P<counter>回|期|次)(?:目の?|の)?")
PARTICLES = re.compile(r"[^0-9A-Za-zぁ-ゖー々〆ヶァ-ヺ一-鿿]+|[ぁ-ゖ]+")
CORE = 4  # the fewest characters of a theme, or of a name without its theme, that tell what happens
CONTENT = 6  # the fewest characters without particles that can be found again in another name
RUN = 2  # the fewest characters of a word that is found again


@lru_cache(maxsize=100_000)
def theme(name: str) -> tuple[str, str]:
    """(the name without its theme and year, its theme), folded: 令和4年度 研修会「港を守る」 → (研修会, 港を守る)."""
    name = names.arabic(name)
    quoted = [m["inside"] for m in QUOTED.finditer(name)]
    outside = DATED.sub("", QUOTED.sub(" ", name).strip())
    return names.fold(outside), names.fold("".join(quoted))


def same_core(a: str, b: str) -> str:
    """In words, what two names have in common when theme and year are put aside; "" if it tells too little."""
    (what_a, theme_a), (what_b, theme_b) = theme(a), theme(b)
    if theme_a and theme_b:
        return "same theme" if theme_a == theme_b and _tells(theme_a) and not _part(what_a, what_b) else ""
    if what_a == what_b and _tells(what_a):
        return "same name without theme and year"
    for inside, outside, other in ((theme_a, what_a, what_b), (theme_b, what_b, what_a)):
        if inside == other and _tells(inside) and not _part(outside, ""):
            return "the theme of the other"
    return ""


def two_themes(a: str, b: str) -> bool:
    """研修会「港を守る」 and 研修会「山を守る」; a theme with a subtitle or a slip of the pen is no other one."""
    x, y = theme(a)[1], theme(b)[1]
    return bool(x and y) and x not in y and y not in x and fuzz.ratio(x, y) < 90


def one_word_more(a: str, b: str) -> bool:
    """Folded 港湾会議 and 港湾首長会議: a word inside a compound makes it another one."""
    short, long = sorted((a, b), key=len)
    before = _common(short, long)
    after = _common(short[before:][::-1], long[before:][::-1])
    word = long[before : len(long) - after]
    return before >= RUN and after >= RUN and before + after == len(short) and len(word) >= RUN and names.is_kanji(word)


def _tells(core: str) -> bool:
    return len(core) >= CORE and not names.is_generic(core)


def _part(a: str, b: str) -> str:
    """The word by which one of two names is that of a part: 講演「…」 beside シンポジウム「…」."""
    return next((w for w in names.part_words() if (w in a) != (w in b)), "")


def same_edition(a: str, b: str) -> bool:
    """第8回大会 and 第8回みなと都市フォーラム 浜辺大会: one number, and what the short one says is in the long one."""
    short, long = sorted((names.arabic(a), names.arabic(b)), key=len)
    mine, theirs = EDITION.search(short), EDITION.search(long)
    if not mine or not theirs or mine[0] != theirs[0]:
        return False
    head = names.fold(EDITION.sub("", short))
    return len(head) >= 2 and (len(head) <= 3 or names.is_generic(head)) and head in names.fold(long)


def edition_keys(name: str) -> set[str]:
    """The numbers that two editions share: 第8回."""
    return {m[0] for m in EDITION.finditer(names.arabic(name))}


@lru_cache(maxsize=100_000)
def _runs(name: str) -> tuple[str, ...]:
    return tuple(run.casefold() for run in PARTICLES.split(names.arabic(name)) if run)


def retold(a: str, b: str) -> str | None:
    """What the longer name has besides the words of the other, which stand in it in their order; None if they do not.

    A word may be cut short, never begun in its middle: 浜市代表団の表敬 is in 浜市の代表団が市長を表敬訪問, but
    港湾会議 is not in 港湾市長会議.
    """
    short, long = sorted((_runs(a), _runs(b)), key=lambda runs: (len("".join(runs)), runs))
    rest = "".join(short)
    if len(rest) < CONTENT or names.is_generic("".join(short)):
        return None
    left, found = "", 0
    for run in long:
        same = _common(rest, run)
        if same and (same >= RUN or same == len(run)):
            rest, left, found = rest[same:], left + run[same:], found + 1
        else:
            left += run
    return left if not rest and found >= 2 else None


def _common(a: str, b: str) -> int:
    """How many characters two texts begin with together."""
    return next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
