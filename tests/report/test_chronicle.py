"""Dates as a person reads them, and events by year."""

import pytest

from pipeline.report.chronicle import MOST_EVENTS, chronicle, when


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        ("2024-11-12", "2024-11-12", "11-12"),
        ("2024-11-12", "2024-11-14", "11-12–11-14"),
        ("2024-12-30", "2025-01-02", "12-30–2025-01-02"),
        ("2024-11-12T16:30+09:00", "2024-11-12T16:30+09:00", "11-12 16:30"),
        ("2024-11-12T16:30+04:00", "2024-11-12T17:30+04:00", "11-12 16:30–17:30 +04:00"),
        ("2024-10-12T10:00+09:00", "2024-10-13T16:00+09:00", "10-12 10:00–10-13 16:00"),
        ("2024-11", "2024-11", "11"),
        ("--01-15", "--01-15", "01-15"),
        ("--01-15", "--02-03", "01-15–02-03"),
        ("T14:00+04:00", "T14:00+04:00", "14:00 +04:00"),
        ("T14:00+04:00", "T15:30+04:00", "14:00–15:30 +04:00"),
        ("", "", ""),
    ],
)
def test_when(event, start: str, end: str, text: str) -> None:
    assert when(event("a", start=start, end=end)) == text


def test_separate_days(event) -> None:
    days = ("2023-09-28", "2023-10-03")
    assert when(event("a", start=days[0], end=days[1], dates=days)) == "09-28 · 10-03"


def test_the_last_year_stands_first_and_no_year_last(event) -> None:
    made = chronicle([event("a"), event("b", start="2023-05"), event("c", start="2024-05")])
    assert [y.name for y in made.years] == ["2024", "2023", ""]
    assert made.left_out == 0


def test_too_many_are_counted(event) -> None:
    made = chronicle([event(f"e{i}", start="2024-05") for i in range(MOST_EVENTS + 7)])
    assert made.left_out == 7
    assert not made.years[0].open
