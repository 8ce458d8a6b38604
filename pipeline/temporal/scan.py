"""Finds every expression of a text, left to right: candidates by one regular expression, each read by the readers."""

from __future__ import annotations

import re
from functools import cache

from pipeline.temporal import negatives
from pipeline.temporal.clocks import read_clock_range
from pipeline.temporal.date_patterns import BARE_DAY
from pipeline.temporal.dates import read_date, read_day, read_month_day
from pipeline.temporal.english import read_english
from pipeline.temporal.eras import western
from pipeline.temporal.numerals import number
from pipeline.temporal.numeric_dates import with_weekday
from pipeline.temporal.parts import Atom, Part, Refused, Scan
from pipeline.temporal.sequence import read_same_era, read_sequence
from pipeline.temporal.short_years import pair_of_years, short_year, stamped
from pipeline.temporal.words import read_ago, read_relative, relative_words
from pipeline.temporal.zones import zone_after, zone_before

# 30人, 5階: behind a number stands none of what a time goes on with (a sign, a unit, kana, a Latin letter)
_COUNT = re.compile(r"[ \t]{0,4}[^\s!-~年月日時度午半、。・～〜‐-―−∼〔及並又ぁ-んカヵケヶ箇ー→∶]")
_ISO = re.compile("[0-9]{2}T$")  # 2024-11-12T16:30
_KANJI = "〇零一二三四五六七八九十"


@cache
def _candidate() -> re.Pattern[str]:
    words = "|".join(relative_words())
    begins = "".join(sorted({word[0] for word in relative_words()}))
    return re.compile(
        rf"(?=[0-9{begins}{_KANJI}hwMTSHRJFAONDWUGCEPap’‘'明大昭平令西百午正朝夜昼夕深早未あよひご第半同翌時])(?:"
        r"(?P<url>(?:https?://|www\.)[!-~]{1,400})"
        r"|(?P<digits>[0-9]+)"
        rf"|(?P<relative>{words})"
        r"|(?P<era>明治|大正|昭和|平成|令和|(?<![A-Za-z0-9.\-])[MTSHR]"
        r"(?=\.?[ ]?(?:[0-9]{1,2}|元)[ ]?[年./\-])|西暦|['’‘](?=[0-9]{2}[ ]?年))"
        rf"|(?P<kanji>[{_KANJI}百](?=[{_KANJI}百]{{0,3}}[ ]?(?:[年月日時]|か月前)))|(?P<half>半年(?=[前後]))"
        r"|(?P<clock>午前|午後|正午|(?<![A-Za-z])[AaPp]\.?[Mm]\.?(?=[ ]?[0-9])"
        r"|(?:[朝夜昼]|あさ|よる|ひる|ごぜん|ごご)(?=の?[0-9])|夕方(?=[0-9])|深夜(?=[0-9])|早朝(?=[0-9])|未明(?=[0-9]))"
        r"|(?P<english>(?<![A-Za-z])(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}\.?,?[ ]{1,3}(?=[0-9A-Z])"
        r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?(?=,?[ ]{0,3}[0-9])))"
        r"|(?P<quarter>第[ ]?[1-4一二三四][ ]?四半期)"
        r"|(?P<same>同(?=[0-9]{1,2}年))|(?P<next>翌(?=[0-9]{1,2}日))"
        r"|(?P<zone>時間|(?<![A-Za-z])(?:JST|UTC|GMT|CES?T|E[SD]T|P[SD]T)(?![A-Za-z])))"
    )


def scan(text: str) -> Scan:
    """All expressions of `text` (normalised), in order, none overlapping."""
    out = Scan()
    at = 0
    pattern = _candidate()
    while (m := pattern.search(text, at)) is not None:
        at = m.end()
        if m["url"]:
            continue
        if m["zone"]:
            at = _zone(text, m, out)
            continue
        start = m.start()
        if m["digits"] and _COUNT.match(text, at):
            continue
        if m["digits"] and out.atoms and (pair := pair_of_years(text, start, out.atoms)):
            out.atoms.extend(pair)
            at = pair[-1].end
            continue
        if m["digits"] and (skip := negatives.skip(text, start)) is not None:
            end, refused = skip
            if refused:
                out.refused.append(refused)
            at = max(at, end)
            continue
        atoms = _same_era(text, m, out) if m["same"] else _expression(text, m, start)
        if atoms is None:
            continue
        if isinstance(atoms, Refused):
            out.refused.append(atoms)
            at = max(at, atoms.end)
            continue
        if atoms[0].rule == "short_year" and (era := _era_before(out)):
            atoms[0].a.era, atoms[0].a.year = era, western(era, atoms[0].a.said_year)  # 平成25年3月、26年4月
        out.atoms.extend(atoms)
        at = max(at, atoms[-1].end)
    return out


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


