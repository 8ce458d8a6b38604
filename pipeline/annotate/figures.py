"""What the figures and weekdays in an expression say by themselves, to be compared with what its row says.

Written apart from pipeline/temporal on purpose: a check that asked the reader of times would share its mistakes.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from pipeline import vocabulary

WEEKDAYS = "月火水木金土日"
ENGLISH_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
JAPANESE_WEEKDAY = re.compile(rf"([{WEEKDAYS}])(?:(?=曜)|(?<=[（(\[［〔].)(?=\s*[)）\]］〕・･、,]))")
ENGLISH_WEEKDAY = re.compile(r"(?<![a-z])(mon|tue|wed|thu|fri|sat|sun)(?:[a-z]{0,6}day)?(?![a-z])", re.I)
YEAR = re.compile(r"(?<!\d)([12]\d{3})(?=年|[-/.–]\d|\d{1,2}月| ?年|$)")
CLOCK = re.compile(r"(?<![\d:])(\d{1,2}):(\d\d)(?![\d:])")
SPOKEN_CLOCK = re.compile(r"(?<!\d)(\d{1,2})[時じ](?:(\d{1,2})分|(半|はん))?")
MONTH = re.compile(r"(?<!\d)(\d{1,2})月(?!末)")
DAY = re.compile(r"(?<!\d)(\d{1,2})日(?!目|前|後)")
SLASHED = re.compile(r"(?<![\d:])(\d{1,2})[/.](\d{1,2})(?![\d:])")
ISO_DATE = re.compile(r"(\d{4}|-)-(\d\d)(?:-(\d\d))?")
ISO_CLOCK = re.compile(r"T(\d\d):(\d\d)")
COUNTED = re.compile(r"\d年(?:前|後)|年代")


def weekdays(text: str) -> list[int]:
    """Numbers (Monday is 0) of the weekdays written in an expression, in order."""
    found = [(m.start(), WEEKDAYS.index(m[1])) for m in JAPANESE_WEEKDAY.finditer(text)]
    found += [(m.start(), ENGLISH_WEEKDAYS.index(m[1].lower())) for m in ENGLISH_WEEKDAY.finditer(text)]
    return [number for _, number in sorted(found)]


def misread(text: str, start: str, end: str) -> str:
    """What of the figures in an expression its ISO forms do not say, or ""."""
    text = unicodedata.normalize("NFKC", text).replace("正午", "12時")
    if not re.search(r"\d", text) or COUNTED.search(text):
        return ""
    year = written_year(text)
    if year and start[:4].isdigit() and int(start[:4]) != year:
        return f"the year {year}"
    return _misread_date(text, start, end) or _misread_clock(text, start, end)


def written_year(text: str) -> int | None:
    """The year that an expression writes in figures, or None."""
    m = re.search(rf"({'|'.join(_eras())})(元|\d+)年", text)
    if m:
        return _eras()[m[1]] + (0 if m[2] == "元" else int(m[2]) - 1)
    m = YEAR.search(text)
    return int(m[1]) if m else None


def overlooked(line: str) -> list[str]:
    """What in a line looks like a time: an annotator should not have walked past it."""
    return [m[0] for m in _like_times().finditer(line)]


def _misread_date(text: str, start: str, end: str) -> str:
    months = [int(m) for m in MONTH.findall(text) if int(m) <= 12]
    days = [int(d) for d in DAY.findall(text)]
    slashed = SLASHED.findall(re.sub(r"(?<!\d)[12]\d{3}[-/.]", "", text))
    if slashed and not months and not days:
        months, days = ([int(pair[i]) for pair in slashed] for i in (0, 1))
    dates = [ISO_DATE.search(iso) for iso in (start, end)]
    for found, group, what in ((months, 2, "month"), (days, 3, "day")):
        ends = [int(d[group]) for d in dates if d and d[group]]
        if found and len(found) <= 2 and len(ends) == 2 and [found[0], found[-1]] != ends:
            return f"the {what} {' and '.join(map(str, found))}"
    return ""


def _misread_clock(text: str, start: str, end: str) -> str:
    hours = CLOCK.findall(text) or [(h, m or ("30" if half else "0")) for h, m, half in SPOKEN_CLOCK.findall(text)]
    clocks = [m for m in (ISO_CLOCK.search(start), ISO_CLOCK.search(end)) if m]
    if not hours or len(clocks) < 2 or len(hours) > 2:
        return ""
    if [(int(h) % 12, int(m)) for h, m in (hours[0], hours[-1])] != [(int(c[1]) % 12, int(c[2])) for c in clocks]:
        return " and ".join(f"{int(h)}:{int(m):02}" for h, m in hours)
    if re.match(r"\D*(午後|夜|夕方)", text) and int(clocks[0][1]) < 12:
        return "the afternoon"
    if re.match(r"\D*(午前|朝)", text) and int(clocks[0][1]) > 12:
        return "the morning"
    return ""


@cache
def _eras() -> dict[str, int]:
    """Era → the year that its first year is."""
    return {row["name"]: int(row["first_year"]) for row in vocabulary.read("temporal", "eras")}


@cache
def _like_times() -> re.Pattern[str]:
    eras = "|".join(_eras())
    return re.compile(
        "|".join(
            (
                rf"(?:{eras})(?:元|\d{{1,2}})年(?:度)?",
                r"(?<!\d)[12]\d{3} ?年(?!前|間)",
                r"(?<!\d)\d{1,2}月\d{1,2}日",
                r"(?<![\d:])[0-2]?\d:[0-5]\d(?![\d:]|~\))",  # not a place in a recording: (23:05~)
                r"(?:午前|午後)\d{1,2}時",
                r"(?<!\d)\d{1,2}時\d\d分",
                r"(?<!\d)[12]\d{3}[/.]\d{1,2}[/.]\d{1,2}(?!\d)",
                r"昨年|今年(?!度)|来年(?!度)",
            )
        )
    )
