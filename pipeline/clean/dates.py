"""Full dates of page facts (更新日：令和8(2026)年3月1日) as ISO 8601. What the body says of time is for temporal."""

from __future__ import annotations

import datetime
import re
from functools import cache

from pipeline import vocabulary
from pipeline.clean.draft import fold

_MD = r"(?P<{m}>[0-9]{{1,2}})\s*(?:月|[-/.])\s*(?P<{d}>[0-9]{{1,2}})(?![0-9])\s*日?"
_BRACKET = r"(?:\([^()]{1,8}\)\s*年?\s*)?"  # the year in the other calendar: 令和8(2026)年, 2026(令和8)年
_WEST = rf"(?P<y>(?:19|20)[0-9]{{2}})\s*{_BRACKET}(?:年|[-/.])\s*{_BRACKET}" + _MD.format(m="m", d="d")
_ERA = (
    rf"(?P<era>令和|平成|昭和|大正|[RHS])\s*\.?\s*(?P<ey>元|[0-9]{{1,2}})\s*{_BRACKET}(?:年|[-/.])?\s*{_BRACKET}"
    + _MD.format(m="em", d="ed")
)
FULL = re.compile(rf"{_WEST}|{_ERA}")
WEEKDAY = (
    r"(?:\s*[(\[][月火水木金土日][^()\[\]]{0,6}[)\]]|\s*[月火水木金土日]曜日?"
    r"|\s*\(?(?:Sun|Mon|Tue|Wed|Thu|Fri|Sat)[a-z]{0,6}\.?\)?)?"
)
CLOCK = r"(?:\s*(?:午前|午後)?\s*[0-9]{1,2}(?::[0-9]{2}(?::[0-9]{2})?|時(?:[0-9]{1,2}分(?:[0-9]{1,2}秒)?)?))?"
ONLY_FULL = re.compile(rf"\s*(?:{FULL.pattern}){CLOCK}\s*")
MONTH = r"(?:(?:(?:19|20)[0-9]{2}|(?:令和|平成|昭和)\s*(?:元|[0-9]{1,2}))\s*年\s*)?[0-9]{1,2}\s*月"
DAY = rf"(?:(?:{MONTH}\s*)?[0-9]{{1,2}}\s*日|[0-9]{{1,2}}/[0-9]{{1,2}})"
RANGE = r"\s*(?:から|より|[-~〜～–—―])\s*"
YEAR = r"(?:(?:19|20)[0-9]{2}|(?:令和|平成|昭和)\s*(?:元|[0-9]{1,2}))\s*年度?"
ENGLISH_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NAME = rf"(?:{'|'.join(MONTHS)})[a-z]{{0,6}}"
ENGLISH_FULL = re.compile(
    rf"(?<![A-Za-z0-9])(?:(?P<m1>{_NAME})\.?\s+(?P<d1>[0-9]{{1,2}})|(?P<d2>[0-9]{{1,2}})\s+(?P<m2>{_NAME})\.?),?\s+"
    r"(?P<y>(?:19|20)[0-9]{2})(?![0-9])"
)
_DAYS = r"[0-9]{1,2}(?:\s*[-–]\s*[0-9]{1,2})?"
ENGLISH = rf"(?:{_DAYS}\s+{ENGLISH_MONTH}|{ENGLISH_MONTH}\s+{_DAYS})(?:,?\s+(?:19|20)[0-9]{{2}})?"
_FULL_PLAIN = re.sub(r"\?P<\w+>", "?:", FULL.pattern)
MONTH_ONLY = re.compile(
    r"\s*(?:(?P<y>(?:19|20)[0-9]{2})|(?P<era>令和|平成|昭和)\s*(?P<ey>元|[0-9]{1,2}))\s*年\s*(?P<m>[0-9]{1,2})\s*月(?!\s*[0-9])"
)
SHORT = re.compile(r"\s*'?([0-9]{2})[./]([0-9]{1,2})[./]([0-9]{1,2})(?![0-9./])")
_POINT = rf"(?:{_FULL_PLAIN}|{DAY}|{MONTH}|{YEAR}|{ENGLISH}){WEEKDAY}{CLOCK}"
NUMBER = re.compile("[0-9元]")  # every date has one, most lines have none
DATE_LINE = re.compile(rf"(?:{_POINT})(?:{RANGE}(?:{_POINT}|{CLOCK[3:-2]}))?(?:\s*(?:まで|分|実施|開催|更新))?\s*")
MONTH_LINE = re.compile(rf"(?:{MONTH}|{YEAR})(?:分|実施|開催|の活動|の予定)?\s*")


