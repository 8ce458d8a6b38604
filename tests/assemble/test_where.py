# ruff: noqa: E501 - a page is one line of the table
"""Where an event is: the hall and the city that its sentence, its brackets and its lines tell; invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.model import EventStatement

Stated = Callable[..., list[EventStatement]]
DAY = "«2031年9月1日=2031-09-01»"
CITY = "‹みなと市:CITY›"

SENTENCES: list[tuple[str, str, str]] = [
    # the words between the day and で, whatever they are called
    (f"{DAY}、汐の原園地で第3回灯台大会が行われました。", "汐の原園地", ""),
    (f"{DAY}、BLUEクラウン&カンファレンスで灯台大会を行います。", "BLUEクラウン&カンファレンス", ""),
    (f"{DAY}、あすなろ汐見で「灯台大会」を行った。", "あすなろ汐見", ""),
    (f"{DAY}、汐の原園地を会場に灯台大会が開かれる。", "汐の原園地", ""),
    (f"{DAY}、二部構成で灯台大会を行いました。", "", ""),
    (f"{DAY}、全員の協力で灯台大会を開催しました。", "", ""),
    (f"{DAY}、木を植える事業で「灯台大会」を行った。", "", ""),
    # quotes and brackets in a hall's name; what only says what kind of hall it is
    (f"{DAY}、潮プラザ「灯火」で灯台大会が開かれました。", "潮プラザ「灯火」", ""),
    (f"{DAY}、{CITY}岬の町有林「光の森」において灯台大会が行われました。", "光の森", "みなと市"),
    (
        f"{DAY}、{CITY}汐見町の振興局（港保健所）第2会議室で、灯台大会を開催しました。",
        "振興局（港保健所）第2会議室",
        "みなと市",
    ),
    (f"{DAY}、汐見公園（{CITY}岬4-20）で灯台大会を行った。", "汐見公園", "みなと市"),
    # the city before an address or a にある; a city alone
    (f"{DAY}、{CITY}汐見町にある児童公園で灯台大会が行われました。", "児童公園", "みなと市"),
    (f"{DAY}、{CITY}において「第3回灯台大会（港の明日を考える長い長い題の集まり）」を行った。", "", "みなと市"),
    (
        f"{DAY}、{CITY}の帆船ホテルで、「人が集う町―港に開く明日の光と風―」をテーマに、協会との共催により千人を超える参加者を得て灯台大会を開いた。",
        "帆船ホテル",
        "みなと市",
    ),
    (f"{DAY}、灯台大会を開きました。{CITY}の話も聞きました。", "", ""),
    # a hall that no noun tells, right behind its city
    (f"{DAY}、‹ラハティ市:CITY›のNORDICAで灯台大会が開かれました。", "NORDICA", "ラハティ市"),
    (f"{DAY}、{CITY}の潮風亭で灯台大会を開きました。", "潮風亭", "みなと市"),
    (f"{DAY}、{CITY}の主催で灯台大会を延期しました。", "", ""),
    # what was planned and did not come to be; the net as one of two places
    (f"{DAY}に汐会館で灯台大会を開くこととしていましたが、取りやめます。", "", ""),
    (f"{DAY}、会場とオンラインを併せて灯台大会を開きました。", "", ""),
    (f"{DAY}、オンラインで灯台大会を開きました。", "オンライン", ""),
    (f"{DAY}、灯台大会でオンライン教育の話を聞きました。", "", ""),
]


@pytest.mark.parametrize(("sentence", "venue", "city"), SENTENCES)
def test_a_sentence_tells_the_hall(stated: Stated, sentence: str, venue: str, city: str) -> None:
    found = stated("title1|灯台大会", f"paragraph|{sentence}")
    assert [(e.venue, e.city) for e in found] == [(venue, city)]


PAGES: dict[str, tuple[list[str], tuple[str, str]]] = {
    "a hall right before the name": (
        ["title1|港の日記", f"paragraph|{DAY}は、汐官邸での「定例灯台会議」に出席しました。"],
        ("汐官邸", ""),
    ),
    "brackets behind a heading": (["title1|港だより", f"heading2|{DAY} 灯台贈呈式（応接室）", "paragraph|灯台を贈りました。"], ("応接室", "")),
    "a remark in brackets is no hall": (["title1|港だより", f"heading2|{DAY} 灯台贈呈式（来賓のみ）", "paragraph|灯台を贈りました。"], ("", "")),
    "a hall alone behind the day": (["title1|灯台シンポジウム", f"field|日時：{DAY}", "paragraph|汐復興記念館　大ホール", "paragraph|登壇者"], ("汐復興記念館　大ホール", "")),
    "the writer of a page is no hall": (["title1|灯台シンポジウム", f"field|日時：{DAY}", "paragraph|灯台研究所", "paragraph|登壇者"], ("", "")),
    "a number of a house is no address": (["title1|灯台大会", f"field|日時：{DAY}", "field|会場：灯台大学 9号館 101号室"], ("灯台大学 9号館 101号室", "")),
    "an address is no hall": (["title1|灯台大会", f"field|日時：{DAY}", "field|会場：汐町3丁目4番5号"], ("", "")),
    "a city with its hall in brackets": (["title1|灯台大会", f"field|日時：{DAY}", "field|開催地：スロベニア ‹リュブリャナ:CITY›（岬会議場）"], ("岬会議場", "リュブリャナ")),
    "the address of a hall": (["title1|灯台大会", f"field|日時：{DAY}", "field|場所：灯台省7階講堂", f"field|所在地：{CITY}汐1-2-1"], ("灯台省7階講堂", "みなと市")),
    "all in one hall": (["title1|灯台大会", f"field|日時：{DAY}", "field|会場：いずれも、灯ラボ2階"], ("灯ラボ2階", "")),
    "a municipal hall is the one city's": (
        ["title1|灯台式典", f"paragraph|{CITY}の記念です。{DAY}、市役所で灯台式典が開かれました。", f"paragraph|{CITY}は灯台の町です。"],
        ("市役所", "みなと市"),
    ),
    "a municipal hall of two cities is nobody's": (
        ["title1|灯台式典", f"paragraph|{CITY}の記念です。{DAY}、市役所で灯台式典が開かれました。", f"paragraph|{CITY}と‹汐市:CITY›は灯台の町です。"],
        ("市役所", ""),
    ),
    "a later sentence tells the city": (
        ["title1|灯台大会", f"field|日時：{DAY}", "field|会場：帆船ホテル", f"paragraph|毎年開かれ、節目の今回は{CITY}での開催となりました。"],
        ("帆船ホテル", "みなと市"),
    ),
    "the city of the next time is not this one's": (
        ["title1|灯台大会", f"field|日時：{DAY}", "field|会場：帆船ホテル", f"paragraph|次回は{CITY}で開催されます。"],
        ("帆船ホテル", ""),
    ),
    "whose seat is called on": (["title1|‹ラハティ市:CITY›の‹浜野 渚:PERSON:市長/ラハティ市›市長を表敬訪問", f"paragraph|{DAY}、一行は市長を表敬訪問しました。"], ("", "ラハティ市")),
    "visitors come to the city by a letter of its name": (
        ["title1|岬国の代表団が来湊します", f"paragraph|{DAY}、代表団をお迎えします。", "paragraph|‹湊市:CITY›の皆さん、おいでください。"],
        ("", "湊市"),
    ),
    "a letter that no city of the page has": (
        ["title1|岬国の代表団が来湊します", f"paragraph|{DAY}、代表団をお迎えします。", "paragraph|‹汐市:CITY›の皆さん、おいでください。"],
        ("", ""),
    ),
    "a hall behind its label on a line": (["title1|灯台委員会", f"field|日時：{DAY}", "paragraph|〇招集場所　汐議会委員会室"], ("汐議会委員会室", "")),
    "a journey to the land of a letter": (["title1|灯台使節団が訪独", f"paragraph|使節団は{DAY}に出ます。", "paragraph|一行は町を見ます。"], ("", "")),
    "a room of a hall": (["title1|灯台大会", f"paragraph|{DAY}、灯台大会が汐見ぴあの大ホールで行われます。"], ("汐見ぴあの大ホール", "")),
    "a heading about the place": (["title1|灯台大会", f"paragraph|{DAY}、灯台大会を行います。", "heading2|場所について", "paragraph|汐町公会堂（汐町1番地）"], ("汐町公会堂", "")),
    "a clause is no hall": (["title1|港の使節団", f"paragraph|{DAY}、港38市でつくる港市長会が、ラハティを訪問しました。"], ("", "")),
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_a_page_tells_the_place(stated: Stated, name: str) -> None:
    lines, wanted = PAGES[name]
    found = stated(*lines)
    assert found
    assert (found[0].venue, found[0].city) == wanted


@pytest.mark.parametrize(
    ("line", "venue"),
    [
        ("汐乳業興社視察", "汐乳業興社"),
        ("岬半島視察", "岬半島"),
        ("先進地視察", ""),
        ("灯台工場視察", ""),
        ("資料館・記念館視察", ""),
    ],
)
def test_what_is_seen_is_the_place(stated: Stated, line: str, venue: str) -> None:
    found = stated(
        "title1|港の訪問団の日程", "heading2|日程", f"list_item|{DAY}　{line}", "list_item|«2日=2031-09-02»　灯台大会"
    )
    assert [e.venue for e in found if e.name == line] == [venue]


def test_the_parts_of_a_journey_are_where_it_leads(stated: Stated) -> None:
    found = stated(
        "title1|交流の記録", f"paragraph|«9月1日から3日=2031-09-01..2031-09-03»に島の訪問団17名が{CITY}を訪れました。", "heading2|«9月2日=2031-09-02» 歓迎式", "paragraph|花を贈りました。"
    )  # fmt: skip
    assert [(e.city, bool(e.parent)) for e in found] == [("みなと市", False), ("みなと市", True)]


COUNTRIES: list[tuple[str, str, str, str]] = [
    # title, sentence behind the day, city, country
    ("岬市の団長が来庁", "ハイフォン市の団長が市長を訪れました。", "", "JP"),
    ("ハイフォン市を訪問しました", "市長が‹ハイフォン市:CITY›を訪問しました。", "ハイフォン市", "VN"),
    ("ベトナム料理教室", "ベトナム料理教室を行いました。", "", "JP"),
    ("灯台会議", "フィンランドで灯台会議が開催されました。", "", "FI"),
    ("灯台サミット", "‹ラハティ市:CITY›の国立会館で灯台サミットを開きました。", "ラハティ市", "FI"),
    ("フォーラム磯浜大会", "フォーラムが行われ、‹磯浜市:CITY›長が挨拶しました。", "磯浜市", "JP"),
    ("灯台まつり", "岬市民会館で灯台まつりを開きました。", "", "JP"),
]


@pytest.mark.parametrize(("title", "sentence", "city", "country"), COUNTRIES)
def test_city_and_country(stated: Stated, title: str, sentence: str, city: str, country: str) -> None:
    found = stated(f"title1|{title}", f"paragraph|{DAY}、{sentence}")
    assert (found[0].city, found[0].country_code) == (city, country)


@pytest.mark.parametrize(
    ("value", "venue", "city", "country"),
    [
        ("‹みなと市:CITY›役所内", "みなと市役所内", "みなと市", "JP"),
        ("灯台研究所(フィンランド・‹ラハティ市:CITY›)", "灯台研究所", "ラハティ市", "FI"),
        ("オンライン(Zoom)", "オンライン", "", ""),
        ("みなと会館 大ホール", "みなと会館 大ホール", "", "JP"),
        ("‹みなと市:CITY›", "", "みなと市", "JP"),
        ("みなと会館/オンライン", "みなと会館/オンライン", "", "JP"),
        ("未定", "", "", "JP"),
    ],
)
def test_a_field_tells_the_place(stated: Stated, value: str, venue: str, city: str, country: str) -> None:
    event = stated("title1|灯台会議", f"field|日時：{DAY}", f"field|場所：{value}")[0]
    assert (event.venue, event.city, event.country_code) == (venue, city, country)


@pytest.mark.parametrize(
    ("title", "venue"),
    [
        ("灯台博物館の視察", "灯台博物館"),
        ("光が丘公園の視察", "光が丘公園"),
        (f"姉妹都市{CITY}の市長らが灯台会館を訪問", ""),
        (f"{CITY}長による表敬訪問", ""),
        (f"{CITY}訪問団の団長として国際会館を訪問", ""),
        ("灯台大使を訪問", ""),
        ("灯台博物館長を訪問", ""),
    ],
)
def test_what_is_seen_is_the_place_not_who_sees_it_or_is_called_on(stated: Stated, title: str, venue: str) -> None:
    found = stated(f"title1|{title}", f"paragraph|{DAY}、行いました。")
    assert [e.venue for e in found] == [venue]
