"""What 同協会, 本学 and 当市 stand for, with what follows them: 本学経済学部, 同館活動推進協議会."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from pipeline import vocabulary
from pipeline.model import Mention, Office
from pipeline.recognize.bodies import is_organization
from pipeline.tries import pattern_of

if TYPE_CHECKING:
    from pipeline.recognize.housing import Page

HERE = frozenset(("本", "当", "弊", "我が", "わが"))
FAR = 600  # characters back of what 同 points to
OFTEN = 3  # times that the page names a body that it may call its own; its title and its head count more
NOWHERE = (-1, -1)


@cache
def _nouns() -> dict[str, tuple[str, ...]]:
    rows = vocabulary.read("recognize", "pointed")
    return {r["noun"]: tuple((r.get("ends") or r["noun"]).split(",")) for r in rows}


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"(同|本|当|弊|我が|わが)({pattern_of(_nouns())})(\S{{0,24}})")


def points(body: str) -> bool:
    return bool(_pattern().fullmatch(body))


def says_own(before: str, ends: tuple[str, ...]) -> bool:
    """Is 本学 or 当協会 the last body of such an end before an office: 本学を訪れ、野沢学長と懇談した?"""
    last = max(
        (m for m in _own_word().finditer(before) if set(_nouns()[m.group(1)]) & set(ends)), key=_at, default=None
    )
    return last is not None and not any(end in before[last.end() :] for end in ends)


@cache
def _own_word() -> re.Pattern[str]:
    return re.compile(rf"(?:本|当|弊|我が|わが)({pattern_of(_nouns())})")


def _at(m: re.Match[str]) -> int:
    return m.start()


def pointed(o: Office, m: Mention, page: Page) -> Office:
    """同協会 and 本学 say which body they mean; where the page does not tell, they stay for `dropped`."""
    found = _pattern().fullmatch(o.affiliation)
    meant = _meant(found.group(1), found.group(2), m, page) if found else ""
    return replace(o, affiliation=meant + found.group(3), affiliation_span=NOWHERE) if found and meant else o


def dropped(o: Office, m: Mention, page: Page) -> Office:
    """What points to nothing that the page names is no body; a part of it (経済学部 of 本学経済学部) is."""
    found = _pattern().fullmatch(o.affiliation)
    if not found or not (o.title or found.group(3)):
        return o
    rest = found.group(3)
    return replace(o, affiliation=rest if is_organization(rest) else "", affiliation_span=NOWHERE)


def _meant(point: str, noun: str, m: Mention, page: Page) -> str:
    ends = _nouns()[noun]
    if point in HERE:
        named = [n for n in page.most_named(ends, point + noun) if n[0] not in page.own.others]
        return page.own.of(ends) or (named[0][0] if named and named[0][1] >= OFTEN else "")
    near = [b for b in (*page.bodies, *page.cities) if b.end <= m.start and m.start - b.end < FAR]
    near = [b for b in near if b.name.endswith(ends) and b.name != point + noun]
    return max(near, key=lambda b: b.end).name if near else ""
