"""The day of a title that is the posting's, where the text tells another."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.model import EventStatement

Stated = Callable[..., list[EventStatement]]


@pytest.mark.parametrize(
    "title", ["«2031年12月11日(木)=2031-12-11»「灯台の点灯式」！", "灯台の点灯式（«2031.12.11=2031-12-11»）"]
)
def test_the_text_tells_another_day_than_the_title_is_posted_on(stated: Stated, title: str) -> None:
    found = stated(
        f"title1|{title}",
        "paragraph|町長らは«12月10日(水)=2031-12-10»、岬の丘で「灯台の点灯式」を開催しました。灯台の点灯式に二百人。",
    )
    assert {e.start for e in found} == {"2031-12-10"}


def test_a_title_keeps_its_day_where_the_text_tells_none_of_it(stated: Stated) -> None:
    found = stated(
        "title1|«2031年12月11日(木)=2031-12-11»「灯台の点灯式」！",
        "paragraph|町は«11月2日(日)=2031-11-02»に清掃を行いました。",
    )
    assert [e.start for e in found if "点灯式" in e.name] == ["2031-12-11"]
