"""What an announcement is called whose page has no title: what its text points to."""

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
