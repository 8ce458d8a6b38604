"""Offices made comparable: whether two of them can be one, must be two, or serve one body."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal, NamedTuple, TypeAlias

from pipeline.link import names
from pipeline.model import Office
from pipeline.vocabulary import read

FORMER = re.compile(r"(?:前|元|新|次期|初代|第?\d{1,3}代)")
TOWN = re.compile(r"(?P<town>.{2,12}?[市町村区県府都道州郡])(?=.)")  # さいたま市 of さいたま市議会
Fit: TypeAlias = Literal["same office", "same title", "same title in one town", ""]
NOT_THE_OFFICE = re.compile(r"(?:副|代理|補佐|助|元|前|新|次期)\Z")


class Held(NamedTuple):
    """An office: the folded title without the name of its body and without 前 and 元, and the folded body."""

    title: str
    body: str
    sole: bool  # one holder at a time, one such office a person

    @property
    def shown(self) -> str:
        return f"{self.title} of {self.body}"


@cache
def _sole() -> tuple[tuple[str, str], ...]:
    rows = [(row["word"], row["of"]) for row in read("link", "sole_offices")]
    return tuple(sorted(rows, key=lambda r: (-len(r[0]), r[0])))


@lru_cache(maxsize=16_384)
def held(office: Office, site: str = "") -> Held:
    """さいたま市長 is 市長 of さいたま市, also in one word; 市長 alone is that of the site's own city."""
    title = FORMER.sub("", names.fold(office.title), count=1) if FORMER.match(names.fold(office.title)) else ""
    title = title or names.fold(office.title)
    body = names.body(office.affiliation)
    for word, of in _sole():
        before = title.removesuffix(word)
        if before != title and not NOT_THE_OFFICE.search(before):
            own = names.fold(site) if of and names.fold(site).endswith(of) else ""
            return Held(word[-2:] if word.endswith("知事") else word, body or (before + of if before else own), True)
    if body and title.startswith(body) and len(title) > len(body):
        title = title[len(body) :]
    return Held(title, body, False)


def _same_title(a: str, b: str) -> bool:
    """Equal, or one with more before it (世界事務局長 and 事務局長), but not 副局長 and 局長."""
    short, long = sorted((a, b), key=len)
    return bool(short) and long.endswith(short) and not NOT_THE_OFFICE.search(long[: len(long) - len(short)])


def _same_body(a: str, b: str) -> bool:
    """Equal, or one inside the other: 環境局 and さいたま市環境局."""
    short, long = sorted((a, b), key=len)
    return len(short) >= 2 and short in long


def _same_town(a: str, b: str) -> bool:
    """Two bodies of one town: 浜辺市役所 and 浜辺市議会."""
    x, y = TOWN.match(a), TOWN.match(b)
    return bool(x and y) and x["town"] == y["town"]  # type: ignore[index]


@lru_cache(maxsize=200_000)
def fits(a: tuple[Held, ...], b: tuple[Held, ...]) -> Fit:
    """The most that an office of one has in common with an office of the other."""
    best: Fit = ""
    for x in a:
        for y in b:
            if _same_title(x.title, y.title):
                if _same_body(x.body, y.body) and (not x.sole or x.body == y.body):
                    return "same office"
                if not x.body or not y.body:
                    best = "same title"
                elif _same_town(x.body, y.body) and not (x.sole or y.sole):
                    best = best or "same title in one town"
    return best


@lru_cache(maxsize=200_000)
def shares_body(a: tuple[Held, ...], b: tuple[Held, ...]) -> bool:
    """Both serve one body, in whatever office."""
    return any(x.body and y.body and _same_body(x.body, y.body) for x in a for y in b)


def serves_two(a: Held, b: Held) -> bool:
    """Mayor here and mayor there: not one person at one time."""
    return a.sole and b.sole and a.title == b.title and bool(a.body) and bool(b.body) and a.body != b.body