@cache
def _eras() -> dict[str, int]:
    return {row["era"]: int(row["before"]) for row in vocabulary.read("clean", "eras")}


def _iso(m: re.Match[str]) -> str:
    if m["y"]:
        year, month, day = int(m["y"]), int(m["m"]), int(m["d"])
    else:
        number = 1 if m["ey"] == "元" else int(m["ey"])
        year, month, day = _eras()[m["era"]] + number, int(m["em"]), int(m["ed"])
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return ""


def first_date(text: str) -> str:
    """The first full date of `text` as ISO, "" where there is none or it is on no calendar."""
    m = FULL.search(fold(text))
    return _iso(m) if m else _english(ENGLISH_FULL.search(text))


def _english(m: re.Match[str] | None) -> str:
    """October 20, 2022 and 20 October 2022."""
    if m is None:
        return ""
    month = MONTHS.index((m["m1"] or m["m2"])[:3].title()) + 1
    try:
        return datetime.date(int(m["y"]), month, int(m["d1"] or m["d2"])).isoformat()
    except ValueError:
        return ""


def only_date(text: str) -> str:
    """The date if `text` is one full date (a clock time allowed, no weekday) and nothing else, else ""."""
    folded = fold(text).strip()
    if not NUMBER.search(folded):
        return ""
    m = ONLY_FULL.fullmatch(folded.strip("[]()"))
    if m:
        return _iso(m)
    whole = ENGLISH_FULL.fullmatch(folded)
    return _english(whole)


def only_month(text: str) -> str:
    """The month that `text` begins with, where no day follows (2024年3月発行), as YYYY-MM."""
    m = MONTH_ONLY.match(fold(text))
    if not m:
        return ""
    year = int(m["y"]) if m["y"] else _eras()[m["era"]] + (1 if m["ey"] == "元" else int(m["ey"]))
    return f"{year:04d}-{int(m['m']):02d}" if 1 <= int(m["m"]) <= 12 else ""


def short_date(text: str) -> str:
    """A date with a year of two digits (22.12.12) right after a label of a web page: such pages begin in 1990."""
    m = SHORT.match(fold(text))
    if not m:
        return ""
    year = int(m[1]) + (1900 if int(m[1]) >= 90 else 2000)
    try:
        return datetime.date(year, int(m[2]), int(m[3])).isoformat()
    except ValueError:
        return ""


def is_date_line(text: str) -> bool:
    """Whether `text` is nothing but a day, a month, a year or a range of them."""
    folded = fold(text).strip().strip("【】[]〔〕<>《》〈〉■●◆○◇□▼・| ").strip()
    return 0 < len(folded) <= 60 and bool(NUMBER.search(folded) and DATE_LINE.fullmatch(folded))


def is_month_line(text: str) -> bool:
    """Whether `text` is nothing but a month or a year."""
    return bool(MONTH_LINE.fullmatch(fold(text).strip().strip("【】[]■●◆○◇□▼・ ")))


def starts_with_day(text: str) -> bool:
    """Whether a short line begins with a day or a month: a row of a list of dates."""
    folded = fold(text).strip()
    return len(folded) <= 60 and bool(re.match(rf"(?:{_FULL_PLAIN}|{YEAR}\s*{MONTH}|{DAY})", folded))
