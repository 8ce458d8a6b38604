"""What goes on from a date: the end of a range, the further members of a list, each with what it leaves out."""

from __future__ import annotations

import re

from pipeline.temporal.bare_numbers import read_bare, read_list_slash, read_slash_day
from pipeline.temporal.dates import month_at, read_date, read_day, read_month_day
from pipeline.temporal.numeric_dates import with_weekday
from pipeline.temporal.parts import Atom, Part
from pipeline.temporal.patterns import CHANGED, GOES_ON, LIST, RANGE, S

_FOUR = re.compile("[0-9]{4}")
_SHORT_YEAR = re.compile(
    rf"(?P<y>[0-9]{{1,2}}){S}年(?!間|生|目|後|以)(?=(?P<on>度|まで|にかけ|{S}[0-9]{{1,2}}{S}月)?)(?P<fy>度)?"
)
_SHIFT = re.compile(rf"(?P<w>翌々?年|同年|翌月|同月|翌(?={S}[0-9]))の?{S}")
_LAST = re.compile(r"(?:同?月)?末日|月末")
_NEXT_DAY = re.compile(r"翌日(?=[(まで])")
_MAX = 64  # members of one list


def read_sequence(text: str, first: Atom) -> list[Atom]:
    """`first` and all that goes on from it."""
    atoms = [first]
    while len(atoms) < _MAX:
        last = atoms[-1]
        if text[last.end : last.end + 1] not in GOES_ON:
            break
        prev = last.b or last.a
        if last.b is None and (found := _after(text, last.end, prev, RANGE)) is not None:
            part, end = found
            if _sensible(last.a, part) and not CHANGED.match(text, end):
                last.b, last.end = part, end
                continue
        found = _after(text, last.end, prev, LIST)
        if found is None:
            break
        part, end = found
        atoms.append(Atom(_begin(text, last.end), end, part, rule="list", link="list"))
    _close(text, atoms)
    return _month_pair(text, atoms)


def _month_pair(text: str, atoms: list[Atom]) -> list[Atom]:
    """7・8月: two months in a row, said as one span of them."""
    if len(atoms) != 2 or any(atom.b is not None or atom.a.finest != "month" or atom.a.unit for atom in atoms):
        return atoms
    first, last = atoms
    following = first.a.month % 12 + 1 == last.a.month and last.a.year < 0
    if first.a.style != "bare" or not following or text[first.end : last.start].strip() not in {"・", "･"}:
        return atoms
    return [Atom(first.start, last.end, first.a, last.a, rule=first.rule)]


def _begin(text: str, at: int) -> int:
    m = LIST.match(text, at)
    return m.end() if m else at


def _close(text: str, atoms: list[Atom]) -> None:
    """A unit that stands at the tail holds for the heads: years of 2019～2021年度 are all fiscal."""
    tail = atoms[-1].b or atoms[-1].a
    if tail.fiscal:
        for atom in atoms:
            for part in (atom.a, atom.b):
                if part is not None and part.style == "bare" and part.month < 0:
                    part.fiscal = True


def _after(text: str, at: int, prev: Part, connector: re.Pattern[str]) -> tuple[Part, int] | None:
    m = connector.match(text, at)
    if m is None:
        return None
    return _to(text, m.end(), prev, m[0]) if connector is RANGE else _next(text, m.end(), prev)


def _next(text: str, at: int, prev: Part) -> tuple[Part, int] | None:
    """The next day of a list."""
    if _SHIFT.match(text, at) is not None or prev.style == "years":
        return None
    if prev.style == "bare":
        return read_bare(text, at, prev)
    found = read_day(text, at)
    if found is not None and prev.day >= 0:
        return found
    return read_list_slash(text, at, prev)


def _to(text: str, at: int, prev: Part, sign: str) -> tuple[Part, int] | None:
    """What a range goes to, behind its sign."""
    year = read_same_era(text, at, prev.era) or _short_year(text, at, prev, sign)
    if year is not None:
        return year
    if (shift := _SHIFT.match(text, at)) is not None:
        return _shifted(text, shift)
    if (last := _LAST.match(text, at)) is not None:
        return Part(part="last_day", word=last[0]), last.end()
    if (nxt := _NEXT_DAY.match(text, at)) is not None:
        part = Part(word="翌日", unit="day", step=1, anchor="said")
        return with_weekday(text, part, nxt.end())
    if prev.style == "years":
        m = _FOUR.match(text, at)
        return (Part(year=int(m[0]), said_year=int(m[0])), m.end()) if m else None
    return read_bare(text, at, prev) if prev.style == "bare" else _to_date(text, at, prev)


def _shifted(text: str, shift: re.Match[str]) -> tuple[Part, int] | None:
    """翌4月1日, 翌年3月: a date counted from the one before."""
    found = read_date(text, shift.end()) or read_day(text, shift.end())
    if found is None or found[0].year >= 0:
        return None
    part = found[0]
    part.word = shift["w"]
    if part.word == "翌":
        part.word = "翌月" if part.month < 0 else "翌年"
    return part, found[1]


def _to_date(text: str, at: int, prev: Part) -> tuple[Part, int] | None:
    """A whole date, or the parts of it that the range's begin leaves open."""
    found = read_date(text, at)
    if found is not None:
        return found
    if prev.finest in {"day", "month"} or prev.unit:
        found = read_day(text, at)
        if found is not None and (prev.day >= 0 or prev.unit == "month" or prev.unit == "day"):
            return found
    if prev.style == "slash" and (found := read_month_day(text, at)) is not None:
        return found
    return read_slash_day(text, at, prev)


def read_same_era(text: str, at: int, era: str) -> tuple[Part, int] | None:
    """同59年4月1日 and 翌49年 after 昭和48年4月2日."""
    if not era or not re.compile("[同翌][0-9]{1,2}年").match(text, at):
        return None
    found = read_date(era + text[at + 1 : at + 24], 0)
    return None if found is None else (found[0], found[1] - len(era) + at + 1)


def _short_year(text: str, at: int, prev: Part, sign: str) -> tuple[Part, int] | None:
    """The end of 令和6年～8年, 令和3年度から5年度, 2024年12月28日～25年1月4日: a year of the era or century before."""
    m = _SHORT_YEAR.match(text, at)
    base = prev.said_year if prev.era else prev.year % 100
    if m is None or prev.year < 0 or not 0 < int(m["y"]) - base <= 30:
        return None
    if not m["on"] and ("から" in sign or "より" in sign or not prev.era):
        return None  # 令和2年から5年で: as many years
    part = Part(year=prev.year + int(m["y"]) - base, said_year=int(m["y"]), era=prev.era, style="kanji")
    if m["fy"]:
        part.fiscal = True
        return part, m.end()
    return month_at(text, part, m.end()) or (part, m.end())


def _sensible(a: Part, b: Part) -> bool:
    """A range's ends are of one kind: a day goes on to a day, a year to a year."""
    coarse = {"year", "fy"}
    if b.word == "翌日" or b.part == "last_day":
        return a.day >= 0
    if (a.finest in coarse) != (b.finest in coarse):
        return a.year >= 0 and b.year >= 0 and "day" not in {a.finest, b.finest}
    return True
