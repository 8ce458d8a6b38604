# ruff: noqa: E501 - a page is one line of the table
"""Journeys told over their days, invented, with sentences over days that tell none."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest

from pipeline.assemble import journeys
from pipeline.assemble.view import View
from pipeline.model import EventStatement
from pipeline.settings import DEFAULT

Stated = Callable[..., list[EventStatement]]
DAYS = "«7月2日から7月9日=2031-07-02..2031-07-09»"


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        # who stayed where, by the name that the title has for them
        (
            ["title1|高校生友好都市使節団だより", f"paragraph|使節団9名（高校生7名、引率2名）は{DAYS}までの間、沖町でホームステイをして過ごしました。"],
            ["高校生友好都市使節団の訪問"],
        ),
        (["title1|港だより", f"paragraph|青年訪問団は{DAYS}まで沖町に滞在し、灯台を守る人々に会いました。"], ["青年訪問団の訪問"]),
        # guests, and the days in a sentence of their own
        (["title1|港だより", "paragraph|沖町の高校生訪問団の皆さんを、お迎えしました。", f"paragraph|期間は、{DAYS}の7泊8日。"], ["沖町の高校生訪問団の受け入れ"]),
        # days on which nobody travelled
        (["title1|港だより", "paragraph|港の話をしました。", f"paragraph|期間は、{DAYS}です。"], []),
        (["title1|港だより", "paragraph|沖町の訪問団を迎えました。", "paragraph|よい天気でした。", f"paragraph|期間は、{DAYS}です。"], []),
        # what is held every year, ending its sentence, and when it was this year
        (["title1|港だより", "paragraph|長年行われている「中学生灯台研修」。", f"paragraph|今年は{DAYS}に実施され、中学生9人が沖町を訪れました。"], ["中学生灯台研修"]),
        (["title1|港だより", "paragraph|話題の「中学生灯台研修」。", f"paragraph|貝の調査は{DAYS}に実施され、よい結果でした。"], []),
    ],
)  # fmt: skip
def test_journeys(stated: Stated, lines: list[str], names: list[str]) -> None:
    assert [e.name for e in stated(*lines)] == names


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (f"訪問団は{DAYS}まで沖町に滞在しました。", 1),
        (f"訪問団の申込書は{DAYS}まで、滞在先の役場に置きます。", 0),
        (f"訪問団は{DAYS}まで写真を展示しています。", 0),
        ("訪問団は«7月2日=2031-07-02»に沖町に滞在しました。", 0),
    ],
)
def test_only_who_stayed_over_days_travelled(lined: ModuleType, sentence: str, told: int) -> None:
    assert len(journeys.records(View(lined.page(f"paragraph|{sentence}"), DEFAULT))) == told
