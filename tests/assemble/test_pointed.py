"""The day of a title that is the posting's, a title that is no event, and names that a page without a title points to;
invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.model import EventStatement

Stated = Callable[..., list[EventStatement]]
FIELDS = ["field|日時：«5月22日(木)=2031-05-22»«14:00=2031-05-22T14:00+09:00»", "field|会場：汐ホール"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("灯台は国の宝です。本シンポジウムでは、灯台の明日を語ります。", "シンポジウム"),
        ("灯台を学びます。この連続講座では、三人が話します。", "連続講座"),
    ],
)
def test_a_page_without_a_title_says_what_it_is_about(stated: Stated, text: str, name: str) -> None:
    assert [(e.name, e.start) for e in stated(f"paragraph|{text}", *FIELDS)] == [(name, "2031-05-22T14:00+09:00")]


@pytest.mark.parametrize("text", ["このイベントでは灯台を学びます。", "基本シンポジウムでは足りません。"])
def test_what_points_to_nothing_names_nothing(stated: Stated, text: str) -> None:
    assert stated(f"paragraph|{text}", *FIELDS) == []


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


@pytest.mark.parametrize("title", ["灯台研究大会 終了の御礼", "視察の受け入れ状況（令和13年度）", "灯台講座の実績"])
def test_a_title_of_thanks_or_of_counts_is_no_event(stated: Stated, title: str) -> None:
    found = stated(f"title1|{title}", "paragraph|町では«6月21日(土)=2031-06-21»から受け入れを開始しました。")
    assert title not in {e.name for e in found}
    assert not any(e.rule == "prose_title" for e in found)
