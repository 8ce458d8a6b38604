# ruff: noqa: E501 - a page is one line of the table
"""Notices that are given because of an event, and calls for hosts of guests, invented, with notices of no event."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.model import EventStatement

Stated = Callable[..., list[EventStatement]]
DAY = "«6月2日=2031-06-02»"
WHEN = f"field|日時：{DAY} «18時から20時=2031-06-02T18:00+09:00..2031-06-02T20:00+09:00»"
WEEK = "field|期間：«6月2日から9日=2031-06-02..2031-06-09»"


@pytest.mark.parametrize(
    ("lines", "want"),
    [
        (
            ["title1|交通規制のお知らせ", "paragraph|第3回岬灯台花火大会の開催に伴い、次のとおり通行止めとします。", "heading2|車両通行止め", WHEN],
            [("第3回岬灯台花火大会", "2031-06-02")],
        ),
        (
            ["title1|港通りのお知らせ", "paragraph|潮見マラソン大会開催のため、港通りの駐車場を閉鎖します。", "heading2|車両通行止め", WHEN],
            [("潮見マラソン大会", "2031-06-02")],
        ),
        # closed for no event; an event that closes nothing
        (["title1|交通規制のお知らせ", "paragraph|水道管の工事に伴い、次のとおり通行止めとします。", "heading2|車両通行止め", WHEN], []),
        (["title1|交通規制のお知らせ", "paragraph|岬灯台花火大会の思い出を集めます。", "heading2|車両通行止め", WHEN], []),
        (["title1|交通規制のお知らせ", "paragraph|大会の開催に伴い、次のとおり通行止めとします。", "heading2|車両通行止め", WHEN], []),
        # guests that homes are looked for, and cats
        (["title1|友好都市・沖町から訪れる方々の受け入れ家庭を募集", WEEK], [("友好都市・沖町から訪れる方々の受け入れ", "2031-06-02")]),
        (["title1|子猫の受け入れ家庭を募集", WEEK], []),
    ],
)  # fmt: skip
def test_what_a_notice_is_given_because_of(stated: Stated, lines: list[str], want: list[tuple[str, str]]) -> None:
    assert [(e.name, e.start[:10]) for e in stated(*lines)] == want
