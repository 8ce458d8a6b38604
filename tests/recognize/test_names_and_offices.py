"""Names beside offices, with units, firms and brackets between them: where one ends and the other begins."""

from __future__ import annotations

from collections.abc import Callable

import pytest


def test_rows_and_lines_lend_their_office(read: Callable[[str], dict[str, list[str]]]) -> None:
    table = "役職|氏名|所属\n会長|野沢 達也|みどり協会\n副会長|村井 健|川口市立第一小学校"
    assert read(table) == {"野沢達也": ["会長/みどり協会"], "村井健": ["副会長/川口市立第一小学校"]}
    assert read("野沢 達也 氏\nみどり大学 教授") == {"野沢達也": ["教授/みどり大学"]}
    assert read("村井 健さん\n（みどり協会 理事）") == {"村井健": ["理事/みどり協会"]}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the office behind, and what it is of
        ("会長代理の野沢・川口市長が挨拶した。", {"野沢": ["市長/川口市", "会長代理/"]}),
        ("野沢・川口市長、釧路大学文学部教授の村井健氏", {"野沢": ["市長/川口市"], "村井健": ["教授/釧路大学文学部"]}),
        ("外務省文化交流担当大使の野沢氏が述べた。", {"野沢": ["文化交流担当大使/外務省"]}),
        ("国際協力機構（JICA）理事長の野沢達也氏", {"野沢達也": ["理事長/国際協力機構"]}),
        ("「みなとの会fun」代表の野沢達也さん", {"野沢達也": ["代表/みなとの会fun"]}),
        ("野沢達也釧路大学長の音頭で乾杯した。", {"野沢達也": ["学長/釧路大学"]}),
        ("野沢達也 移動図書サービス ひまわり 館長", {"野沢達也": ["館長/移動図書サービスひまわり"]}),
        ("川口市の野沢達也市長、村井健衆議院議員", {"野沢達也": ["市長/川口市"], "村井健": ["衆議院議員/"]}),
        ("野沢達也、村井健両議員", {"野沢達也": ["議員/"], "村井健": ["議員/"]}),
        # what is beside a name
        ("Ms.カレン・リー（豪州 台湾）釧路国際学院", {"カレン・リー": ["/釧路国際学院"]}),
        ("野沢達也 釧路大学大学院生", {"野沢達也": ["大学院生/釧路大学"]}),
        ("野沢達也（（公財）釧路協会職員）", {"野沢達也": ["職員/(公財)釧路協会"]}),
        ("司会:一般財団法人 釧路機構 野沢", {"野沢": ["/一般財団法人釧路機構"]}),
        ("（釧路事業担当 野沢）", {"野沢": ["釧路事業担当/"]}),
        ("スタッフの村井から説明を受けた。", {"村井": ["スタッフ/"]}),
        ("ときわ ひろみ（絵本作家）", {"ときわひろみ": ["絵本作家/"]}),
        ("手品師のマギー審司さん", {"マギー審司": ["手品師/"]}),
        ("SFSU Lynn Mahoney学長を訪ねた。", {"Lynn Mahoney": ["学長/"]}),
        ("事務局長（野沢）", {"野沢": ["事務局長/"]}),
    ],
)
def test_offices_and_names_in_other_orders(
    read: Callable[[str], dict[str, list[str]]], text: str, expected: dict[str, list[str]]
) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("総会で野沢新会長が挨拶しました。", {"野沢": ["新会長/"]}),
        ("総会には野沢新社長と村井前社長が出た。", {"野沢": ["新社長/"], "村井": ["前社長/"]}),
        ("会長の野沢新太が話しました。", {"野沢新太": ["会長/"]}),
    ],
)
def test_what_begins_an_office_is_no_given_name(
    read: Callable[[str], dict[str, list[str]]], text: str, expected: dict[str, list[str]]
) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # units between a family name and the office, in lists
        (
            "北川教学指導課長、原田心の支援課長、高梨文化財・生涯学習課長、小野スポーツ課長",
            {
                "北川": ["教学指導課長/"],
                "原田": ["心の支援課長/"],
                "高梨": ["文化財・生涯学習課長/"],
                "小野": ["スポーツ課長/"],
            },
        ),
        ("球団所属の塚田交通安全大使が話した。", {"塚田": ["交通安全大使/"]}),
        ("塚田交通の大使が話した。", {}),
        ("赤坂東京事務所長が来た。", {"赤坂": ["事務所長/東京事務所"]}),
        ("東京事務所長が来た。", {}),
        ("総部長の野沢太郎さん", {"野沢太郎": ["総部長/"]}),
        ("総部の部長の野沢太郎さん", {"野沢太郎": ["部長/"]}),
        ("大須賀渓仁村議会議長が話した。", {"大須賀渓仁": ["村議会議長/"]}),
        ("東大阪市議会議長が話した。", {}),
        # a full name of the same letters is no family name and a unit
        ("課長の原田心です。", {"原田心": ["課長/"]}),
        ("高野 毅君と葉山 邦君", {"高野毅": [], "葉山邦": []}),
        # firms, their offices and Latin letters
        ("みどり食品株式会社商品開発部長の葉山一颯さん", {"葉山一颯": ["商品開発部長/みどり食品株式会社"]}),
        ("Exampleマーケティングディレクターの葉山一颯さん", {"葉山一颯": ["マーケティングディレクター/Example"]}),
        # how somebody came to an office
        ("3年間国際交流員として活躍されたジュリア・ヘイルさん", {"ジュリア・ヘイル": ["国際交流員/"]}),
        ("釧路市の親善大使に任命された葉山一颯さん", {"葉山一颯": ["親善大使/釧路市"]}),
        ("釧路市長として二十年、町を歩いてきた。葉山一颯さんは聞いた。", {"葉山一颯": []}),
        # where somebody is from is no body
        ("雨竜町出身の書道家野沢太郎先生", {"野沢太郎": ["書道家/"]}),
        ("雨竜町の書道家野沢太郎先生", {"野沢太郎": ["書道家/雨竜町"]}),
        ("代議士が来た。葉山代議士・野沢代議士が話した。", {"葉山": ["代議士/"], "野沢": ["代議士/"]}),
    ],
)
def test_units_and_firms_between_names_and_offices(
    read: Callable[[str], dict[str, list[str]]], text: str, expected: dict[str, list[str]]
) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what begins or ends a name's neighbour
        ("竹崎博允元会長が話した。", {"竹崎博允": ["元会長/"]}),
        ("みどり真言宗前管長が話した。", {}),
        ("神戸市　久元市長様", {"久元": ["市長/神戸市"]}),
        ("葉山実君と野沢太郎君の両名より話を聞いた。", {"葉山実": [], "野沢太郎": []}),
        # those of a list who hold the office behind it
        (
            "葉山実氏、野沢太郎氏、坂田健一氏の3准教授と会った。",
            {"葉山実": ["准教授/"], "野沢太郎": ["准教授/"], "坂田健一": ["准教授/"]},
        ),
        ("葉山実氏、野沢太郎氏、坂田健一氏の3名が来た。", {"葉山実": [], "野沢太郎": [], "坂田健一": []}),
        (
            "委員の葉山実先生、野沢太郎先生が中心です。",
            {"葉山実": ["委員/"], "野沢太郎": ["委員/"]},
        ),
        ("委員の葉山実先生、野沢太郎教授が中心です。", {"葉山実": ["委員/"], "野沢太郎": ["教授/"]}),
        # dots between people
        (
            "成瀬学長・力石理事・山崎地域連携センター長・新堂学術国際課長が出席した。",
            {
                "成瀬": ["学長/"],
                "力石": ["理事/"],
                "山崎": ["地域連携センター長/"],
                "新堂": ["学術国際課長/"],
            },
        ),
        ("坂東JCCNC会頭が乾杯した。", {"坂東": ["会頭/JCCNC"]}),
        ("第3回JCCNC会頭選挙", {}),
        # offices set apart from their holders
        ("髙橋　教頭先生に話を聞いた。", {"髙橋": ["教頭/"]}),
        ("総務　部長が話した。", {}),
        ("産業建設委員長・葉山実が選ばれた。", {"葉山実": ["産業建設委員長/"]}),
        ("2023年度ガバナーである葉山実様", {"葉山実": ["ガバナー/"]}),
        ("葉山実（警視庁みどり警察署長）", {"葉山実": ["警視庁みどり警察署長/"]}),
    ],
)
def test_where_a_name_ends_and_an_office_begins(
    read: Callable[[str], dict[str, list[str]]], text: str, expected: dict[str, list[str]]
) -> None:
    assert read(text) == expected


