# ruff: noqa: E501 - a case is one line of the table
from __future__ import annotations

import pytest

from pipeline.assemble.when import combine
from pipeline.model import Time


def rows(text: str, *spans: tuple[str, str, str, str]) -> list[Time]:
    out = []
    for piece, start, end, zone in spans:
        at = text.index(piece)
        precision = "minute" if "T" in start else "day"
        out.append(Time("p", 0, at, at + len(piece), piece, start, end, precision, "date", zone))  # type: ignore[arg-type]
    return out


D, T = "2031-05-10", "Asia/Tokyo"


@pytest.mark.parametrize(
    ("text", "spans", "zone", "wanted"),
    [
        ("5月10日 16:30-17:30", [("5月10日", D, D, ""), ("16:30-17:30", f"{D}T16:30+09:00", f"{D}T17:30+09:00", T)], "", (f"{D}T16:30+09:00", f"{D}T17:30+09:00")),
        ("5月10日 10時", [("5月10日", D, D, ""), ("10時", f"{D}T10:00+09:00", f"{D}T10:00+09:00", T)], "", (f"{D}T10:00+09:00", f"{D}T10:00+09:00")),
        ("5月10日 受付 9:30 開会 10:00", [("5月10日", D, D, ""), ("9:30", f"{D}T09:30+09:00", f"{D}T09:30+09:00", T), ("10:00", f"{D}T10:00+09:00", f"{D}T10:00+09:00", T)], "", (f"{D}T10:00+09:00", f"{D}T10:00+09:00")),
        ("5月10日 13:30開会 16:00閉会", [("5月10日", D, D, ""), ("13:30", f"{D}T13:30+09:00", f"{D}T13:30+09:00", T), ("16:00", f"{D}T16:00+09:00", f"{D}T16:00+09:00", T)], "", (f"{D}T13:30+09:00", f"{D}T16:00+09:00")),
        ("5月10日 8:00(現地) 13:00(日本)", [("5月10日", D, D, ""), ("8:00", f"{D}T08:00+04:00", f"{D}T08:00+04:00", "Asia/Baku"), ("13:00", f"{D}T13:00+09:00", f"{D}T13:00+09:00", T)], "Asia/Tokyo", (f"{D}T13:00+09:00", f"{D}T13:00+09:00")),
        ("5月10日 8:00(現地) 13:00(日本)", [("5月10日", D, D, ""), ("8:00", f"{D}T08:00+04:00", f"{D}T08:00+04:00", "Asia/Baku"), ("13:00", f"{D}T13:00+09:00", f"{D}T13:00+09:00", T)], "", (f"{D}T08:00+04:00", f"{D}T08:00+04:00")),
        ("5月10日 22:00(現地) 5月11日 3:00(日本)", [("5月10日", D, D, ""), ("22:00", f"{D}T22:00+04:00", f"{D}T22:00+04:00", "Asia/Baku"), ("5月11日", "2031-05-11", "2031-05-11", ""), ("3:00", "2031-05-11T03:00+09:00", "2031-05-11T03:00+09:00", T)], "Asia/Baku", (f"{D}T22:00+04:00", f"{D}T22:00+04:00")),
        ("5月10日 9:00 5月11日 15:00", [("5月10日", D, D, ""), ("9:00", f"{D}T09:00+09:00", f"{D}T09:00+09:00", T), ("5月11日", "2031-05-11", "2031-05-11", ""), ("15:00", "2031-05-11T15:00+09:00", "2031-05-11T15:00+09:00", T)], "", (f"{D}T09:00+09:00", "2031-05-11T15:00+09:00")),
        ("5月10日から4日間", [("5月10日", D, D, "")], "", (D, "2031-05-13")),
        ("5月10日〜6月20日 9時-17時", [("5月10日〜6月20日", D, "2031-06-20", ""), ("9時-17時", "T09:00+09:00", "T17:00+09:00", T)], "", (D, "2031-06-20")),
        ("14:00", [("14:00", "T14:00+04:00", "T14:00+04:00", "Asia/Baku")], "", ("T14:00+04:00", "T14:00+04:00")),
    ],
)  # fmt: skip
def test_days_and_clocks(text: str, spans: list[tuple[str, str, str, str]], zone: str, wanted: tuple[str, str]) -> None:
    when = combine(rows(text, *spans), text, zone)
    assert (when.start, when.end) == wanted


def test_an_end_before_the_start_is_a_problem() -> None:
    when = combine(rows("5月10日〜4日", ("5月10日〜4日", D, "2031-05-04", "")), "5月10日〜4日")
    assert (when.start, when.end, when.problem) == (D, D, "end_before_start")


def test_nothing_says_nothing() -> None:
    assert combine([], "").start == ""
