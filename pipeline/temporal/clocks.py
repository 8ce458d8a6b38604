"""Reads one clock time, or a range of them, at a place of the normalised text."""

from __future__ import annotations

import re

from pipeline.temporal.numerals import MALFORMED, number
from pipeline.temporal.parts import Part
from pipeline.temporal.patterns import CHANGED, DASH, NOT_HOUR, RANGE, SN, N, S

_AMPM = r"午前|午後|[AaPp]\.?[Mm]\.?(?![A-Za-z])|朝|夜|夕方|深夜|未明|早朝|昼|正午|ごぜん|ごご|あさ|よる|ひる"
CLOCK = re.compile(
    rf"(?:(?P<p>{_AMPM})の?{S})?(?:"
    rf"(?P<h>[0-9]{{1,2}}){S}[:∶]{S}(?P<m>[0-9]{{2}})(?![0-9])(?P<s>:[0-9]{{2}}(?![0-9]))?"
    rf"|(?P<h2>{N}){SN}(?:時|じ)(?:(?P<half>{S}(?:半(?!分|端|ば|年|日|径)|はん))|{SN}(?P<m2>[0-9]{{1,2}}|[一二三四五]?十[一二三四五六七八九]?|[一二三四五六七八九](?={S}分)){SN}(?:分(?!間|の{S}[0-9一二三四五六七八九十])|[ふぷ]ん)"
    rf"|(?P<m3>[0-5][0-9])(?=[ \t]{{0,4}}(?:\n|\Z)))?"
    rf")(?:{S}(?P<q>[AaPp]\.?[Mm](?![A-Za-z])\.?))?"
)
ENGLISH_CLOCK = re.compile(r"(?P<h>1[0-2]|0?[1-9])[ \t]?(?P<q>[AaPp]\.?[Mm](?![A-Za-z])\.?)(?![A-Za-z])")
NOON = re.compile(rf"正午(?!{S}[0-9])(?P<half>半)?")
BARE_HOUR = re.compile(
    rf"(?:(?P<p>午前|午後)の?{S})?(?P<h>{N})(?={S}(?:[{DASH}]|から|・){S}(?:午前|午後)?{S}{N}{S}時(?!間|代|点|期|限))"
)
NEXT_DAY = re.compile(rf"{S}(?P<w>翌日?|翌朝){S}")
_STAMP = re.compile("[0-9日)][ T]{1,2}$")  # 2024-11-12 16:30:05: a date before it, so no running time
_LATEST = 30  # 30時 is six in the morning after; nobody counts on
_PM_WORDS = {"午後", "夜", "夕方", "ごご", "よる"}
_PM_SMALL = {"昼", "ひる"}


def read_clock(text: str, at: int) -> tuple[Part, int] | None:
    """The clock time that begins at `at`. Hours above 24 are those of the next day (25時30分)."""
    m = NOON.match(text, at)
    if m is not None:
        return Part(hour=12, minute=30 if m["half"] else 0, word="正午"), m.end()
    m = CLOCK.match(text, at)
    if m is None:
        m = ENGLISH_CLOCK.match(text, at)
        if m is not None:
            return _with_meridiem(Part(hour=int(m["h"]), minute=0), m["q"]), m.end()
        m = BARE_HOUR.match(text, at)
        if m is None:
            return None
        return _with_meridiem(Part(hour=number(m["h"]), minute=0, style="bare"), m["p"] or ""), m.end()
    if (m["s"] and not _STAMP.search(text[max(0, at - 3) : at])) or (
        m["h2"] and not m["half"] and not (m["m2"] or m["m3"]) and NOT_HOUR.match(text, m.end())
    ):
        return None
    said = m["h"] or m["h2"]
    if not said.isascii() and not m["p"] and not m["m2"] and not m["half"]:
        return None  # 一時 is mostly no clock
    minute = 30 if m["half"] else number(m["m"] or m["m2"] or m["m3"] or "0")
    part = _with_meridiem(Part(hour=number(said), minute=minute), m["p"] or m["q"] or "")
    if part.hour > _LATEST:
        part.hour = MALFORMED
    return part, m.end()


def _with_meridiem(part: Part, said: str) -> Part:
    word = said.replace(".", "").casefold()
    part.word = said
    if said in _PM_WORDS or word == "pm":
        part.meridiem = "pm"
        if part.hour < 12 and not (said in {"夜", "よる"} and part.hour <= 3):
            part.hour += 12
    elif said in _PM_SMALL:
        if part.hour <= 4:
            part.hour += 12
    elif word in {"am", "午前", "ごぜん"} or said in {"朝", "あさ", "早朝", "未明", "深夜"}:
        part.meridiem = "am"
        if part.hour == 12 and word == "am":
            part.hour = 0
    return part


def read_clock_range(text: str, at: int) -> tuple[Part, Part | None, int] | None:
    """A clock time, and the second one where it goes on to another."""
    first = read_clock(text, at)
    if first is None:
        return None
    a, end = first
    m = RANGE.match(text, end)
    if m is None:
        return a, None, end
    shift = NEXT_DAY.match(text, m.end())
    begin = shift.end() if shift else m.end()
    same = text.startswith("同", begin)  # 午後1時半から同4時半: the half of the day said before
    second = read_clock(text, begin + same)
    if second is None:
        return a, None, end
    b, b_end = second
    if CHANGED.match(text, b_end):
        return a, None, end
    if same:
        carry_half(a, b)
    return a, settle_end(a, b, bool(shift)), b_end


def carry_half(before: Part, part: Part) -> None:
    """Gives a clock time behind 同 the half of the day that the one before it was said in."""
    if not part.meridiem and before.meridiem:
        part.meridiem = before.meridiem
        if before.meridiem == "pm" and part.hour < 12:
            part.hour += 12


def settle_end(a: Part, b: Part, next_day: bool) -> Part:
    """The end of a clock range with the half of the day and the day that its begin implies."""
    if next_day:
        b.hour += 24
        return b
    if (b.hour, b.minute) < (a.hour, a.minute) or (not b.meridiem and a.meridiem == "pm" and b.hour < 12):
        if not b.meridiem and b.hour < 12 and (b.hour + 12, b.minute) >= (a.hour, a.minute) and b.hour > 0:
            b.hour += 12  # 午後7:00～8:30, 10:00～3:00
        elif (b.hour, b.minute) < (a.hour, a.minute):
            b.hour += 24  # 22:00～5:00
    return b


def possible(part: Part) -> bool:
    """25:99 is no time; 25:30 is, of the next day."""
    return 0 <= part.hour < MALFORMED and 0 <= part.minute <= 59