def test_a_bracket_on_the_next_line_adds_to_an_office(read: Callable[[str], dict[str, list[str]]]) -> None:
    text = "会長　葉山 実\n（みどり医科大学解剖学講座　教授）"
    assert read(text) == {"葉山実": ["会長/", "教授/みどり医科大学解剖学講座"]}
    assert read("会長　葉山 実\n（敬称略）") == {"葉山実": ["会長/"]}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("葉山一颯さん（物理学専攻 宇宙分野）", {"葉山一颯": ["/物理学専攻宇宙分野"]}),
        ("葉山一颯さん（物理学専攻 宇宙）", {"葉山一颯": []}),  # a part of a body, and what is none
    ],
)
def test_parts_of_a_faculty_in_a_bracket(
    read: Callable[[str], dict[str, list[str]]], text: str, expected: dict[str, list[str]]
) -> None:
    assert read(text) == expected


def test_names_letter_by_letter_before_their_office(read: Callable[[str], dict[str, list[str]]]) -> None:
    found = read("    藤 山 英 美 委員長    三 島 良 之 副委員長\n    福 永 洋 一 委員     浜 田 大 介 委員")
    assert found == {
        "藤山英美": ["委員長/"],
        "三島良之": ["副委員長/"],
        "福永洋一": ["委員/"],
        "浜田大介": ["委員/"],
    }


def test_a_school_on_the_line_above_houses_its_head(read: Callable[[str], dict[str, list[str]]]) -> None:
    found = read(
        "釧路東高等学校\n校長 葉山 実 様\n北見海洋　高等学校\n教頭 野沢 太郎 様\n弘前工業高等学校\n教諭 坂田 健一 様"
    )
    assert found == {
        "葉山実": ["校長/釧路東高等学校"],
        "野沢太郎": ["教頭/北見海洋高等学校"],
        "坂田健一": ["教諭/弘前工業高等学校"],
    }
    assert read("釧路図書館\n校長 葉山 実 様") == {"葉山実": ["校長/"]}
