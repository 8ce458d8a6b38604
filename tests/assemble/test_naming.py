"""Names as they are written down: without decoration, without the readings that pages for learners give each word."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.assemble.naming import clean
from pipeline.model import EventStatement


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("灯台(とうだい)交流(こうりゅう)フェスタ", "灯台交流フェスタ"),
        ("港（みなと）の写真展", "港の写真展"),
        ("灯台(とうだい)の報告(ほうこく)", "灯台の報告"),
        ("灯台見学会(こども)", "灯台見学会(こども)"),
        ("みさき(岬)まつり　 2031", "みさき(岬)まつり 2031"),
    ],
)
def test_readings(text: str, name: str) -> None:
    assert clean(text) == name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("灯台まつり出発式に参加【港支部】", "灯台まつり出発式"),
        ("【岬町】灯台まつり【後期】を開催しました", "灯台まつり"),
        ("灯台まつり（後期）を開催しました", "灯台まつり（後期）"),
    ],
)
def test_what_stands_in_lenticular_brackets_is_decoration(
    stated: Callable[..., list[EventStatement]], title: str, name: str
) -> None:
    got = stated(f"title1|{title}", "paragraph|«5月16日(金)=2031-05-16»に港で開催しました。")
    assert [e.name for e in got] == [name]
