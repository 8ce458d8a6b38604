"""Days with a name over their hours, invented, with lines under a day that are none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.model import EventStatement

Stated = Callable[..., list[EventStatement]]
DAY = "«10月7日(土)=2031-10-07»"


def hour(clock: str, what: str) -> str:
    return f"paragraph|«{clock}=2031-10-07T{clock}+09:00» {what}"


HOURS = [hour("05:30", "若中 勢ぞろい"), hour("07:00", "曳き出し"), "paragraph|写真撮影", hour("22:00", "納庫")]


@pytest.mark.parametrize("line", [f"{DAY}（宮入り）", f"{DAY} 宮入り", f"■{DAY}　（宮入り）"])
def test_a_named_day_lasts_from_its_first_hour_to_its_last(stated: Stated, line: str) -> None:
    got = stated("title1|灯台祭の予定", f"paragraph|{line}", *HOURS)
    named = [e for e in got if e.name == "宮入り"]
    assert [(e.start, e.end) for e in named] == [("2031-10-07T05:30+09:00", "2031-10-07T22:00+09:00")]
    assert {e.parent for e in got if e.name != "宮入り"} == {"宮入り"}


@pytest.mark.parametrize(
    "lines",
    [
        [f"paragraph|{DAY}（雨天中止）", *HOURS],
        [f"paragraph|{DAY} スケジュール", *HOURS],
        [f"paragraph|{DAY}（宮入り）", *HOURS[:2]],
        [f"paragraph|{DAY}は宮入りの日です。", *HOURS],
        [f"paragraph|{DAY}（宮入り）", "paragraph|«10月8日=2031-10-08»", *HOURS],
    ],
)
def test_a_day_without_a_name_or_without_hours(stated: Stated, lines: list[str]) -> None:
    spans = {(e.start, e.end) for e in stated("title1|灯台祭の予定", *lines)}
    assert ("2031-10-07T05:30+09:00", "2031-10-07T22:00+09:00") not in spans
