"""People with their offices: a case a way of writing them. `offices` are title/body; a name alone has no office."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.model import Document
from pipeline.recognize import recognize
from pipeline.settings import Settings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("会にはひばり市の野沢市長が出席しました。", {"野沢": ["市長/ひばり市"]}),
        ("野沢達也川口市長が挨拶しました。", {"野沢達也": ["市長/川口市"]}),
        ("川口市長 野沢 達也", {"野沢達也": ["市長/川口市"]}),
        ("川口市長　野沢　達也（左）", {"野沢達也": ["市長/川口市"]}),
        ("副市長の野沢達也氏が説明した。", {"野沢達也": ["副市長/"]}),
        ("野沢達也氏（川口市長）が登壇した。", {"野沢達也": ["市長/川口市"]}),
        ("講師：野沢 達也（山梨大学・准教授）", {"野沢達也": ["准教授/山梨大学"]}),
        ("野沢 達也 氏 みどり財団 理事長", {"野沢達也": ["理事長/みどり財団"]}),
        (
            "▪ 野沢 達也 みどり日本理事長 基調講演:▪ 村井 健 外務省 経済局参事官",
            {
                "野沢達也": ["理事長/みどり日本"],
                "村井健": ["参事官/外務省経済局"],
            },
        ),
        (
            "みどり日本の理事長、野沢達也氏と、事務局長の村井健氏が来た。",
            {
                "野沢達也": ["理事長/みどり日本"],
                "村井健": ["事務局長/みどり日本"],
            },
        ),
        ("みどり協会常任理事・事務局長 野沢達也氏", {"野沢達也": ["常任理事/みどり協会", "事務局長/みどり協会"]}),
        ("農林水産大臣 野沢達也氏", {"野沢達也": ["農林水産大臣/"]}),
        ("野沢達也前みどり協会会長に感謝状を贈った。", {"野沢達也": ["前会長/みどり協会"]}),
        ("財務局長谷川 健次君から報告があった。", {"谷川健次": ["財務局長/"]}),
        ("中央図書館長の野沢達也さんのお話", {"野沢達也": ["館長/中央図書館"]}),
        (
            "委　員　長　　野沢　達也\n委　　員　　村井　健（欠席の届け）",
            {"野沢達也": ["委員長/"], "村井健": ["委員/"]},
        ),
        ("村井議会総務課長から説明があった。", {"村井": ["議会総務課長/"]}),
        ("渡邉全佳氏が会を開いた。", {"渡邉全佳": []}),
        ("花輪ともふみ君が立った。", {"花輪ともふみ": []}),
    ],
)
def test_japanese_names_with_offices(
    read: Callable[[str], dict[str, list[str]]], text: str, expected: dict[str, list[str]]
) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "市長公室がお知らせします。",
        "川口市長が挨拶しました。",
        "皆さん、お父さん、お客様へ。",
        "東京大学教授が話した。",
        "渋沢栄一記念館を見学した。",
        "夏目漱石賞の授賞式を開いた。",
        "うさまるくんが遊びに来るよ。",
        "収容した猫 ハナちゃん 三毛",
        "長野市議会議長が挨拶した。",
        "名誉教授の称号を贈った。",
        "会長 1名、副会長 2名を置く。",
        "この制度の様子と氏名の欄について",
        "工学研究科長会議を開いた。",
        "国立環境研究所長が説明した。",
        "選手権大会と委員会の代表的な例を示す。",
        "都市計画課長会議",
    ],
)
def test_nobody(read: Callable[[str], dict[str, list[str]]], text: str) -> None:
    assert read(text) == {}


def test_the_fullest_form_stands_for_all(page: Callable[[str], Document]) -> None:
    text = "野沢理事長が来た。\nみどり日本・理事長 野沢 達也 氏\n野沢達也氏は話した。"
    document = recognize(page(text), Settings(ner="none"))
    (person,) = document.people
    assert (person.name, person.aliases) == ("野沢達也", ("野沢",))
    assert [(o.title, o.affiliation) for o in person.offices] == [("理事長", "みどり日本")]
    assert {m.entity for m in document.mentions if m.label == "PERSON"} == {"野沢達也"}


def test_two_spellings_are_one_person(page: Callable[[str], Document]) -> None:
    document = recognize(
        page("会長のジノ・ヴァン・レギン氏と面会した。\nジノ・ヴァン・レキン氏との会談"), Settings(ner="none")
    )
    assert [(p.name, p.aliases) for p in document.people] == [("ジノ・ヴァン・レギン", ("ジノ・ヴァン・レキン",))]


def test_a_full_name_settles_who_the_place_like_name_is(read: Callable[[str], dict[str, list[str]]]) -> None:
    assert read("熊谷市長が来た。") == {}
    assert list(read("浦安市の市長は熊谷達也氏です。\n熊谷市長が来た。")) == ["熊谷達也"]


def test_the_other_items_of_a_list_are_people_too(read: Callable[[str], dict[str, list[str]]]) -> None:
    assert list(read("委員:野沢達也、村井健、小林未結希、谷川健次（４名）")) == [
        "野沢達也",
        "村井健",
        "小林未結希",
        "谷川健次",
    ]


def test_the_page_s_own_city_houses_its_officers(read: Callable[[str], dict[str, list[str]]]) -> None:
    assert read("川口市長 野沢 達也\n村井健 副市長")["村井健"] == ["副市長/川口市"]


@pytest.mark.parametrize(
    "text",
    [
        "山" * 60_000,
        "ア・" * 20_000,
        "山田\ud800市長",
        "市長" * 20_000,
        "(" * 20_000,
        " " * 50_000,
        "서울시장 " * 200,
        "",
    ],
)
def test_bad_text_names_nobody_and_ends(page: Callable[[str], Document], text: str) -> None:
    assert recognize(page(text), Settings(ner="none")).people == ()


def test_readings_in_brackets_are_no_second_person(read: Callable[[str], dict[str, list[str]]]) -> None:
    assert read("野沢 達也（のざわ たつや）さんの話") == {"野沢達也": []}


def test_each_mention_says_why(page: Callable[[str], Document]) -> None:
    document = recognize(page("川口市長 野沢 達也"), Settings(ner="none"))
    (m,) = [m for m in document.mentions if m.label == "PERSON"]
    assert (m.method, m.rule) == ("rule", "title_before")
    assert 0.5 <= m.confidence < 1


@pytest.mark.parametrize(
    "text",
    [
        "東京都国立（くにたち）市で開いた。",
        "中核市市長会副会長を選んだ。",
        "欠席委員 四名",
        "第二回 大会",
        "会場（中銀会場、都留信会場）",
        "高津波地区から来た。",
        "エイチ・ツー・オー リテイリング株式会社",
        "シンクタンク・ソフィアバンク代表",
        "清水寺 森の道",
        "リーダー会議とチームの話",
        "スタッフの皆さんから話を聞いた。",
        "イクレイ会長は語った。",
        "（正）安全管理者",
    ],
)
def test_what_only_looks_like_a_name(read: Callable[[str], dict[str, list[str]]], text: str) -> None:
    assert read(text) == {}


def test_an_item_of_a_list_is_named_whole(read: Callable[[str], dict[str, list[str]]]) -> None:
    assert list(read("大内一也、坂本心次、福田吏江、守田宗治の各県議")) == [
        "大内一也",
        "坂本心次",
        "福田吏江",
        "守田宗治",
    ]
