"""Names by what follows them: 清水さん, 宗貞 研氏, マギー審司さん, 川井しげお様."""

from __future__ import annotations

import re

from pipeline.recognize import names, windows
from pipeline.recognize.bodies import is_organization
from pipeline.recognize.candidates import Pool, full_honorifics, honorifics
from pipeline.recognize.lexicon import COMMON, PEOPLE, classes, is_family, is_place
from pipeline.recognize.names import HIRAGANA, KANJI, KATAKANA, NAME_CHARS, Shape, Window
from pipeline.recognize.reading import Reading, before_blanks

STAGE = re.compile(rf"(?<![{KATAKANA}・=A-Za-z])[{KATAKANA}]{{2,6}}$")
HALF_KANA = re.compile(rf"([{KANJI}]{{1,3}})[ ]{{0,2}}[{HIRAGANA}]{{2,5}}$")
SURE_ALONE = 0.9  # of the form of a name that needs no katakana before it (シーズ岡田康志)
FULL = 0.6  # of the form of a name before an honorific that only full names have


def by_honorific(pool: Pool, r: Reading) -> None:
    """清水 勇人さん, 川井しげお様; 葉山一颯殿, whose honorific only full names have."""
    known, for_full = honorifics(), full_honorifics()
    tokens = r.segment.tokens
    for i in r.honorifics:
        token = tokens[i]
        weight = known.get(token.text) or for_full[token.text]
        if not i or tokens[i - 1].text in ("お", "ご", "御"):
            continue
        if token.pos[0] not in ("接尾辞", "名詞") or _goes_on(token.text, r.text[token.end : token.end + 1]):
            continue
        end = before_blanks(r, token.start)
        if token.start - end > 3 or (end < token.start and weight < 0.7):
            continue
        window = r.ending_at(end)
        half = _half_kana(r, end)
        if half and (window is None or window.end - window.start < half.end - half.start):
            window = half
        if token.text in for_full and not (window and window.shape.full and window.shape.score >= FULL):
            continue
        window = _with_stage_name(r, window)
        if window and not names.is_nobody(r.text[window.start : window.end]) and not _is_pet(r, window, token.text):
            pool.add(window, "honorific", weight)


def by_blank(pool: Pool, r: Reading) -> None:
    """吉田 文様: Sudachi reads the given name and 様 as one word; 宗貞 研氏: it knows no such family."""
    blank = r.text.find(" ", r.segment.start, r.segment.end) >= 0
    for m in windows.SPACED_HONORIFIC.finditer(r.text, r.segment.start, r.segment.end) if blank else ():
        shape = names.japanese(" ".join(m.group(1).split()))
        if shape.full and shape.score >= (0.6 if _may_be_other(m.group(1)) else 0.3):
            shape = Shape(max(0.75, shape.score), shape.family, True)
            pool.add(Window(m.start(1), m.end(1), shape, "japanese"), "honorific", 0.9)


def _may_be_other(name: str) -> bool:
    """総務課 森, 理事 森, 大阪 森: what stands before the blank is rather a unit, an office, a place."""
    first = name.split()[0]
    return len(first) < 2 or is_organization(first) or is_place(first) or COMMON in classes(first)


def _is_pet(r: Reading, window: Window, honorific: str) -> bool:
    """うさまるくん, ハナちゃん: a mascot or an animal."""
    return honorific in ("くん", "ちゃん") and not names.ONLY_KANJI.search(r.text[window.start : window.end])


def _with_stage_name(r: Reading, window: Window | None) -> Window | None:
    """マギー審司さん: the katakana glued to the name is a part of it where it is no word for something else."""
    m = STAGE.search(r.text, max(r.segment.start, window.start - 7), window.start) if window else None
    if window is None or m is None or window.kind != "japanese":
        return window
    known = classes(m.group())
    plain = (
        (known and known.isdisjoint(PEOPLE))
        or window.shape.score >= SURE_ALONE
        or is_family(r.text[window.start : window.end])
    )
    whole = Window(m.start(), window.end, Shape(max(0.6, window.shape.score), window.shape.family, True), "japanese")
    return window if plain else whole


def _goes_on(word: str, after: str) -> bool:
    """様子, 氏名, 君主: the honorific is a part of another word."""
    return len(word) == 1 and word in "様氏君殿" and bool(after) and after in "子々式名神主臣堂"


def _half_kana(r: Reading, end: int) -> Window | None:
    """花輪ともふみ, 川井 しげお: a family name and what Sudachi does not know as a given name."""
    m = HALF_KANA.search(r.text, max(r.segment.start, end - 12), end)
    if not m:
        return None
    starts = [i for i in range(m.start(), m.end(1)) if _may_start(r, i)]
    family = r.text[starts[0] : m.end(1)] if starts else ""
    return Window(starts[0], end, Shape(0.85, family, True), "japanese") if is_family(family) else None


def _may_start(r: Reading, at: int) -> bool:
    return at in r.edges or at == r.segment.start or not NAME_CHARS.match(r.text[at - 1])
