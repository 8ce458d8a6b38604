"""When sittings ended, by the line of their minutes that says so."""

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
