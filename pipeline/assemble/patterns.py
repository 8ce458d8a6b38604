"""What the patterns of several layouts are made of."""

from __future__ import annotations

BRACKET = r"[（(][^（）()\n]{0,80}[）)]"
NOTE = rf"(?:{BRACKET})?"  # what may stand between a name and what is said of it
NUMERAL = "[0-9０-９一二三四五六七八九十]"
ORDINAL = rf"第{NUMERAL}{{1,4}}回"
WEEKDAY = "[月火水木金土日]曜日?"
WHO = r"[^、，,。「」『』（）()\s　はがを]"  # a character of who comes, of what is seen, before its particle
