"""ISO dates cut to what is known, as Python's values."""

from datetime import date, datetime, timedelta, timezone

import pytest

from pipeline.tables.dates import day, moment, year

HOUR = datetime(2024, 11, 12, 16, 30, tzinfo=timezone(timedelta(hours=4)))


@pytest.mark.parametrize(
    ("text", "its_year", "its_day", "its_moment"),
    [
        ("2024", 2024, None, None),
        ("2024-11", 2024, None, None),
        ("2024-11-12", 2024, date(2024, 11, 12), None),
        ("2024-11-12T16:30+04:00", 2024, date(2024, 11, 12), HOUR),
        ("2024-11-12T16:30", 2024, date(2024, 11, 12), HOUR.replace(tzinfo=None)),
        ("--01-15", None, None, None),
        ("--09-27T13:10+09:00", None, None, None),
        ("T14:00+04:00", None, None, None),
        ("2023-02-30", 2023, None, None),
        ("2023-02-30T10:00+09:00", 2023, None, None),
        ("0000", None, None, None),
        ("", None, None, None),
    ],
)
def test_values(text: str, its_year: int | None, its_day: date | None, its_moment: datetime | None) -> None:
    assert (year(text), day(text), moment(text)) == (its_year, its_day, its_moment)
