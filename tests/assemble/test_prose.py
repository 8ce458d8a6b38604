"""Titles over running text: those that name no event."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.model import EventStatement

Stated = Callable[..., list[EventStatement]]


@pytest.mark.parametrize("title", ["灯台研究大会 終了の御礼", "視察の受け入れ状況（令和13年度）", "灯台講座の実績"])
def test_a_title_of_thanks_or_of_counts_is_no_event(stated: Stated, title: str) -> None:
    found = stated(f"title1|{title}", "paragraph|町では«6月21日(土)=2031-06-21»から受け入れを開始しました。")
    assert title not in {e.name for e in found}
    assert not any(e.rule == "prose_title" for e in found)


def test_a_title_of_a_meeting_is_one(stated: Stated) -> None:
    found = stated("title1|灯台研究大会", "paragraph|町では«6月21日(土)=2031-06-21»、灯台研究大会を開催しました。")
    assert [(e.rule, e.name) for e in found] == [("prose_title", "灯台研究大会")]
