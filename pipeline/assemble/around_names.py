"""What a headline or a sentence says right around an event's name: where it was, what it honours, who took part."""

from __future__ import annotations

import re

from pipeline.assemble import words
from pipeline.assemble.words import sign

# 港ホールにて講演会「…」, 御旅所で、還幸祭
PLACED = re.compile(r"[^\s、。「」『』（）()をがは]{2,24}(?:(?:にて|において)、?|で、)[\s　]*(?=\S{3})")
# 10年を祝う記念式典, 記念してセレモニー, 苗を植える植樹式
HONOURING = re.compile(rf"を?{sign('honouring')}(?:う|し|する|した|して|る)、?(?={sign('ceremony')}(?:$|[「『]))")
# 第2回都市フォーラムに会員自治体が[登壇]: whoever took part
GUESTS = re.compile(rf"([^「」、。]{{4,60}}?)に[^、。「」]{{1,24}}?が{sign('attending', 'joining')}")


def begin(text: str, start: int, end: int) -> int:
    """Where the name begins in text[start:end], behind a place that only says where, and what a ceremony honours."""
    m = PLACED.match(text, start, end)
    if m and _is_event(text[m.end() : end]):
        start = m.end()
    m = HONOURING.match(text, start, end)
    return m.end() if m else start


def before_guests(body: str) -> int:
    """Where the name ends that a headline begins with, before those who took part; -1 where it says no such thing."""
    m = GUESTS.match(body)
    noun = words.noun_at_end(m[1]) if m else None
    return m.end(1) if m and noun is not None and not noun.weak and len(m[1]) > len(noun.word) else -1


def _is_event(name: str) -> bool:
    noun = words.noun_at_end(words.decorations().sub("", name)) or words.noun_inside(name)
    return noun is not None and not noun.weak
