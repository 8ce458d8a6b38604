"""What holds for every date and every text."""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.temporal import find_times, read_text

DAYS = st.dates(dt.date(1868, 10, 23), dt.date(2100, 12, 31))
WEEKDAYS = "月火水木金土日"
FULL = str.maketrans("0123456789:/.-", "０１２３４５６７８９：／．－")
KANJI = str.maketrans("0123456789", "〇一二三四五六七八九")
PIECES = "0123456789０１年月日時分（）()～-/:.、・から曜火水令和平成昭度第午前後上下旬\n 　\u200b\u3099か😀𠮷Nov A~"


def positional(number: int) -> str:
    tens, ones = divmod(number, 10)
    digits = " 一二三四五六七八九"
    return ("" if tens == 0 else digits[tens].replace("一", "") + "十") + (digits[ones] if ones else "")


def era(day: dt.date) -> tuple[str, str, int]:
    for name, letter, first in (
        ("令和", "R", dt.date(2019, 5, 1)),
        ("平成", "H", dt.date(1989, 1, 8)),
        ("昭和", "S", dt.date(1926, 12, 25)),
        ("大正", "T", dt.date(1912, 7, 30)),
    ):
        if day >= first:
            return name, letter, day.year - first.year + 1
    return "明治", "M", day.year - 1867


def forms(day: dt.date) -> list[str]:
    y, m, d, w = day.year, day.month, day.day, WEEKDAYS[day.weekday()]
    name, letter, year = era(day)
    plain = f"{y}年{m}月{d}日"
    out = [
        plain,
        plain.translate(FULL),
        f"{y} 年 {m} 月 {d} 日",
        f"{y}年{m}月{d}日({w})",
        f"{y}年{m}月{d}日（{w}曜日）",
        f"{str(y).translate(KANJI)}年{positional(m)}月{positional(d)}日",
        f"{y}/{m}/{d}",
        f"{y}.{m:02d}.{d:02d}",
        f"{y}-{m:02d}-{d:02d}",
        f"{name}{'元' if year == 1 else year}年{m}月{d}日",
        f"{name}{year}（{y}）年{m}月{d}日",
        f"{y}年（{name}{year}年）{m}月{d}日",
        f"{name}{year}年（西暦{y}年）{m}月{d}日",
        f"{name}{positional(year) if year > 1 else '元'}年{positional(m)}月{positional(d)}日",
        f"{y}年{m}月{d}日 {w}曜日",
        f"{y}　年　{m}　月　{d}　日",
        f"{y}/{m:02d}/{d:02d}".translate(FULL),
    ]
    if year < 99:
        out += [f"{name}{year}.{m}.{d}", f"{name}{year}/{m:02d}/{d:02d}"]
    if year < 82:
        out += [f"{letter}{year}.{m}.{d}", f"{letter}{year}/{m}/{d}"]
    if y >= 1900:
        out += [f"{d} {day.strftime('%B')} {y}", f"{day.strftime('%b')}. {d}, {y}" if m != 5 else f"May {d}, {y}"]
    return out


@given(DAYS)
@settings(max_examples=150, deadline=None)
def test_every_form_is_read_back(day: dt.date) -> None:
    for text in forms(day):
        times = find_times(f"会議は{text}です" if not text[0].isascii() else f"会議 {text} です")
        assert [(t.start, t.end) for t in times] == [(day.isoformat(), day.isoformat())], text
        assert times[0].weekday_ok in {"", "true"}


@given(DAYS, st.integers(0, 400), st.sampled_from(["～", "〜", "-", "から", " ～ "]))
@settings(max_examples=150, deadline=None)
def test_ranges_keep_their_order(day: dt.date, length: int, sign: str) -> None:
    last = min(day + dt.timedelta(length), dt.date(2100, 12, 31))
    tail = f"{last.month}月{last.day}日" if (last - day).days < 300 else f"{last.year}年{last.month}月{last.day}日"
    (time,) = find_times(f"{day.year}年{day.month}月{day.day}日{sign}{tail}")
    assert (time.start, time.end) == (day.isoformat(), last.isoformat())


def ends(last: dt.date, first: dt.date) -> list[str]:
    """The ways to say the end of a range, by how much of its begin it repeats."""
    out = [f"{last.year}年{last.month}月{last.day}日", f"{era(last)[0]}{era(last)[2]}年{last.month}月{last.day}日"]
    if (last - first).days < 300:
        out.append(f"{last.month}月{last.day}日（{WEEKDAYS[last.weekday()]}）")
    if (last.year, last.month) == (first.year, first.month):
        out.append(f"{last.day}日")
    if last.year == first.year + 1:
        out.append(f"翌年{last.month}月{last.day}日")
    return out


@given(DAYS, st.integers(0, 500), st.sampled_from(["～", "〜", "-", "–", "—", "－", "ー", "~", "から", "より", " ～ "]))
@settings(max_examples=150, deadline=None)
def test_every_range_is_read_back(day: dt.date, length: int, sign: str) -> None:
    last = min(day + dt.timedelta(length), dt.date(2100, 12, 31))
    for end in ends(last, day):
        text = f"{day.year}年{day.month}月{day.day}日{sign}{end}"
        assert [(t.start, t.end) for t in find_times(text)] == [(day.isoformat(), last.isoformat())], text


@given(st.text(alphabet=PIECES, max_size=60))
@settings(max_examples=300, deadline=None)
def test_no_range_of_any_text_ends_before_it_begins(text: str) -> None:
    result = read_text(text)
    known = {problem.start for problem in result.problems if problem.code == "end_before_start"}
    for time in result.times:
        if time.start[:1].isdigit() and time.end[:1].isdigit() and "T" not in time.start:
            size = min(len(time.start), len(time.end))
            assert time.start[:size] <= time.end[:size] or time.start_char in known, text


@given(st.text(alphabet=PIECES, max_size=60))
@settings(max_examples=400, deadline=None)
def test_any_text_is_read_with_offsets_that_hold(text: str) -> None:
    last = 0
    for time in find_times(text):
        assert text[time.start_char : time.end_char] == time.text
        assert time.start_char >= last
        last = time.end_char
        assert time.start


@given(st.text(alphabet="あいうえ、かきく漢字文章😀e\u0301ｶﾞ\u200b", max_size=40), DAYS)
@settings(max_examples=100, deadline=None)
def test_unrelated_text_before_changes_nothing(before: str, day: dt.date) -> None:
    sentence = f"{day.year}年{day.month}月{day.day}日 10:00～12:00、翌日も開く。"
    alone = [(t.text, t.start, t.end) for t in find_times(sentence)]
    assert [(t.text, t.start, t.end) for t in find_times(before + "。" + sentence)] == alone
    assert len(alone) == 3


def test_reading_is_linear_in_hostile_text(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    """Counted, not timed: the evidence that is looked at for one date does not grow with the page."""
    from pipeline.temporal.resolve.witnesses import Votes

    calls = []
    monkeypatch.setattr(Votes, "add", lambda self, year, basis, weight: calls.append(year))
    find_times("11月3日、" * 200)
    few = len(calls)
    calls.clear()
    find_times("11月3日、" * 2000)
    assert len(calls) <= 12 * few + 100


def test_hostile_runs_are_survived() -> None:
    for piece in ("7", "-", "～", "（", "1/", "1.", "03-", "十", "1・", "令和1", "ア時間", "2024年(令和", "Nov "):
        find_times(piece * (20_000 // len(piece)))
