"""Pages in which nothing but the title tells what happened, invented; and pages that tell of nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.model import EventStatement

Stated = Callable[..., list[EventStatement]]


@pytest.mark.parametrize(
    ("lines", "name", "start"),
    [
        (
            [
                "title1|流木で灯台を作ろう！",
                "paragraph|今年も会えました。«8月9日(土)=2031-08-09»、作った灯台がともりました。",
            ],
            "流木で灯台を作ろう",
            "2031-08-09",
        ),
        (
            [
                "title1|岬町の皆さんを迎えて",
                "paragraph|«10月16日(木)=2031-10-16»«10時=2031-10-16T10:00+09:00» 船が着く",
            ],
            "岬町の皆さんを迎えて",
            "2031-10-16T10:00+09:00",
        ),
        (
            ["title1|第5回 白浜クリーン作戦", "paragraph|四十人で浜へ。袋は二十になり、無事に終了しました。"],
            "第5回 白浜クリーン作戦",
            "",
        ),
    ],
)
def test_the_title_is_the_event_where_nothing_else_is(stated: Stated, lines: list[str], name: str, start: str) -> None:
    assert [(e.name, e.start) for e in stated(*lines)] == [(name, start)]


@pytest.mark.parametrize(
    "lines",
    [
        ["title1|図書室の使い方が変わります", "paragraph|«4月1日=2031-04-01»から券が要ります。"],
        ["title1|灯台のあゆみ", "paragraph|«1963年11月3日(日)=1963-11-03»、灯がともる。"],
        ["title1|岬町の船着き場", "paragraph|«4月1日=2031-04-01»から朝の便が出ます。"],
        ["title1|岬のアルバム", "paragraph|朝の海は静かでした。«4月5日(土)=2031-04-05»。"],
        ["title1|潮見の海と", "paragraph|朝の海は静かでした。«4月5日(土)=2031-04-05»。"],
        ["title1|流木で灯台を作ろう！", "paragraph|申込期限は«8月1日(金)=2031-08-01»です。"],
        ["title1|流木の灯台", "paragraph|長さは三間、重さは知れない。"],
        ["paragraph|«8月9日(土)=2031-08-09»、灯台がともりました。"],
    ],
)
def test_a_page_that_tells_of_nothing_has_no_event(stated: Stated, lines: list[str]) -> None:
    assert stated(*lines) == []


def test_a_title_is_not_taken_beside_an_event(stated: Stated) -> None:
    found = stated(
        "title1|潮見だより",
        "paragraph|«8月9日(土)=2031-08-09»、汐ホールで「灯台講演会」を開催しました。",
    )
    assert [e.name for e in found] == ["灯台講演会"]
