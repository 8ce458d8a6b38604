"""Names behind their offices: 市長 清水 勇人, 理事長、浜中裕徳氏, 事務局長（山口）."""

from __future__ import annotations

import re

from pipeline.recognize import names
from pipeline.recognize.candidates import WEIGHT, Pool
from pipeline.recognize.lexicon import is_family
from pipeline.recognize.names import KANJI, Window
from pipeline.recognize.reading import Reading
from pipeline.recognize.signs import POLITE, listed

AFTER_OFFICE = re.compile(r"[ ]{0,60}(?:\([^()\n]{1,24}\)[ ]{0,3})?(?:[:・=、,/○◯〇◎●]|の|である|を務める)?[ ]{0,60}")
INSIDE = re.compile(rf"[ ]?\(([{KANJI}]{{1,4}})\)")
ACTS = listed("acts")
NOTED = re.compile(r"\([^()]*\)")
OF_A_UNIT = re.compile(rf"の[{KANJI}{names.KATAKANA}]{{1,8}}")
ENDS = re.compile(rf"[ ]*(?:$|[、,()\[\]|・/:。「」▽▼△▲◇◆]|[ ]\S|{POLITE})")


def by_title_before(pool: Pool, r: Reading) -> None:
    """市長 清水 勇人, 市長の清水勇人氏, 理事長、浜中裕徳氏."""
    for title in r.titles:
        if (m := INSIDE.match(r.text, title.end, r.segment.end)) and title.kind != "head" and is_family(m.group(1)):
            pool.add(Window(*m.span(1), names.japanese(m.group(1)), "japanese"), "title_before")  # 事務局長（山口）
            continue
        m = AFTER_OFFICE.match(r.text, title.end, r.segment.end)
        window = r.starting_at(m.end()) if m and m.end() < r.segment.end else None
        if not m or window is None or window.end > r.segment.end:
            continue
        joint = NOTED.sub("", m.group()).strip()
        if joint in ("、", ",") and _of_a_unit(r, window):
            continue
        if window.kind == "latin" and window.shape.full and joint in ("/", ":"):
            pool.add(window, "title_before")  # 副市長/Jane Hale
        if window.kind == "latin" or (window.kind == "katakana" and not _katakana_name(r, window)):
            continue
        if window.shape.full:
            low = 0.85 if joint in ("の", "、", ",", "・") or not m.group() else 0.3 if _ends(r, window) else 0.6
            if window.shape.score >= low:
                pool.add(window, "title_before", WEIGHT["title_before"] if m.group() else 0.6)
        elif m.group() and joint in ("", ":") and window.kind == "japanese" and _ends(r, window):
            pool.add(window, "title_before", 0.6)
        elif joint == "の" and window.kind == "japanese" and _acts(r, window):
            pool.add(window, "title_before", 0.75)


def _of_a_unit(r: Reading, window: Window) -> bool:
    """原田心 of 指導課長、原田心の支援課長: the next item of a list, and its unit has の in it."""
    title = next((t for t in r.titles if t.start > window.end), None)
    between = r.text[window.end : title.start] if title and title.kind == "unit" else ""
    return bool(OF_A_UNIT.fullmatch(between)) and " " not in r.text[window.start : window.end]


def _acts(r: Reading, window: Window) -> bool:
    """教育長の三隅から: a family name and a particle of who does something."""
    return is_family(r.text[window.start : window.end]) and r.text.startswith(ACTS, window.end)


def _katakana_name(r: Reading, window: Window) -> bool:
    """Not the next label of a programme (アクション・セッション:)."""
    return window.shape.score >= 0.4 and r.text[window.end : window.end + 1] != ":"


def _ends(r: Reading, window: Window) -> bool:
    return bool(ENDS.match(r.text, window.end, r.segment.end))
