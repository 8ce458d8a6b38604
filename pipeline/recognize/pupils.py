"""Pupils by the grade between their school and their name: 港市立北小学校 小1 野沢 花, 西小　六年 大須賀 怜, or a cell
北小5年 before the cell of the name."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from pipeline.model import Mention, Office
from pipeline.recognize.signs import sign

GRADE = "[1-6１-６一二三四五六]"
PUPIL = re.compile(
    rf"(?:^|[\s　|｜(（▽・：:])(?P<school>[^\s　|｜()（）、。▽：:]{{1,24}}?(?:[小中高]|{sign('school')}))"
    rf"[ \u3000]{{0,3}}(?:[小中高][ \u3000]?{GRADE}|{GRADE}年生?)[ \u3000]{{0,4}}(?:[|｜][ \u3000]{{0,4}})?$",
    re.M,
)
OWN = re.compile(rf"(?P<school>.+(?:[小中高]|{sign('school')})){GRADE}年生?")  # 北小5年 in a column of schools
NO_SCHOOL = re.compile(sign("no_school"))  # 在任中 2年
FAR = 48  # characters before a name in which its school stands


def with_schools(text: str, people: Sequence[Mention]) -> list[Mention]:
    """The people of a page, each pupil with the school right before the grade; a pupil holds no office."""
    begun = {m.start for m in people}
    return [_at_school(text, m, begun) for m in people]


def _at_school(text: str, m: Mention, begun: Set[int]) -> Mention:
    if any(o.title for o in m.offices):
        return m
    if m.offices:
        own = [OWN.fullmatch(o.affiliation) for o in m.offices]
        bare = (replace(o, affiliation=s["school"]) if s else o for o, s in zip(m.offices, own, strict=True))
        return replace(m, offices=tuple(bare)) if any(own) else m
    found = PUPIL.search(text, max(text.rfind("\n", 0, m.start) + 1, m.start - FAR), m.start)
    if found is None or found.start("school") in begun or NO_SCHOOL.search(found["school"]):  # 田中 五年
        return m
    return replace(m, offices=(Office("", found["school"], affiliation_span=found.span("school")),))
