from __future__ import annotations

import pytest

from pipeline.annotate import iso

LEGAL = (
    *("2024", "2024-11", "2024-02-29", "2024-11-12T16:30+04:00", "--01-15", "--01", "--02-29"),
    *("T14:00+04:00", "--09-27T13:10+09:00"),
)


@pytest.mark.parametrize("form", LEGAL)
def test_legal_forms(form: str) -> None:
    assert iso.fault(form) == ""


@pytest.mark.parametrize(
    "form",
    [
        *("2023-02-29", "2024-13", "2024-00-10", "2024-11-31", "24-11-12", "2024-11-12T16:30", "2024-11T10:00+09:00"),
        *("T25:00+09:00", "T10:61+09:00", "T10:00+15:00", "-", "--", "2024/11/12", "2024-11-12 10:00", "", "２０２４"),
    ],
)
def test_what_is_no_date_or_time(form: str) -> None:
    assert iso.fault(form)


@pytest.mark.parametrize(
    ("start", "end", "ok"),
    [
        ("2024-01-01", "2024-01-02", True),
        ("2024-01-02", "2024-01-01", False),
        ("2024-01", "2024-01-31", True),
        ("--12-28", "--01-04", True),
        ("2024-05-01T10:00+09:00", "2024-05-01T03:00+01:00", True),
        ("2024-05-01T10:00+09:00", "2024-05-01T02:00+01:00", True),
        ("2024-05-01T10:00+09:00", "2024-05-01T10:00+10:00", False),
    ],
)
def test_order(start: str, end: str, ok: bool) -> None:
    assert iso.in_order(start, end) is ok


@pytest.mark.parametrize(
    ("moment", "zone", "ok"),
    [
        ("2024-07-01T10:00+02:00", "Europe/Berlin", True),
        ("2024-12-01T10:00+02:00", "Europe/Berlin", False),
        ("T10:00+02:00", "Europe/Berlin", True),  # no day, so nobody knows
        ("2024-07-01T10:00+04:00", "+04:00", True),
    ],
)
def test_offsets(moment: str, zone: str, ok: bool) -> None:
    assert iso.has_offset(moment, zone) is ok


def test_zones() -> None:
    assert iso.is_zone("Asia/Baku")
    assert iso.is_zone("UTC+04:00")
    assert not iso.is_zone("Asia/Bakuu")
