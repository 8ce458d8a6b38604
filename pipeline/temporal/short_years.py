"""Years of two digits: 24年4月, 25.4.1 behind a label, and 18、19年 where a year has been written in full before."""

from __future__ import annotations

import re

from pipeline.temporal.dates import read_date
from pipeline.temporal.numeric_dates import with_weekday
from pipeline.temporal.parts import Atom, Part
from pipeline.temporal.sequence import read_sequence

_SHORT_YEAR = re.compile("([0-9]{1,2})年[ ]?(?=[0-9]{1,2}[ ]?月)")  # 24年4月, of which era the page must tell
_STAMPED = re.compile(r"(?P<y>[0-9]{2})(?P<s>[./])(?P<m>0?[1-9]|1[0-2])(?P=s)(?P<d>0?[1-9]|[12][0-9]|3[01])(?![0-9./])")
_STAMP_LABEL = re.compile(r"(?:掲載日?|更新日?|作成日|公開日|投稿日|登録日|日付|[Uu]pdated?|[Dd]ate)[ ]?[:：]?[ ]?$")
_PAIR = re.compile(r"(?P<a>[0-9]{2})[ ]?[、,・][ ]?(?P<b>[0-9]{2})年(?=[、,もにはの度]|から|まで|と)(?!の間)")
_NEAR = 10  # years that 18、19年 may lie from the year written before


def stamped(text: str, start: int) -> list[Atom] | None:
    """25.4.1 behind 更新日."""
    m = _STAMPED.match(text, start)
    if m is None or not _STAMP_LABEL.search(text[max(0, start - 8) : start]):
        return None
    part = Part(month=int(m["m"]), day=int(m["d"]), said_year=int(m["y"]), style="slash")
    part, end = with_weekday(text, part, m.end())
    return [Atom(start, end, part, rule="short_year")]


def short_year(text: str, start: int) -> list[Atom] | None:
    """24年4月1日, with what goes on from it."""
    m = _SHORT_YEAR.match(text, start)
    rest = read_date(text, m.end()) if m is not None else None
    if m is None or rest is None or rest[0].year >= 0:
        return None
    rest[0].said_year = int(m[1])
    return read_sequence(text, Atom(start, rest[1], rest[0], rule="short_year"))


def pair_of_years(text: str, start: int, before: list[Atom]) -> list[Atom] | None:
    """18、19年 after 2020年: two years of that century, one after the other; with no year before it is none."""
    m = _PAIR.match(text, start)
    if m is None or int(m["b"]) - int(m["a"]) != 1:
        return None
    year = next((part.year for atom in reversed(before[-6:]) for part in (atom.a,) if part.year > 0), -1)
    first, second = (year // 100 * 100 + int(m[name]) for name in "ab")
    if year < 0 or abs(year - first) > _NEAR:
        return None
    head = Atom(start, m.end("a"), Part(year=first, said_year=int(m["a"]), style="bare"), rule="date")
    tail = Part(year=second, said_year=int(m["b"]), style="kanji")
    return [head, Atom(m.start("b"), m.end("b") + 1, tail, rule="list", link="list")]
