"""When sittings began and ended, by the lines of their minutes that say so."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.model import EventStatement

Stated = Callable[..., list[EventStatement]]
HEAD = [
    "title1|第9回みなと町議会臨時会会議録",
    "field|日時：«2031年5月7日=2031-05-07» «午前10時=2031-05-07T10:00+09:00»",
    "field|場所：議場",
]


@pytest.mark.parametrize(
    "line",
    [
        "（閉会 «午前11時30分=2031-05-07T11:30+09:00»）",
        "«午前11時30分=2031-05-07T11:30+09:00»　散　会",
        "閉議：«午前11時30分=2031-05-07T11:30+09:00»",
    ],
)
def test_the_closing_line_ends_the_sitting(stated: Stated, line: str) -> None:
    (found,) = stated(*HEAD, f"paragraph|{line}")
    assert (found.start, found.end) == ("2031-05-07T10:00+09:00", "2031-05-07T11:30+09:00")


@pytest.mark.parametrize(
    "line",
    [
        "«午前11時30分=2031-05-07T11:30+09:00»　休　憩",
        "«午前9時30分=2031-05-07T09:30+09:00»　散　会",  # before it began
    ],
)
def test_other_lines_do_not(stated: Stated, line: str) -> None:
    assert {e.end for e in stated(*HEAD, f"paragraph|{line}")} == {"2031-05-07T10:00+09:00"}


def test_a_festival_is_no_sitting(stated: Stated) -> None:
    head = ["title1|みなと花火", *HEAD[1:]]
    assert not any("11:30" in e.end for e in stated(*head, "paragraph|閉会 «午前11時30分=2031-05-07T11:30+09:00»"))


DAY_ALONE = ["title1|第9回みなと町議会臨時会会議録", "field|期日：«2031年5月7日=2031-05-07»", "field|場所：議場"]
BEGUN = "«午前9時30分=2031-05-07T09:30+09:00»"


@pytest.mark.parametrize(
    "lines",
    [
        [f"paragraph|{BEGUN}開議"],
        [f"paragraph|〇　開　会　{BEGUN}"],
        [f"paragraph|«2031年5月7日=2031-05-07»　{BEGUN}　開会"],
        ["paragraph|＜開会＞", "paragraph|«2031年5月7日=2031-05-07»", f"paragraph|{BEGUN}"],
        ["paragraph|1　開会の日時", f"paragraph|«2031年5月7日=2031-05-07»{BEGUN}"],
    ],
)
def test_the_opening_line_begins_the_sitting(stated: Stated, lines: list[str]) -> None:
    end = "paragraph|«午前11時=2031-05-07T11:00+09:00»　閉会"
    (found,) = stated(*DAY_ALONE, *lines, end)
    assert (found.start, found.end) == ("2031-05-07T09:30+09:00", "2031-05-07T11:00+09:00")


@pytest.mark.parametrize(
    "lines",
    [
        [f"paragraph|{BEGUN}　再　開"],
        ["paragraph|開会", "paragraph|町長が挨拶した。", f"paragraph|{BEGUN}"],  # the hour of something else
        [f"paragraph|開会は{BEGUN}の予定でしたが、遅れました。"],
    ],
)
def test_the_hour_of_something_else_begins_none(stated: Stated, lines: list[str]) -> None:
    assert "2031-05-07" in {e.start for e in stated(*DAY_ALONE, *lines)}


def test_parts_of_minutes_are_no_happenings(stated: Stated) -> None:
    day = "paragraph|«2031年5月7日=2031-05-07»に行いました。"
    names = {e.name for e in stated(*DAY_ALONE, "heading2|前回会議録の承認", day, "heading2|閉会", day)}
    assert not names & {"前回会議録の承認", "閉会"}
    assert "閉会記念演奏会" in {e.name for e in stated(*DAY_ALONE, "heading2|閉会記念演奏会", day)}
