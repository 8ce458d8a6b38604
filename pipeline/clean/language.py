"""The language of a text, by its letters."""

from __future__ import annotations

import re

KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fa]+")
HAN = re.compile(r"[\u4e00-\u9fff]+")
HANGUL = re.compile(r"[\uac00-\ud7a3]+")
LATIN = re.compile(r"[A-Za-z]+")
SAMPLE = 50_000  # characters of a text by which its language is told


def language(text: str) -> str:
    """ISO 639-1 by the letters of the text: kana means Japanese, even on a page with much English beside it."""
    sample = text[:SAMPLE]
    enough = max(4, 0.03 * len(sample))
    kana = 0
    for run in KANA.finditer(sample):
        kana += run.end() - run.start()
        if kana >= enough:
            return "ja"  # however many of the others are letters
    han, hangul, latin = (_letters(p, sample) for p in (HAN, HANGUL, LATIN))
    total = kana + han + hangul + latin
    if not total:
        return ""
    if kana >= max(4, 0.03 * total):
        return "ja"
    if hangul > 0.2 * total:
        return "ko"
    if han > 0.3 * total:
        return "zh" if han > 60 and kana == 0 else "ja"
    return "en" if latin > 0.5 * total else ""


def _letters(pattern: re.Pattern[str], text: str) -> int:
    return sum(map(len, pattern.findall(text)))
