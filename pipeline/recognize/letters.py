"""The letters that names are written in."""

from __future__ import annotations

import re

KANJI = r"\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff々〆"
HIRAGANA = r"\u3041-\u3096ゝゞ"
KATAKANA = r"ァ-ヺー"
PART = re.compile(rf"[{KANJI}{HIRAGANA}{KATAKANA}ヶノ]{{1,5}}")
ONLY_KANJI = re.compile(rf"[{KANJI}]+")
ONLY_KATAKANA = re.compile(rf"[{KATAKANA} ]+")
ONLY_HIRAGANA = re.compile(rf"[{HIRAGANA}]+")
NAME_CHARS = re.compile(rf"[{KANJI}{HIRAGANA}{KATAKANA}ヶノ]+")
