from __future__ import annotations

import pytest

from pipeline.annotate.figures import misread, overlooked, weekdays, written_year


@pytest.mark.parametrize(
    ("text", "start", "end", "wrong"),
    [
        ("令和5年5月3日", "2022-05-03", "2022-05-03", "the year 2023"),
        ("5月3日～6日", "2024-05-03", "2024-05-07", "the day 3 and 6"),
        ("午後1時30分", "2024-05-03T01:30+09:00", "2024-05-03T01:30+09:00", "the afternoon"),
        ("午前9時", "T21:00+09:00", "T21:00+09:00", "the morning"),
        ("10:00-11:30", "T10:00+09:00", "T11:00+09:00", "10:00 and 11:30"),
        ("3/12", "2024-03-13", "2024-03-13", "the day 12"),
        ("11月3日", "2024-10-03", "2024-10-03", "the month 11"),
        # and what is read as it is written
        ("令和元年10月", "2019-10", "2019-10", ""),
        ("２０２４年５月３日（金）", "2024-05-03", "2024-05-03", ""),
        ("午後１時半", "T13:30+09:00", "T13:30+09:00", ""),
        ("正午", "T12:00+09:00", "T12:00+09:00", ""),
        ("3年前", "2021-05", "2021-05", ""),
        ("昨年", "2023", "2023", ""),
    ],
)
def test_figures(text: str, start: str, end: str, wrong: str) -> None:
    assert misread(text, start, end) == wrong


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("5月3日（金・祝）", [4]),
        ("10日(土)～11日(日)", [5, 6]),
        ("5月3日金曜日", [4]),
        ("Fri, May 3", [4]),
        ("月末", []),
        ("金沢市", []),
        ("Monaco", []),
    ],
)
def test_weekdays(text: str, found: list[int]) -> None:
    assert weekdays(text) == found


@pytest.mark.parametrize(
    ("text", "year"),
    [("平成元年", 1989), ("昭和63年", 1988), ("明治45年", 1912), ("2024年度", 2024), ("電話2024", 2024), ("3年", None)],
)
def test_years(text: str, year: int | None) -> None:
    assert written_year(text) == year


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("申込は5月3日まで、午後1時から", ["5月3日", "午後1時"]),
        ("動画の(23:05~)をご覧ください", []),
        ("100年前から2週間", []),
        ("電話 03-1234-5678", []),
    ],
)
def test_what_an_annotator_should_not_walk_past(line: str, found: list[str]) -> None:
    assert overlooked(line) == found
