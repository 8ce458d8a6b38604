"""Who held an office one after another: 歴代市長, and below it 初代 野沢 太郎, 2代：大須賀 真琴, or the number on a
line or in a cell of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.model import Mention, Office
from pipeline.recognize.bodies import is_body
from pipeline.recognize.offices import is_office
from pipeline.recognize.signs import NUMERAL, sign
from pipeline.settings import Settings

HEAD = re.compile(
    rf"^[^\n|｜]{{0,24}}?(?:(?P<body>[^\s、。|｜の■●◆【]{{2,16}})の)?{sign('one_after_another')}の?"
    r"(?P<title>[^\s、。|｜（(のご一]{2,10})[^\n|｜]{0,10}$",
    re.M,
)
_NTH = rf"(?:初代?|第?[ \u3000]?{NUMERAL}{{1,3}}(?:・{NUMERAL}{{1,3}})*[ \u3000]?代目?)"
ITEM = re.compile(rf"[\s　■●◆・*\-|｜]*{_NTH}(?:現職)?[ \t\u3000]*(?:[:：|｜・]|\n[■●◆・*\-])?[ \t\u3000]*")
FAR = 3_000  # characters back in which the heading stands


def with_succession(text: str, people: Sequence[Mention], settings: Settings) -> list[Mention]:
    """The people of a page in order of place; who stands behind 初代 or 2代 has the office of the heading."""
    heads = [m for m in HEAD.finditer(text) if is_office(m["title"], settings.vocabulary)]
    return [_titled(text, m, heads) for m in people] if heads else list(people)


def _titled(text: str, m: Mention, heads: Sequence[re.Match[str]]) -> Mention:
    line = text.rfind("\n", 0, m.start) + 1
    above = text.rfind("\n", 0, max(line - 1, 0)) + 1  # 初代 on a line of its own
    over = [h for h in heads if 0 <= m.start - h.end() <= FAR]
    if not over or any(o.title for o in m.offices) or not any(ITEM.fullmatch(text, a, m.start) for a in (line, above)):
        return m
    head = over[-1]
    body = head["body"] if head["body"] and is_body(head["body"]) else ""
    return replace(m, offices=(Office(head["title"], body, head.span("title")),))
