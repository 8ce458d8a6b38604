# ruff: noqa: E501 - a page is one line of the table
"""Names as they are written down: without decoration, without the readings that pages for learners give each word."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest

from pipeline.assemble.naming import clean, trim
from pipeline.assemble.view import View
from pipeline.model import EventStatement
from pipeline.settings import DEFAULT


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
        ("○●○ 灯台まつり開催要項 ○●○", "灯台まつり"),
        ("灯台シンポジウムの要旨と内容", "灯台シンポジウム"),
        ("<次の灯台講演会>", "次の灯台講演会"),
        ("灯台まつり>", "灯台まつり"),
        ("〇〇の灯台まつり", "〇〇の灯台まつり"),
        ("第12回灯台例会記録", "第12回灯台例会"),
        ("第12回灯台例会 №345", "第12回灯台例会"),
    ],
)
def test_what_stands_in_lenticular_brackets_is_decoration(
    stated: Callable[..., list[EventStatement]], title: str, name: str
) -> None:
    got = stated(f"title1|{title}", "paragraph|«5月16日(金)=2031-05-16»に港で開催しました。")
    assert [e.name for e in got] == [name]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("灯台記念フォーラム（灯台記念式典）開催のご案内 «5月16日(金)=2031-05-16» 汐ホールにて", "灯台記念フォーラム（灯台記念式典）"),
        ("灯台記念フォーラムの開催のお知らせ «5月16日=2031-05-16»", "灯台記念フォーラム"),
        ("町長定例会見 令和13年(2031)«5月16日=2031-05-16»", "町長定例会見"),
        ("下記のとおり灯台記念フォーラム", "灯台記念フォーラム"),
        ("灯台記念フォーラム 開催のご案内状の書き方講座", "灯台記念フォーラム 開催のご案内状の書き方講座"),
    ],
)  # fmt: skip
def test_what_a_title_adds_of_when_and_where(
    stated: Callable[..., list[EventStatement]], title: str, name: str
) -> None:
    got = stated(f"title1|{title}", "paragraph|«5月16日(金)=2031-05-16»に港で開催しました。")
    assert [e.name for e in got] == [name]


NAMES = (
    "【港】第3回灯台会議«5月16日=2031-05-16»",
    "«5月16日(金)=2031-05-16»の灯台まつりを開催しました",
    "灯台まつり（«5月16日=2031-05-16»）のお知らせ",
    "「灯台まつり」",
    "受け入れ家庭の募集",
)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("before", ["", "港", "「", "会見", "5", "　"])
def test_a_name_is_the_same_whatever_stands_before_it(lined: ModuleType, name: str, before: str) -> None:
    alone, inside = (View(lined.page(f"paragraph|{text}"), DEFAULT) for text in (name, before + name))
    spans = [(v.body[0].start, v.body[0].end) for v in (alone, inside)]
    start, end = spans[1][0] + len(before), spans[1][1]
    assert inside.text[slice(*trim(inside, (start, end)))] == alone.text[slice(*trim(alone, spans[0]))]


def test_the_label_of_a_day_is_no_part_of_a_name(stated: Callable[..., list[EventStatement]]) -> None:
    line = "paragraph|日時：«2月4日(日)=2031-02-04» 灯台音楽祭"
    assert [e.name for e in stated("title1|お知らせ", line)] == ["灯台音楽祭"]


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("岬町で初の「灯台の映画祭」が3月に開催！出演者も決定", ["灯台の映画祭"]),
        ("岬町灯台出初式　はしご乗りに歓声！", ["岬町灯台出初式"]),
        ("岬町灯台出初式　灯台まつり！", ["岬町灯台出初式 灯台まつり"]),
    ],
)
def test_a_headline_gives_the_name_that_it_calls_out(
    stated: Callable[..., list[EventStatement]], title: str, names: list[str]
) -> None:
    held = "paragraph|«2031年3月4日=2031-03-04»、岬町で開催しました。"
    assert [e.name for e in stated(f"title1|{title}", held)] == names
