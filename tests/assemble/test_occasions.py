"""One event held several times, invented: in several towns or halls, or year after year; and what is no such list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import ModuleType

import pytest

from pipeline.assemble import assemble
from pipeline.model import EventStatement

Stated = Callable[..., list[EventStatement]]

TOWNS = [
    "title1|冬の写生大会の実施について",
    "paragraph|恒例の「写生大会」を各市町で次のとおり行います。",
    "paragraph|‹潮見市:CITY› «2月4日(日)=2031-02-04»«9時=2031-02-04T09:00+09:00»",
    "paragraph|‹岬町:CITY› «2月4日(日)=2031-02-04»«9時=2031-02-04T09:00+09:00»",
    "paragraph|‹浜野村:CITY› «2月11日(日)=2031-02-11»«13時=2031-02-11T13:00+09:00»",
]
HALLS = [
    "title1|住民説明会を開催します",
    "paragraph|日時と場所",
    "list_item|(1) «10月3日(金)=2031-10-03»«19時=2031-10-03T19:00+09:00»～ 緑ヶ丘小学校体育館",
    "list_item|(2) «10月6日(月)=2031-10-06»«19時=2031-10-06T19:00+09:00»～ 若葉公民館",
]
BELOW = [
    "title1|防災講座を実施",
    "list_item|①«9月19日(金)=2031-09-19»«14時=2031-09-19T14:00+09:00»から",
    "paragraph|岬コミュニティセンター（岬町1丁目2番）",
    "list_item|②«9月24日(水)=2031-09-24»«10時=2031-09-24T10:00+09:00»から",
    "paragraph|潮見文化センター（潮見町3丁目4番）",
]
ROWS = [
    "title1|健康相談会の日程",
    "head|月日 | 会場",
    "row|«5月2日(金)=2031-05-02» | みどり公民館",
    "row|«5月9日(金)=2031-05-09» | 中央図書館",
]
YEARS = [
    "title1|対象年齢について",
    "heading2|実施時期について",
    "paragraph|連休の中で行います。",
    "list_item|●«令和12年度=2030-04-01..2031-03-31»：«令和13年1月11日(土)=2031-01-11»",
    "list_item|●«令和13年度=2031-04-01..2032-03-31»：«令和14年1月10日(土)=2032-01-10»",
    "paragraph|名称は『門出のつどい』です。",
]
NUMBERS = [
    "title1|さくら祭り",
    "heading2|これまでの開催",
    "paragraph|第1回：«2029年4月7日(土)=2029-04-07»",
    "paragraph|第2回：«2030年4月6日(土)=2030-04-06»",
]


def test_each_town_holds_its_own(stated: Stated) -> None:
    assert [(e.name, e.start, e.city) for e in stated(*TOWNS)] == [
        ("潮見市 写生大会", "2031-02-04T09:00+09:00", "潮見市"),
        ("岬町 写生大会", "2031-02-04T09:00+09:00", "岬町"),
        ("浜野村 写生大会", "2031-02-11T13:00+09:00", "浜野村"),
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            HALLS,
            [
                ("住民説明会", "2031-10-03T19:00+09:00", "緑ヶ丘小学校体育館"),
                ("住民説明会", "2031-10-06T19:00+09:00", "若葉公民館"),
            ],
        ),
        (
            BELOW,
            [
                ("防災講座", "2031-09-19T14:00+09:00", "岬コミュニティセンター"),
                ("防災講座", "2031-09-24T10:00+09:00", "潮見文化センター"),
            ],
        ),
        (ROWS, [("健康相談会", "2031-05-02", "みどり公民館"), ("健康相談会", "2031-05-09", "中央図書館")]),
    ],
)
def test_each_place_has_its_day(stated: Stated, lines: list[str], expected: list[tuple[str, str, str]]) -> None:
    assert [(e.name, e.start, e.venue) for e in stated(*lines)] == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (YEARS, [("門出のつどい", "2031-01-11"), ("門出のつどい", "2032-01-10")]),
        (NUMBERS, [("第1回さくら祭り", "2029-04-07"), ("第2回さくら祭り", "2030-04-06")]),
    ],
)
def test_each_year_has_its_day(stated: Stated, lines: list[str], expected: list[tuple[str, str]]) -> None:
    assert [(e.name, e.start) for e in stated(*lines)] == expected


@pytest.mark.parametrize(
    "lines",
    [
        ["title1|休館日のお知らせ", *TOWNS[2:]],  # no event is named
        [TOWNS[0], "heading2|申込締切", *TOWNS[2:]],  # deadlines
        TOWNS[:3],  # one line
        [*HALLS[:2], HALLS[2], "paragraph|駐車場には限りがあります。", HALLS[3]],  # other words between them
        [HALLS[0], HALLS[2].replace("緑ヶ丘小学校体育館", "若葉公民館"), HALLS[3]],  # the same hall on two days
        [YEARS[0], *YEARS[3:5]],  # nothing says what is held
        [
            "title1|門出のつどい",
            "list_item|«5月3日(土)=2031-05-03»",
            "list_item|«5月4日(日)=2031-05-04»",
        ],  # the days of one event
        [
            "title1|定例会",
            "paragraph|«5月5日(月)=2031-05-05» 本会議 質疑 «10時=2031-05-05T10:00+09:00» 本会議場",
            "paragraph|«5月6日(火)=2031-05-06» 委員会 審査 «10時=2031-05-06T10:00+09:00» 第1委員会室",
        ],  # each line names what is held
        [*HALLS[:2], HALLS[2] + "の清掃作業", HALLS[3] + "の草刈り"],  # what is done there
    ],
)
def test_no_occasions(stated: Stated, lines: list[str]) -> None:
    assert [e for e in stated(*lines) if e.rule == "occasion"] == []


LISTED = [
    "title1|手しごと祭りを開催します",
    "head|日時 | 主な内容 | 会場・問合せ先",
    "row|«6月7日(土)=2031-06-07» | 木工体験、草木染め、野菜の販売ほか | 岬文化会館",
    "row|«6月7日(土)=2031-06-07» «9時=2031-06-07T09:00+09:00» | 竹かご展「つむぐ」、太鼓、屋台など | 潮見会館",
    "row|«6月21日(土)=2031-06-21» | 陶器の展示、朝市、人形劇 | 浜野公民館",
]


def test_each_row_of_places_is_held_once_more(stated: Stated) -> None:
    assert [(e.name, e.start, e.venue) for e in stated(*LISTED)] == [
        ("手しごと祭り", "2031-06-07", "岬文化会館"),
        ("手しごと祭り", "2031-06-07T09:00+09:00", "潮見会館"),
        ("手しごと祭り", "2031-06-21", "浜野公民館"),
    ]


def test_what_has_its_own_hour_in_a_row(stated: Stated) -> None:
    hour = "(«7日=2031-06-07»«10時=2031-06-07T10:00+09:00»～)"
    lines = [*LISTED]
    lines[2] = lines[2].replace("木工体験、", f"木工体験(材料費、道具代)、改築記念式典{hour}、")
    lines[4] = lines[4].replace("朝市", "朝市(«21日=2031-06-21»)、受付" + hour)  # no hour; no event
    found = [(e.name, e.start, e.venue, e.parent) for e in stated(*lines) if e.name != "手しごと祭り"]
    assert found == [("改築記念式典", "2031-06-07T10:00+09:00", "岬文化会館", "手しごと祭り")]


@pytest.mark.parametrize(
    "lines",
    [
        ["title1|休館日のお知らせ", *LISTED[1:]],  # no event is named
        [*LISTED[:2], *(row.rsplit("|", 1)[0] + "| 岬文化会館" for row in LISTED[2:])],  # all in one place
        [
            *LISTED[:2],
            LISTED[2].replace("木工体験、草木染め、野菜の販売ほか", "木工体験会"),
            LISTED[4].replace("陶器の展示、朝市、人形劇", "陶器展"),
        ],  # each row names its own event
        [
            LISTED[0],
            "head|日時 | 行事名 | 内容 | 会場",
            *(row.replace(" | ", " | 初夏の集い | ", 1) for row in LISTED[2:]),
        ],
        [*LISTED[:2], *(row.replace("|«", "|随時 «", 1).replace("、", "。") for row in LISTED[2:])],  # sentences
    ],
)
def test_no_rows_of_occasions(stated: Stated, lines: list[str]) -> None:
    assert [e for e in stated(*lines) if e.rule == "occasion"] == []


def test_the_day_of_the_page_is_no_occasion(lined: ModuleType) -> None:
    page = lined.page(
        "title1|灯台シンポジウム「海をてらす」",
        "date_line|«2031年1月1日=2031-01-01»",
        "date_line|«2029年2月23日(金)=2029-02-23»",
        "paragraph|潮見ホールで灯台シンポジウム「海をてらす」が開催されました。",
    )
    posted = replace(page, page=replace(page.page, published_on="2031-01-01"))
    assert "2031-01-01" not in {e.start for e in assemble(posted).events}
    assert "2031-01-01" in {e.start for e in assemble(page).events}
