"""Days told item by item, in every form of item, invented; with lines that look like them and are no happening."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.model import EventStatement

Stated = Callable[..., list[EventStatement]]

PAGES: dict[str, tuple[list[str], list[tuple[str, str]]]] = {
    "items that are headings with a mark": (
        [
            "title1|町長の日記",
            "date_line2|«2031年5月3日(土)=2031-05-03»",
            "heading2|■辞令の交付",
            "heading3|◆部長会議（町役場本館 ）",
            "paragraph|新しい年度の話をしました。",
            "date_line3|«2031年5月4日(日)=2031-05-04»",
            "heading2|■岬公園竣工式 式辞、テープカット（同所）",
            "heading2|■今後の予定",
            "date_line3|«2031年5月9日(金)=2031-05-09»",
            "heading2|■港まつり",
        ],
        [
            ("辞令の交付", "2031-05-03"),
            ("部長会議", "2031-05-03"),
            ("岬公園竣工式", "2031-05-04"),
            ("港まつり", "2031-05-09"),
        ],
    ),
    "a stay told day by day, whatever the page is called": (
        [
            "title1|島の人々との交流のアーカイブ",
            "date_line3|<«17日(土)=--06-17»>",
            "list_item|○乳業工場視察",
            "paragraph|牛乳を味わいました。",
            "list_item|○郷土館・図書館視察",
            "date_line3|<«18日(日)=--06-18»>",
            "list_item|○灯台視察",
        ],
        [("乳業工場視察", "--06-17"), ("郷土館・図書館視察", "--06-17"), ("灯台視察", "--06-18")],
    ),
    "several items one after another in a day's line": (
        [
            "title1|町長の便り",
            "list_item|・«4月3日=2031-04-03»：友好協会事務所表敬の後、港湾局との協議、手紙をお渡ししました。",
            "list_item|・«4月4日=2031-04-04»：水族館視察のあと造船所訪問",
            "list_item|・«4月5日=2031-04-05»：岬市訪問（私はこの町で生まれて三つの年まで暮らしましたので、胸がいっぱいでした）と夕食",
            "list_item|・«4月6日=2031-04-06»：帰国",
        ],
        [
            ("友好協会事務所表敬", "2031-04-03"),
            ("港湾局との協議", "2031-04-03"),
            ("水族館視察", "2031-04-04"),
            ("造船所訪問", "2031-04-04"),
            ("岬市訪問", "2031-04-05"),
        ],
    ),
    "the month in the heading of a list": (
        [
            "title1|図書館だより",
            "heading2|≪催しの紹介 «11月=2031-11»開催予定≫",
            "list_item|・すごろく大作戦",
            "list_item|・折り紙の広場（おはなし会、ぬりえ広場）",
            "paragraph|くわしくは館内のちらしで。",
        ],
        [("すごろく大作戦", "2031-11"), ("折り紙の広場（おはなし会、ぬりえ広場）", "2031-11")],
    ),
    "a bracket that is cut off, who attended, pictures and numbers": (
        [
            "title1|町長の主な活動",
            "date_line0|«2031年6月14日=2031-06-14»",
            "paragraph|ID:23",
            "paragraph|«5月1日=2031-05-01» ‹磯部 海:PERSON›・‹浜 渚:PERSON›生誕百年記念シンポジウムに出席",
            "caption|«令和13年5月=2031-05»の町長の活動の様子1",
            "paragraph|«5月2日=2031-05-02» 仕事始め式（町役場",
            "paragraph|«5月3日=2031-05-03» 町長講演 岬青年会議所灯台支部",
        ],
        [
            ("磯部 海・浜 渚生誕百年記念シンポジウム", "2031-05-01"),
            ("仕事始め式", "2031-05-02"),
            ("町長講演 岬青年会議所灯台支部", "2031-05-03"),
        ],
    ),
    "the way between the places of a trip": (
        [
            "title1|視察の日程",
            "paragraph|«5月1日=2031-05-01» 岬空港発（定期便）",
            "paragraph|«5月1日=2031-05-01» 造船所 訪問",
            "paragraph|«5月2日=2031-05-02» バスで灯台市へ移動、約3時間",
            "paragraph|«5月2日=2031-05-02» 港の工業団地へ",
            "paragraph|«5月2日=2031-05-02» 昼食休憩",
            "paragraph|«5月3日=2031-05-03» 水族館 視察",
        ],
        [("造船所 訪問", "2031-05-01"), ("水族館 視察", "2031-05-03")],
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_days(name: str, stated: Stated) -> None:
    lines, wanted = PAGES[name]
    assert sorted((e.name, e.start) for e in stated(*lines)) == sorted(wanted)


@pytest.mark.parametrize(
    "lines",
    [
        [  # news with bullets under their days
            "title1|岬町のお知らせ",
            "date_line2|«2031年5月3日=2031-05-03»",
            "list_item|・水道料金の改定",
            "list_item|・新しい窓口のご案内",
            "date_line2|«2031年4月3日=2031-04-03»",
            "list_item|・防災マップができました",
        ],
        [  # a month over things to do
            "title1|家庭菜園",
            "heading2|«11月=--11»の作業",
            "list_item|・土を耕す",
            "list_item|・苗を選ぶ",
        ],
        ["title1|港の教室", "heading2|毎月第3日曜日（祝日の月を除く）", "paragraph|«10時=T10:00+09:00»から"],
        ["title1|港の教室", "heading2|講習会1 講習会2", "paragraph|«10時=T10:00+09:00»から«11時=T11:00+09:00»まで"],
    ],
)
def test_days_without_an_event(lines: list[str], stated: Stated) -> None:
    assert stated(*lines) == []


@pytest.mark.parametrize(
    ("line", "name", "venue"),
    [
        ("写生大会 会場：若葉小学校体育館", "写生大会", "若葉小学校体育館"),
        ("写生大会 場所 若葉公民館", "写生大会", "若葉公民館"),
        ("会場設営研修会", "会場設営研修会", ""),
    ],
)
def test_what_stands_behind_the_label_of_a_place_is_no_name(stated: Stated, line: str, name: str, venue: str) -> None:
    rows = [f"paragraph|«2月{day}日(日)=2031-02-{day:02}» {line}" for day in (4, 11)]
    assert {(e.name, e.venue) for e in stated("title1|行事予定", *rows)} == {(name, venue)}


def test_a_day_alone_below_an_entry_that_ends_with_one_is_another_day_of_it(stated: Stated) -> None:
    rows = ["paragraph|盆踊り «8月23日(土)=2031-08-23»", "paragraph|«24日(日)=2031-08-24»"]
    more = "paragraph|花火大会 «8月30日(土)=2031-08-30»"
    found = {e.name: (e.start, e.end) for e in stated("title1|夏の催し", *rows, more)}
    assert found["盆踊り"] == ("2031-08-23", "2031-08-24")
    assert found["花火大会"] == ("2031-08-30", "2031-08-30")


def test_a_day_further_down_is_none_of_an_entry_far_above(stated: Stated) -> None:
    lines = [
        "paragraph|港の話題 «8月3日(日)=2031-08-03»",
        "paragraph|港では夏にいろいろな催しがあります。",
        "paragraph|どれも無料です。",
        "paragraph|«24日(日)=2031-08-24»",
        "list_item|・盆踊り",
    ]
    assert "2031-08-24" not in {e.end for e in stated("title1|夏の催し", *lines) if e.name == "港の話題"}


@pytest.mark.parametrize(
    ("line", "name", "venue"),
    [
        ("写生大会＠若葉公民館", "写生大会", "若葉公民館"),
        ("写生大会＠「若葉会館」", "写生大会", "若葉会館"),
        ("写生大会 wakaba@minato.example", "写生大会 wakaba@minato.example", ""),
    ],
)
def test_a_hall_behind_an_at_sign(stated: Stated, line: str, name: str, venue: str) -> None:
    rows = [f"paragraph|«2月{day}日(日)=2031-02-{day:02}» {line}" for day in (4, 11)]
    assert {(e.name, e.venue) for e in stated("title1|行事予定", *rows)} == {(name, venue)}


@pytest.mark.parametrize(
    ("items", "names"),
    [
        (("〇 写生大会", "〇 防災講座"), {"写生大会", "防災講座"}),
        (("午前 全体会議", "午後 分科会"), {"全体会議", "分科会"}),
        (("午前中は雨、", "午後は晴れでした。"), set()),
    ],
)
def test_items_below_a_day_with_round_marks_or_halves_of_it(
    stated: Stated, items: tuple[str, ...], names: set[str]
) -> None:
    page = stated("title1|夏の催し", "paragraph|«9月25日(土)=2031-09-25»", *(f"paragraph|{item}" for item in items))
    assert {e.name for e in page} - {"夏の催し"} == names
