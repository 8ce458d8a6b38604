"""Pages as a whole, invented: what is an event of theirs, what is none, and what is said of it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.assemble import assemble
from tests.assemble.pages_of_lines import brief, page, stated


@pytest.mark.parametrize(
    "lines",
    [
        [
            "title1|お知らせ一覧",
            "list_item|«2031年3月1日=2031-03-01» 市民講座の受講生募集について",
            "list_item|«2031年2月20日=2031-02-20» 入札結果を公表しました",
            "list_item|«2031年2月15日=2031-02-15» 灯台フェスタを開催します",
        ],
        [
            "title1|協会の沿革",
            "paragraph|«1990年4月=1990-04» 協会設立",
            "paragraph|«2010年6月1日=2010-06-01» 設立20周年記念式典を開催",
            "paragraph|«2011年6月1日=2011-06-01» 事務所を移転",
        ],
        [
            "title1|太陽光設備の補助金について",
            "heading2|申請期間",
            "paragraph|«2031年4月15日=2031-04-15»から«2032年2月28日=2032-02-28»まで",
            "field|受付時間：«8:30から17:15=T08:30+09:00..T17:15+09:00»まで",
        ],
        ["title1|市民会館の休館日", "field|期間：«2031年1月4日=2031-01-04»まで"],
        ["title1|シンポジウムとは?", "paragraph|シンポジウムの一般的な流れは、議長と講演者からなります。"],
    ],
)
def test_pages_without_an_event(lines: list[str]) -> None:
    assert stated(*lines) == []


def test_one_event_told_three_times_is_one_row() -> None:
    got = stated(
        "title1|第4回灯台カフェ「海の一年」",
        "paragraph|«1月15日=2031-01-15»、会員の場である「灯台カフェ」をオンラインにて開催し、展望をお話ししました。",
    )
    assert brief(got) == [("第4回灯台カフェ「海の一年」", "2031-01-15", "2031-01-15")]
    assert (got[0].venue, got[0].city, got[0].country_code) == ("オンライン", "", "")


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("«7日=2031-05-07»　にじいろ港まつり", "にじいろ港まつり"),
        ("«7日=2031-05-07» のぼり市", "のぼり市"),
        ("«7日=2031-05-07»の定例会", "定例会"),
        ("«7日=2031-05-07»に開会式", "開会式"),
    ],
)
def test_a_particle_behind_a_day_is_no_letter_of_a_name(line: str, name: str) -> None:
    got = stated("title1|市長の動き", "heading2|«2031年5月=2031-05»", f"list_item|{line}")
    assert [e.name for e in got] == [name]


@pytest.mark.parametrize(
    ("line", "name", "venue"),
    [
        ("灯台学会 春季大会（会場：みなと会館）　委員長　浮田", "灯台学会 春季大会", "みなと会館"),
        ("港の音楽会（場所:中央埠頭）", "港の音楽会", "中央埠頭"),
        ("絵本の会（「海：空」を読む）", "絵本の会（「海：空」を読む）", ""),
    ],
)
def test_a_field_in_brackets_behind_a_name(line: str, name: str, venue: str) -> None:
    got = stated("title1|学会の記録", "heading2|«2031年5月=2031-05»", f"paragraph|«4日=2031-05-04»　{line}")
    assert [(e.name, e.venue) for e in got] == [(name, venue)]


def test_separate_days() -> None:
    got = stated(
        "title1|灯台部会の全体会", "field|開催日：«2031年9月1日=2031-09-01»、«5日=2031-09-05»", "field|会場：みなと会館"
    )
    assert got[0].dates == ("2031-09-01", "2031-09-05")


def test_cities_that_take_part_and_the_venue() -> None:
    event = stated(
        "title1|灯台都市会議",
        "field|日時：«2031年9月1日=2031-09-01»",
        "field|場所：みなと会館(‹みなと市:CITY›)",
        "field|参加都市：‹磯市:CITY›、‹ハイフォン市:CITY›、‹ラハティ市:CITY›",
        "field|対象：‹浜市:CITY›在住の方",
    )[0]
    assert {(c.name, c.role) for c in event.cities} == {
        ("磯市", "participant"),
        ("ハイフォン市", "participant"),
        ("ラハティ市", "participant"),
        ("みなと市", "venue"),
    }


@pytest.mark.parametrize(
    ("title", "status"),
    [
        ("灯台まつり開催中止のお知らせ", "cancelled"),
        ("灯台まつりを延期します", "postponed"),
        ("灯台まつりを開催しました", "held"),
        ("灯台まつりを開催します", "announced"),
    ],
)
def test_status(title: str, status: str) -> None:
    assert (
        stated(f"title1|{title}", "field|日時：«2031年9月1日=2031-09-01»", "field|会場：みなと公園")[0].status == status
    )


def test_no_date_is_a_problem_not_a_guess() -> None:
    document = assemble(page("title1|灯台シンポジウム", "field|日時：未定", "field|会場：みなと会館"))
    assert [(e.name, e.start, e.basis) for e in document.events] == [("灯台シンポジウム", "", "none")]
    assert [p.code for p in document.problems] == ["no_date"]


@pytest.mark.timeout(120)
def test_a_long_list_is_read_to_its_end() -> None:
    lines = [
        "title1|市長の日誌",
        *(
            f"list_item|«{k % 12 + 1}月{k % 28 + 1}日=20{k % 90 + 10}-{k % 12 + 1:02d}-{k % 28 + 1:02d}» 第{k}回会議"
            for k in range(5000)
        ),
    ]
    document = page(*lines)
    assert len(assemble(document).events) == 5000


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["title1", "heading2", "paragraph", "list_item", "caption", "date_line2"]),
            st.text("灯台会議を開催しました。「」（）、5月日 ・|\u3000第回式A", max_size=60),
        ),
        max_size=12,
    )
)
def test_any_page_is_answered_the_same_twice(lines: list[tuple[str, str]]) -> None:
    document = page(*(f"{kind}|{text}" for kind, text in lines))
    first = assemble(document)
    assert first == assemble(document)
    assert all(document.page.text[e.start_char : e.end_char] == e.text for e in first.events)


@pytest.mark.parametrize(
    "text", ["「" * 100_000, "灯台会議" * 25_000, "（" * 50_000 + "）" * 50_000, "、" * 100_000, "第1回" * 30_000]
)
@pytest.mark.timeout(120)
def test_hostile_lines_end(text: str) -> None:
    document = assemble(
        page("title1|灯台会議を開催しました", f"paragraph|«5月1日=2031-05-01»{text}開催しました", f"heading2|{text}")
    )
    assert all(document.page.text[e.start_char : e.end_char] == e.text for e in document.events)