def _same_era(text: str, m: re.Match[str], out: Scan) -> list[Atom] | None:
    """同28年3月: a year of the era named just before."""
    era = _era_before(out)
    found = read_same_era(text, m.start(), era) if era else None
    return None if found is None else read_sequence(text, Atom(m.start(), found[1], found[0], rule="date"))


def _expression(text: str, m: re.Match[str], start: int) -> list[Atom] | Refused | None:
    if m["relative"]:
        relative = read_relative(text, start, m["relative"])
        if relative is None:
            return None
        return read_sequence(text, Atom(start, relative[1], relative[0], rule="relative"))
    if m["next"]:
        day = read_day(text, m.end())
        return None if day is None else [Atom(start, day[1], day[0], rule="next_day")]
    if m["quarter"]:
        part = Part(fiscal=True, part=f"q{number(m['quarter'][1:].strip()[0])}", unit="fy", anchor="said")
        return [Atom(start, m.end(), part, rule="quarter")]
    if m["clock"]:
        return _clock(text, start)
    if m["english"]:
        return _english(text, start)
    if (m["digits"] or m["kanji"] or m["half"]) and (ago := read_ago(text, start)) is not None:
        return [Atom(start, ago[1], ago[0], rule="relative")]
    if m["half"]:
        return None
    if m["digits"] and negatives.letter_before(text, start) and not (len(m[0]) == 4 and text.startswith("年", m.end())):
        return _clock(text, start) if text[start - 1] in "mM@" or _ISO.match(text[max(0, start - 3) : start]) else None
    if m["digits"] and (found_short := stamped(text, start)):
        return found_short
    if m["digits"] and not negatives.ordinal_before(text, start) and (found_short := short_year(text, start)):
        return found_short
    found = read_date(text, start)
    if found is not None and negatives.ordinal_before(text, start):
        end = read_sequence(text, Atom(start, found[1], found[0]))[-1].end
        return Refused(start, end, "recurring", "every year or month") if negatives.recurs(text, start) else None
    if found is not None:
        return read_sequence(text, Atom(start, found[1], found[0], rule="date"))
    if not (m["digits"] or m["kanji"]):
        return None
    if m["digits"] and (english := _english(text, start)) is not None:
        return english
    return _clock(text, start) or _short(text, start, bool(m["digits"]))


def _english(text: str, start: int) -> list[Atom] | None:
    atom = read_english(text, start)
    if atom is None:
        return None
    if atom.a.weekday < 0 and atom.b is None and atom.a.day > 0:
        atom.a, atom.end = with_weekday(text, atom.a, atom.end)
    return [atom]


def _short(text: str, start: int, digits: bool) -> list[Atom] | Refused | None:
    """A day by itself (weak unless its weekday is written), a month and day with a slash, elided heads (4～6月)."""
    if negatives.ordinal_before(text, start):
        return None
    found = read_day(text, start)
    if found is not None:
        atom = Atom(start, found[1], found[0], rule="day", weak=found[0].weekday < 0)
        return read_sequence(text, atom)
    if digits:
        md = read_month_day(text, start)
        if md is not None:
            part, end = md
            refused = negatives.month_day(text, start, end, part)
            if refused is not None:
                return refused
            return read_sequence(text, Atom(start, end, part, rule="month_day"))
        return _bare_days(text, start)
    return None


def _bare_days(text: str, start: int) -> list[Atom] | None:
    """4～6日, 11・12日: a head whose unit stands at the tail."""
    m = BARE_DAY.match(text, start)
    if m is None or not 1 <= number(m["d"]) <= 31:
        return None
    part = Part(day=number(m["d"]), style="bare")
    return read_sequence(text, Atom(start, m.end(), part, rule="day", weak=True))


def _clock(text: str, start: int) -> list[Atom] | Refused | None:
    found = read_clock_range(text, start)
    if found is None:
        return None
    a, b, end = found
    refused = negatives.clock(text, start, end, a, b)
    if refused is not None:
        return refused
    zone = zone_after(text, end)
    if zone is not None:
        a.zone, end = zone[0], zone[2]
        if b is not None:
            b.zone = zone[0]
    open_end = text[end : end + 2].strip()[:1] in {"~", "〜"} or text.startswith(("から", "より", "以降"), end)
    return [Atom(start, end, a, b, rule="clock", open_end=open_end)]
