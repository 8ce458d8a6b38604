"""Relative words (昨年, 翌日, 1年前), and what may stand behind them (昨年11月3日, 先週金曜日)."""

from __future__ import annotations

import re
from functools import cache

from pipeline import vocabulary
from pipeline.temporal.date_patterns import PART_OF_MONTH, PART_OF_YEAR, PARTS
from pipeline.temporal.dates import part_of_year, read_date, read_day
from pipeline.temporal.numerals import number
from pipeline.temporal.numeric_dates import with_weekday
from pipeline.temporal.parts import Part
from pipeline.temporal.patterns import WEEKDAYS, N, S

AGO = re.compile(
    rf"(?:(?P<half>半年)|(?P<n>[0-9]{{1,3}}|{N}|百){S}(?P<u>年|[かカヵケヶ箇]月))"
    rf"(?:(?:前|[ ]前(?![一-鿿]))(?!後|半|期|倒|年|まで|から(?:の|[、 ])?(?:受|予約|申|利用|使用))"  # 3年 前川 花
    rf"|{S}(?P<after>後)(?=に(?!は)))"
)
_COUNTED_FROM = re.compile(r"[一-鿿ァ-ヴー々](?:の|から|より)?$|(?:その|から|より|、)$")  # 卒業3年後, それから3年後
_FROM_NOUN = re.compile("[日会式時]の(?:約|およそ|おおむね)?$")  # 初日の2か月前: counts from what is named
_FAR_AHEAD = 5  # years: 30年後に is a picture of the future, no date
_WEEKDAY_AFTER = re.compile(rf"{S}の?{S}(?P<w>[月火水木金土日])曜日?")
_NOUN = re.compile("[一-鿿ァ-ヴー]")


@cache
def relative_words() -> dict[str, tuple[str, int, str, int]]:
    """word → unit, step, anchor, month (-1: none); longest first."""
    rows = vocabulary.read("temporal", "relative")
    pairs = {r["word"]: (r["unit"], int(r["step"]), r["anchor"], int(r["month"] or -1)) for r in rows}
    return dict(sorted(pairs.items(), key=lambda kv: -len(kv[0])))


@cache
def _barred() -> dict[str, tuple[re.Pattern[str] | None, re.Pattern[str] | None]]:
    """word → what it must not stand behind, what it must not stand before."""
    return {
        r["word"]: (
            re.compile(r["not_behind"]) if r["not_behind"] else None,
            re.compile(r["not_before"]) if r["not_before"] else None,
        )
        for r in vocabulary.read("temporal", "relative")
    }


def read_relative(text: str, at: int, word: str) -> tuple[Part, int] | None:
    """The relative word that stands at `at`, with the date behind it that it completes."""
    unit, step, anchor, month = relative_words()[word]
    end = at + len(word)
    if unit == "day" and anchor == "said" and at > 0 and _NOUN.match(text[at - 1]) and word != "同日":
        return None  # 本会議前日: counts from the meeting, not from a date
    behind, before = _barred()[word]
    if (before is not None and before.match(text, end)) or (
        behind is not None and behind.search(text[max(0, at - 16) : at])
    ):
        return None
    part = Part(word=word, step=step, unit=unit, anchor=anchor, month=month)  # type: ignore[arg-type]
    if unit == "fy":
        part.fiscal = True
        return _with_part(text, part, end)
    if unit == "year":
        m = re.compile(rf"{S}の?{S}").match(text, end)
        rest = read_date(text, m.end() if m else end)
        if rest is not None and rest[0].year < 0 and rest[0].style != "slash":
            part.month, part.day, part.weekday = rest[0].month, rest[0].day, rest[0].weekday
            part.part, part.style = rest[0].part, rest[0].style
            return part, rest[1]
        return _with_part(text, part, end)
    if unit == "month" and month < 0:
        rest = read_day(text, end + 1 if text.startswith("の", end) else end)
        if rest is not None:
            part.day, part.weekday = rest[0].day, rest[0].weekday
            return part, rest[1]
        return _with_month_part(text, part, end)
    if unit == "week":
        m = _WEEKDAY_AFTER.match(text, end)
        if m is not None:
            part.weekday = WEEKDAYS[m["w"]]
            return part, m.end()
    if unit == "day" and (text[end : end + 1] in {"(", " "} or text[end : end + 1] in WEEKDAYS):
        return with_weekday(text, part, end) if text[end : end + 1] == "(" else (part, end)
    return part, end


def _with_part(text: str, part: Part, end: int) -> tuple[Part, int]:
    return part_of_year(text, part, end) if PART_OF_YEAR.match(text, end) else (part, end)


def _with_month_part(text: str, part: Part, end: int) -> tuple[Part, int]:
    m = PART_OF_MONTH.match(text, end)
    if m is None:
        return part, end
    part.part = PARTS[m["p"]]
    return part, m.end()


def read_ago(text: str, at: int) -> tuple[Part, int] | None:
    """1年前, 3か月前: as many years or months before what the page or section is dated."""
    m = AGO.match(text, at)
    if m is None:
        return None
    count = 6 if m["half"] else 100 if m["n"] == "百" else number(m["n"])
    unit = "year" if m["u"] == "年" else "month"
    if not m["after"] and _FROM_NOUN.search(text[max(0, at - 6) : at]):
        return None
    if m["after"]:
        if count > _FAR_AHEAD * (1 if unit == "year" else 12) or _COUNTED_FROM.search(text[max(0, at - 3) : at]):
            return None
        count = -count
    return Part(word="ago", step=-count, unit=unit, anchor="page"), m.end()  # type: ignore[arg-type]
