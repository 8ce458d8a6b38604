"""Days that stand a line or a row each: number and weekday side by side, or month and day in figures."""

from __future__ import annotations

import pytest

from pipeline.temporal import find_times

ROWS = "1 | 金 | 朝礼\n2 | 土 | 文化祭 10:00～15:00\n3 | 日 |\n4 | 月 | 振替休日"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (f"2024年11月\n{ROWS}", ["2024-11-01", "2024-11-02", "2024-11-03", "2024-11-04"]),
        ("2024年11月\n１　金　朝礼\n２　土　文化祭\n３　日\n", ["2024-11-01", "2024-11-02", "2024-11-03"]),
        ("2024年11月\n1 金曜日 朝礼\n2 土曜日 文化祭", ["2024-11-01", "2024-11-02"]),
        (f"2024年10月\n{ROWS}", []),  # no weekdays of that month
        (ROWS, []),
        ("2024年11月\n1 | 金 | 朝礼", []),  # one row is no calendar
        ("2024年11月\n1 金額 朝礼\n2 土地 文化祭\n3 木材", []),
        ("2024年11月\n第1 金 山田\n第2 土 鈴木", []),
        ("2024年11月\n32 火\n33 水", []),
    ],
)
def test_days_of_a_calendar(text: str, days: list[str]) -> None:
    assert [t.start for t in find_times(text) if t.precision == "day"] == days


def test_a_clock_time_is_of_its_own_row() -> None:
    (clock,) = [t for t in find_times(f"2024年11月\n{ROWS}") if t.precision == "minute"]
    assert (clock.start, clock.end) == ("2024-11-02T10:00+09:00", "2024-11-02T15:00+09:00")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("4/4 さくらまつり |\n5/7 総会\n1/8 新年会", ["--04-04", "--05-07", "--01-08"]),
        ("9/3・4 祭礼\n10/5 運動会\n12/12 訓練", ["--09-03", "--09-04", "--10-05", "--12-12"]),
        ("4/4の賛成\n1/8の量", []),  # too few lines to be a list
        ("4/7 総会\n5/7 清掃\n6/9 集い\n賛成は1/8", ["--04-07", "--05-07", "--06-09"]),
        ("13/4 甲\n14/4 乙\n15/4 丙", []),
    ],
)
def test_days_of_a_list_in_figures(text: str, days: list[str]) -> None:
    assert [t.start for t in find_times(text) if t.precision == "day"] == days
