# ruff: noqa: E501 - a page is one line of the table
"""Dated lines of every kind, invented, with lines that look like them and are no happening."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.model import EventStatement

Stated = Callable[..., list[EventStatement]]

PAGES: dict[str, tuple[list[str], list[tuple[str, str]]]] = {
    "a column's word is taken for a label": (
        [
            "title1|協会の行事予定",
            "date_line2|«2031年5月25日(日)=2031-05-25»",
            "paragraph|第8回定時総会",
            "paragraph|終了しました",
            "date_line2|«2031年7月~2032年3月=2031-07..2032-03»",
            "paragraph|灯台図書プロジェクト",
            "field|主催：\n«2031年9月9日(火)=2031-09-09»\n沿岸ブロック研究会in岬\n参加\n«2031年12月2日(火)=2031-12-02»\n第2回港講座",
            "field|後援：\n«2032年2月(日時未定)=2032-02»\n潮研修会",
        ],
        [
            ("第8回定時総会", "2031-05-25"),
            ("灯台図書プロジェクト", "2031-07"),
            ("沿岸ブロック研究会in岬", "2031-09-09"),
            ("第2回港講座", "2031-12-02"),
            ("潮研修会", "2032-02"),
        ],
    ),
    "a clock beside the day is the next line's": (
        [
            "title1|館の催し",
            "date_line2|«2031年7月9日(水)=2031-07-09» «14:00=2031-07-09T14:00+09:00»",
            "paragraph|浜の記念行事",
            "date_line2|«2031年7月12日(土)=2031-07-12»",
            "paragraph|磯の観察会",
        ],
        [("浜の記念行事", "2031-07-09T14:00+09:00"), ("磯の観察会", "2031-07-12")],
    ),
    "the day in square brackets behind each name": (
        [
            "title1|これまでのイベント報告",
            "date_line2|[2030年度]",
            "paragraph|灯台写真展 [«2031年3月19日=2031-03-19»]",
            "paragraph|みんなで磯あそび！ [«2031年3月2日=2031-03-02»]",
            "paragraph|春の合宿の報告 〔«2031年2月=2031-02»〕",
            "paragraph|浜の子ども教室 お楽しみ会［«2030年12月=2030-12»/«2031年1月=2031-01»］",
            "paragraph|灯台の写真 («2031年2月=2031-02»)",
        ],
        [
            ("灯台写真展", "2031-03-19"),
            ("みんなで磯あそび", "2031-03-02"),
            ("春の合宿", "2031-02"),
            ("浜の子ども教室 お楽しみ会", "2030-12"),
        ],
    ),
    "a heading under the day keeps it": (
        [
            "title1|町長の動向",
            "date_line3|«11月30日(木)=2031-11-30»",
            "heading4|【午前】",
            "list_item|・町議会本会議",
            "heading4|【午後】",
            "list_item|・‹磯部 海:PERSON:副町長›副町長",
            "list_item|・漁協との意見交換会",
            "date_line3|«11月29日(水)=2031-11-29»",
            "list_item|・防犯研修会",
        ],
        [("町議会本会議", "2031-11-30"), ("漁協との意見交換会", "2031-11-30"), ("防犯研修会", "2031-11-29")],
    ),
    "days and places under the event's title": (
        [
            "title1|帆船の見学会のお知らせ",
            "paragraph|«4月20日(土)=2031-04-20»　«9時30分～10時=2031-04-20T09:30+09:00..2031-04-20T10:00+09:00»　第一桟橋 ふれあい広場",
            "paragraph|«5月11日(土)=2031-05-11»　«13時～14時=2031-05-11T13:00+09:00..2031-05-11T14:00+09:00»　岬町役場 駐車場",
        ],
        [("帆船の見学会", "2031-04-20T09:30+09:00"), ("帆船の見学会", "2031-05-11T13:00+09:00")],
    ),
    "days and places with the time of admission": (
        [
            "title1|帆船の見学会のお知らせ",
            "field|開催日：受付時間　　会場",
            "paragraph|«4月20日(土)=2031-04-20»　«9時30分～10時=2031-04-20T09:30+09:00..2031-04-20T10:00+09:00»　第一桟橋 ふれあい広場",
            "paragraph|«5月11日(土)=2031-05-11»　«13時～14時=2031-05-11T13:00+09:00..2031-05-11T14:00+09:00»　岬町役場 駐車場",
            "paragraph|«6月8日(日)=2031-06-08»　«13時～14時=2031-06-08T13:00+09:00..2031-06-08T14:00+09:00»　岬町役場 駐車場",
            "paragraph|«6月9日(月)=2031-06-09»　«13時～14時=2031-06-09T13:00+09:00..2031-06-09T14:00+09:00»　岬町役場 駐車場",
        ],
        [("帆船の見学会", f"2031-{day}") for day in ("04-20", "05-11", "06-08", "06-09")],
    ),
    "a programme of clock times under days": (
        [
            "title1|第9回港ボート選手権",
            "field|開催日：«2031年5月3日〜4日=2031-05-03..2031-05-04»",
            "field|会場：岬港",
            "date_line2|«5/3(土)=2031-05-03»",
            "paragraph|«8:30=2031-05-03T08:30+09:00» 監督会議",
            "paragraph|«11:00〜16:20=2031-05-03T11:00+09:00..2031-05-03T16:20+09:00» 予選",
            "date_line2|«5/4(日)=2031-05-04»",
            "paragraph|«9:30=2031-05-04T09:30+09:00»〜 決勝",
        ],
        [
            ("第9回港ボート選手権", "2031-05-03"),
            ("監督会議", "2031-05-03T08:30+09:00"),
            ("予選", "2031-05-03T11:00+09:00"),
            ("決勝", "2031-05-04T09:30+09:00"),
        ],
    ),
    "talks without an event noun in a programme": (
        [
            "title1|灯台学会 研究大会プログラム",
            "heading2|第1日　«11月26日(水)=2031-11-26»",
            "paragraph|«13:00-13:25=2031-11-26T13:00+09:00..2031-11-26T13:25+09:00»　A-1　‹工藤 沙也:PERSON›（岬大学）　レンズの磨き方",
            "paragraph|«13:25-13:50=2031-11-26T13:25+09:00..2031-11-26T13:50+09:00»　A-2　‹白浜 透:PERSON›（港大学）　霧笛の音",
            "paragraph|«13:50-14:00=2031-11-26T13:50+09:00..2031-11-26T14:00+09:00»　休憩",
        ],
        [
            ("灯台学会 研究大会", "2031-11-26"),
            ("レンズの磨き方", "2031-11-26T13:00+09:00"),
            ("霧笛の音", "2031-11-26T13:25+09:00"),
        ],
    ),
    "columns in one line": (
        [
            "title1|図書館カレンダー",
            "paragraph|«10月3日=2031-10-03» 絵本の時間 (乳幼児向け) «11時=2031-10-03T11:00+09:00»から 2階ホール 職員による読み聞かせ",
            "paragraph|«10月14日=2031-10-14» 紙あそび «14時=2031-10-14T14:00+09:00»から 2階ホール 簡単な工作",
            "paragraph|«10月28日=2031-10-28» 人形劇 «14時=2031-10-28T14:00+09:00»から 2階ホール 三びきの話",
        ],
        [
            ("絵本の時間 (乳幼児向け)", "2031-10-03T11:00+09:00"),
            ("人形劇", "2031-10-28T14:00+09:00"),
            ("紙あそび", "2031-10-14T14:00+09:00"),
        ],
    ),
    "months over days of the month": (
        [
            "title1|令和13年度の記録",
            "heading3|«5月=2031-05»",
            "paragraph|«17日(土)=2031-05-17»　新入生港めぐり",
            "heading3|«10月=2031-10»",
            "paragraph|«4日(土)から5日(日)=2031-10-04..2031-10-05»　灯台学会 秋季大会",
        ],
        [("新入生港めぐり", "2031-05-17"), ("灯台学会 秋季大会", "2031-10-04")],
    ),
    "two items that both name events": (
        [
            "title1|岬町",
            "heading2|秋の二日間",
            "list_item|(1)網引きチャンピオン決定戦　«19日=2031-10-19»«13時30分=2031-10-19T13:30+09:00»",
            "list_item|(2)トークショー「海の味」　«20日=2031-10-20»«11時=2031-10-20T11:00+09:00»",
        ],
        [("網引きチャンピオン決定戦", "2031-10-19T13:30+09:00"), ("トークショー「海の味」", "2031-10-20T11:00+09:00")],
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_lines(name: str, stated: Stated) -> None:
    lines, wanted = PAGES[name]
    assert sorted((e.name, e.start) for e in stated(*lines)) == sorted(wanted)


@pytest.mark.parametrize(
    "line",
    [
        "paragraph|«5月3日=2031-05-03» 中央図書館",
        "paragraph|«5月3日=2031-05-03» （«13:00=2031-05-03T13:00+09:00»開場）",
        "paragraph|«5月3日=2031-05-03» 会場：みなと会館",
        "paragraph|«5月3日=2031-05-03» 各日«11時=2031-05-03T11:00+09:00»から",
        "paragraph|«5月3日=2031-05-03» 休館日",
        "paragraph|掲載日 «2031年5月3日=2031-05-03»",
        "paragraph|更新日：«2031年5月3日=2031-05-03»",
        "paragraph|«5月3日=2031-05-03» 申込締切",
        "paragraph|«5月3日=2031-05-03» ‹磯部 海:PERSON›",
        "paragraph|«5月3日=2031-05-03» ※要予約",
        "paragraph|«5月3日=2031-05-03» 主催",
    ],
)
def test_lines_of_a_list_that_name_nothing(line: str, stated: Stated) -> None:
    got = stated(
        "title1|館の行事予定", "paragraph|«5月1日=2031-05-01» 春の茶会", line, "paragraph|«5月9日=2031-05-09» 写生大会"
    )
    assert [e.name for e in got] == ["春の茶会", "写生大会"]


@pytest.mark.parametrize(
    "lines",
    [
        [  # a list of news, day over link
            "title1|岬町ホームページ",
            "date_line2|«2031年5月3日=2031-05-03»",
            "paragraph|新しい窓口のご案内",
            "date_line2|«2031年4月3日=2031-04-03»",
            "paragraph|水道料金の改定",
            "date_line2|«2031年3月3日=2031-03-03»",
            "paragraph|防災マップができました",
        ],
        [  # files that lie ready, day by day
            "title1|大会のニュース",
            "table_row|«2031年5月3日=2031-05-03»|決勝の結果をダウンロードする(PDF)",
            "table_row|«2031年5月2日=2031-05-02»|組合せ表をダウンロード",
            "table_row|«2031年5月1日=2031-05-01»|試合の日程を表示する",
        ],
        [  # the value of a field is no list
            "title1|岬町の施設",
            "field|主催：岬町\n灯台の会",
            "field|休館日：«5月3日=2031-05-03»",
        ],
        ["title1|岬町の施設", "paragraph|«9時=T09:00+09:00»から«17時=T17:00+09:00»まで", "paragraph|岬町役場"],
    ],
)
def test_lists_without_an_event(lines: list[str], stated: Stated) -> None:
    assert stated(*lines) == []


def test_place_behind_the_time(stated: Stated) -> None:
    got = stated(*PAGES["columns in one line"][0])
    assert [e.venue for e in got] == ["2階ホール"] * 3
