"""What looks like a date or a clock time and is none: telephone numbers, versions, prices, ratios, scores."""

from __future__ import annotations

import re

from pipeline.temporal.clocks import possible
from pipeline.temporal.parts import Part, Refused
from pipeline.temporal.patterns import S
from pipeline.vocabulary import any_of, listed

PHONE = re.compile(
    r"(?:\+[0-9]{1,3}[-/ ])?0[0-9]{1,4}[-‐–−(][0-9]{1,4}[-‐–−)][0-9]{3,4}|[0-9]{2,4}-[0-9]{3,4}-[0-9]{4}(?![0-9])"
)
POSTAL = re.compile(r"[0-9]{3}[-‐–−][0-9]{4}(?![0-9\-])")
MONEY = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+")
DECIMAL = re.compile(rf"[0-9]+\.[0-9]+(?=[ ]?{any_of('temporal', 'measure')})")
_NUMBERED = re.compile(r"[0-9]\.(?:19|20)[0-9]{2}[ ]?年")  # 1.2021年度について: the first of a list
_SIGNS_OF_OTHERS = frozenset("-‐–−(,.")
_ISO_DATE = re.compile("(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])-")
_YEAR_AND_DOT = re.compile(r"(?:19|20)[0-9]{2}\.")
_CHAIN = re.compile(r"[0-9]+(?:[.,\-/:][0-9]+){0,40}")
_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_#@%&=+$¥\\")
_ORDINALS = listed("temporal", "ordinal")
_RECURS = re.compile(rf"(?:毎|各|例)(?:年|月|週)(?:の|度)?{S}$")
_AFTER_MONTH_DAY = re.compile(rf"{S}{any_of('temporal', 'counted')}")
_BEFORE_RATIO = re.compile(rf"{any_of('temporal', 'ratio_before')}[はがを:]?[ ]?$")
_RATIO_AFTER = re.compile(rf"[ ]?{any_of('temporal', 'ratio_after')}")
_AFTER_DATE = re.compile(
    rf"{S}(?:[~〜]|[-–][ ]?[0-9]{{1,2}}(?![0-9:/])|[0-9]{{1,2}}[:時]|{any_of('temporal', 'dated')}"
    r"|[・,、][ ]?[0-9]{1,2}/[0-9]{1,2}(?![0-9/]))"
)
_FRACTIONS = {2, 3, 4, 5, 6, 8, 10, 12, 16, 20}


def skip(text: str, at: int, sign: str) -> int | None:
    """Where to go on when a number of another kind, with `sign` behind it, begins at `at`; None when a time may begin
    there."""
    if sign in _SIGNS_OF_OTHERS and (end := _other(text, at)) is not None:
        return end
    before = text[at - 1] if at else ""
    return _of_longer(text, at, before) if before and before in ".,-/:" else None


def _other(text: str, at: int) -> int | None:
    """The end of a telephone or postal number, a price, a decimal number."""
    m = PHONE.match(text, at)
    if m is not None and not _ISO_DATE.match(m[0]):
        return m.end()
    m = POSTAL.match(text, at)
    if m is not None and (text[max(0, at - 2) : at].strip() in {"〒", "T"} or m[0][:1] not in "12"):
        return m.end()
    m = MONEY.match(text, at) or _decimal(text, at)
    return None if m is None else m.end()


def _decimal(text: str, at: int) -> re.Match[str] | None:
    m = DECIMAL.match(text, at)
    return None if m is None or _YEAR_AND_DOT.match(m[0]) or _NUMBERED.match(text, at) else m


def _of_longer(text: str, at: int, before: str) -> int | None:
    """Where a chain of numbers (1-14-2, 10.0.0.1) ends of which this is a later part."""
    if before == "." and _NUMBERED.match(text, at - 2) and (at < 3 or text[at - 3] in " \n\t"):
        return None
    if at < 2 or not (text[at - 2].isascii() and text[at - 2].isalnum()) or (before == ":" and text[at - 2].isalpha()):
        return None  # DATE:2023-09-15
    chain = _CHAIN.match(text, at)
    tail = text[chain.end() : chain.end() + 1] if chain else ""
    if (
        chain is None
        or (before in "-/" and tail in {"月", "日", "時", "年"})
        or (before == "." and text[at - 2] in "mM")
    ):
        return None
    return chain.end()


