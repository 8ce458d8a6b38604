"""Finds every expression of a text, left to right: candidates by one regular expression, each read by the readers."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from pipeline.temporal import negatives
from pipeline.temporal.calendars import DOTS, NO_LISTS, SIGNS, Lists, begins_line, calendar_day, chronicle_day
from pipeline.temporal.dates import read_date, read_day
from pipeline.temporal.eras import old_date, western
from pipeline.temporal.numbers import GOES_ON, Found, clock_at, dated, day_at, english_at, read_number
from pipeline.temporal.numerals import number
from pipeline.temporal.parts import Atom, Part, Refused, Scan
from pipeline.temporal.patterns import SN
from pipeline.temporal.sequence import read_same_era, read_sequence
from pipeline.temporal.words import read_ago, read_relative, relative_words
from pipeline.temporal.zones import zone_before

_KANJI = "〇零一二三四五六七八九十"


@cache
def _candidate() -> re.Pattern[str]:
    """What a time may begin with: the last group of a match says what; that of a number is the sign behind it."""
    words = "|".join(relative_words())
    begins = "".join(sorted({word[0] for word in relative_words()}))
    return re.compile(
        rf"(?=[0-9{begins}{_KANJI}hwMTSHRJFAONDWUGCEPap’‘'明大昭平令西百千午正朝夜昼夕深早未あよひご第半同翌時])(?:"
        rf"[0-9]+(?={SN}(?P<sign>[^\n]?))"
        r"|(?P<url>(?:https?://|www\.)[!-~]{1,400})"
        rf"|(?P<relative>{words})"
        r"|(?P<era>明治|大正|昭和|平成|令和|西暦|['’‘](?=[0-9]{2}[ ]?年)|(?<![A-Za-z0-9.\-])[MTSHR]"
        r"(?=\.?[ ]?(?:[0-9]{1,2}|元)[ ]?[年./\-~〜・](?!人))|(?<![一-鿿々])[明大昭平令](?=[0-9]{1,2}[年./\-]))"
        rf"|(?P<kanji>[{_KANJI}百千](?=[{_KANJI}百千]{{0,6}}[ ]?(?:[年月日時]|か月前)))|(?P<half>半年(?=[前後]))"
        r"|(?P<clock>午前|午後|正午|(?<![A-Za-z])[AaPp]\.?[Mm]\.?(?=[ ]?[0-9])"
        r"|(?:[朝夜昼]|あさ|よる|ひる|ごぜん|ごご)(?=の?[0-9])|夕方(?=[0-9])|深夜(?=[0-9])|早朝(?=[0-9])|未明(?=[0-9]))"
        r"|(?P<english>(?<![A-Za-z])(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}\.?,?[ ]{1,3}(?=[0-9A-Z])"
        r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)"
        r"[A-Za-z]{0,6}\.?(?=,?[ ]{0,3}[0-9])))"
        r"|(?P<quarter>第[ ]?[1-4一二三四][ ]?四半期)"
        r"|(?P<same>[同翌](?=[0-9]{1,2}年))|(?P<next>翌(?=[0-9]{1,2}日))"
        r"|(?P<zone>時間|(?<![A-Za-z])(?:JST|UTC|GMT|CES?T|E[SD]T|P[SD]T)(?![A-Za-z])))"
    )


def scan(text: str, lists: Lists = NO_LISTS) -> Scan:
    """All expressions of `text` (normalised), in order, none overlapping; `lists` are those of its page."""
    out = Scan()
    at, search = 0, _candidate().search
    while (m := search(text, at)) is not None:
        at, kind = m.end(), m.lastgroup or ""
        if kind == "sign":
            if lists.calendar and m["sign"] in SIGNS and (day := calendar_day(text, m.start())) is not None:
                out.atoms.append(day)
                at = day.end
                continue
            if lists.dotted and m["sign"] in DOTS and (day := chronicle_day(text, m.start())) is not None:
                out.atoms.append(day)
                at = day.end
                continue
            if m["sign"] not in GOES_ON:
                continue
            if m["sign"] == "年" and (old := old_date(text, m.start())) is not None:
                at = _take(_lunar(m.start(), old), out)
                continue
            skipped = negatives.skip(text, m.start(), m["sign"])
            if skipped:
                at = max(at, skipped)
                continue
            listed = lists.slashed and m["sign"] == "/" and begins_line(text, m.start())
            found = read_number(text, m, out.atoms, listed)
        elif kind == "zone":
            at = _zone(text, m, out)
            continue
        else:
            found = _READERS[kind](text, m, out)
        if found is not None:
            at = max(at, _take(found, out))
    return out


def _take(found: list[Atom] | Refused, out: Scan) -> int:
    """Keeps what was found and gives where it ends."""
    if isinstance(found, Refused):
        out.refused.append(found)
        return found.end
    if found[0].rule == "short_year" and (era := _era_before(out)):
        found[0].a.era, found[0].a.year = era, western(era, found[0].a.said_year)  # 平成25年3月、26年4月
    out.atoms.extend(found)
    return found[-1].end


def _zone(text: str, m: re.Match[str], out: Scan) -> int:
    """A zone word before its time. 時間 is looked at backwards, so that no word list is tried at every place."""
    if m["zone"] != "時間":
        found = zone_before(text, m.start())
        if found is not None:
            out.zones.append((m.start(), found[2], found[0]))
            return found[2]
        return m.end()
    low = max(0, m.start() - 16)
    if out.atoms:
        low = max(low, out.atoms[-1].end)
    for begin in range(low, m.start()):
        found = zone_before(text, begin)
        if found is not None and found[2] == m.end():
            out.zones.append((begin, m.end(), found[0]))
            break
    return m.end()


def _era_before(out: Scan) -> str:
    return next((p.era for atom in reversed(out.atoms[-4:]) for p in (atom.b, atom.a) if p is not None and p.era), "")


def _same_era(text: str, m: re.Match[str], out: Scan) -> Found:
    """同28年3月, 翌28年: a year of the era named just before."""
    era = _era_before(out)
    found = read_same_era(text, m.start(), era) if era else None
    return None if found is None else read_sequence(text, Atom(m.start(), found[1], found[0], rule="date"))


def _relative(text: str, m: re.Match[str], out: Scan) -> Found:
    found = read_relative(text, m.start(), m["relative"])
    return None if found is None else read_sequence(text, Atom(m.start(), found[1], found[0], rule="relative"))


def _next_day(text: str, m: re.Match[str], out: Scan) -> Found:
    """翌13日."""
    day = read_day(text, m.end())
    return None if day is None else [Atom(m.start(), day[1], day[0], rule="next_day")]


def _quarter(text: str, m: re.Match[str], out: Scan) -> Found:
    """第3四半期, of the fiscal year spoken of."""
    part = Part(fiscal=True, part=f"q{number(m['quarter'][1:].strip()[0])}", unit="fy", anchor="said")
    return [Atom(m.start(), m.end(), part, rule="quarter")]


def _ago(text: str, m: re.Match[str], out: Scan) -> Found:
    ago = read_ago(text, m.start())
    return None if ago is None else [Atom(m.start(), ago[1], ago[0], rule="relative")]


def _era(text: str, m: re.Match[str], out: Scan) -> Found:
    found = read_date(text, m.start())
    return None if found is None else dated(text, m.start(), *found)


def _lunar(start: int, end: int) -> Refused:
    return Refused(start, end, "old_era", "a date of an era before 1868, in months of the moon")


def _kanji(text: str, m: re.Match[str], out: Scan) -> Found:
    """十一月三日, 三年前, 午後十時."""
    if (old := old_date(text, m.start())) is not None:
        return _lunar(m.start(), old)
    if (ago := _ago(text, m, out)) is not None:
        return ago
    if (date := read_date(text, m.start())) is not None:
        return dated(text, m.start(), *date)
    return clock_at(text, m.start()) or day_at(text, m.start())


_READERS: dict[str, Callable[[str, re.Match[str], Scan], Found]] = {
    "url": lambda text, m, out: None,
    "relative": _relative,
    "era": _era,
    "kanji": _kanji,
    "half": _ago,
    "clock": lambda text, m, out: clock_at(text, m.start()),
    "english": lambda text, m, out: english_at(text, m.start()),
    "quarter": _quarter,
    "same": _same_era,
    "next": _next_day,
}