def letter_before(text: str, at: int) -> bool:
    """COP29, A4, v2: a number that is a part of a word of letters."""
    if at == 0 or text[at - 1] not in _LETTERS:
        return False
    return text[at - 1] != "=" or (at > 1 and text[at - 2].isascii())  # 朗読会=3月5日


def ordinal_before(text: str, at: int) -> bool:
    """第3, No.3, 毎月3, 約3."""
    return text[max(0, at - 7) : at].rstrip(" \t").endswith(_ORDINALS)


def recurs(text: str, at: int) -> bool:
    """毎年4月から6月, 例年10月: no date of any one year."""
    return _RECURS.search(text[max(0, at - 6) : at]) is not None


def month_day(text: str, start: int, end: int, part: Part, listed: bool = False) -> Refused | None:
    """Whether M/D or M.D is something else: a fraction, a part of a count, a decimal."""
    sign = text[start:end].lstrip("0123456789")[:1]
    before = text[start - 1] if start else ""
    if before and (before in "./-:~" and text[start - 2 : start - 1].isdigit()):
        return Refused(start, end, "number", "part of a longer number")
    if listed and 1 <= part.month <= 12 and 1 <= part.day <= 31:
        return None
    if part.weekday >= 0:
        return (
            None if 1 <= part.month <= 12 and 1 <= part.day <= 31 else Refused(start, end, "month_day", "no such day")
        )
    if sign == ".":
        return Refused(start, end, "decimal", "a decimal number")
    if not (1 <= part.month <= 12 and 1 <= part.day <= 31):
        return Refused(start, end, "fraction", "no such month or day")
    if _AFTER_MONTH_DAY.match(text, end) or _BEFORE_RATIO.search(text[max(0, start - 6) : start]):
        return Refused(start, end, "fraction", "a part of a count")
    follows = _AFTER_DATE.match(text, end)
    if part.month < part.day and part.day in _FRACTIONS and part.month <= 3 and not follows:
        return Refused(start, end, "fraction", "a fraction")
    if part.month == part.day and not follows:
        return Refused(start, end, "fraction", "page or fraction")
    after = text[end : end + 1]
    if before in {"(", "【", "["} and after and not after.isascii():
        return None  # (5/29理事会決定)
    if (
        after
        and not follows
        and after not in " \n\t、,。()「」・:はのをがと/;|～"
        and text[start - 1 : start] not in {"", "\n"}
    ):
        return Refused(start, end, "fraction", "part of a name or count")
    if after.isascii() and after.isalpha():
        return Refused(start, end, "fraction", "part of a name")
    return None


def clock(text: str, start: int, end: int, a: Part, b: Part | None) -> Refused | None:
    """Whether a clock time is a ratio, a score, a duration, a place in a recording, or impossible."""
    if not possible(a) or (b is not None and not possible(b)):
        return Refused(start, end, "clock", "no such time of day")
    before, after = text[max(0, start - 8) : start], text[end : end + 8]
    if ":" in text[start:end]:
        if re.search("[0-9][:.]$|[0-9]$", before) or re.match(r"[:.][0-9]", after):
            return Refused(start, end, "number", "part of a longer number")
        if _BEFORE_RATIO.search(before) or _RATIO_AFTER.match(after):
            return Refused(start, end, "ratio", "a ratio or a score")
    return None


_VIDEO = re.compile(any_of("temporal", "recording"), re.IGNORECASE)
_AT_PLACE = re.compile(rf"{_VIDEO.pattern}(?:時間|位置)?[ ]?[のは:、]?[ ]?$", re.IGNORECASE)


def in_recording(text: str, start: int, end: int, around: str) -> bool:
    """(23:05～) where a recording is spoken of: where to begin to watch, not when it was."""
    if ":" not in text[start:end]:
        return False
    if _AT_PLACE.search(text[max(0, start - 12) : start]):
        return True
    if text[max(0, start - 1) : start] != "(":
        return False
    return re.match(r"[ ]?[~〜\-][ ]?\)", text[end : end + 4]) is not None and _VIDEO.search(around) is not None
