"""A name, a whole body and an office without a blank between them; family names between dots."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.model import Document
from pipeline.recognize import recognize
from pipeline.settings import Settings

FOUND = [
    ("式には高野三島市長と大西熱海市長が出た。", {"高野": ["市長/三島市"], "大西": ["市長/熱海市"]}),
    ("大西・熱海市長があいさつした。", {"大西": ["市長/熱海市"]}),
    ("案内は、李秀民外国文学科教授です。", {"李秀民": ["教授/外国文学科"]}),
    ("吉村恵子西日本国際大学学長が話した。", {"吉村恵子": ["学長/西日本国際大学"]}),
    ("後藤環境政策課長、小暮文化振興部長", {"後藤": ["環境政策課長/"], "小暮": ["文化振興部長/"]}),
    ("アデル・モロー駐日フランス大使が来た。", {"アデル・モロー": ["大使/駐日フランス"]}),
    ("ヴァルケスタ米農務長官と会談した。", {"ヴァルケスタ": ["米農務長官/"]}),
    ("Carla Reyes 副学長が来た。", {"Carla Reyes": ["副学長/"]}),
    ("ジーナ•ヘイル大使が来た。", {"ジーナ・ヘイル": ["大使/"]}),
    ("高野・大西・小暮副会長が出た。", {"高野": ["副会長/"], "大西": ["副会長/"], "小暮": ["副会長/"]}),
    (
        "「みなと教育協会」の葉山花子氏、小暮健太氏が話した。",
        {"葉山花子": ["/みなと教育協会"], "小暮健太": ["/みなと教育協会"]},
    ),
    ("映画「夏の海」の葉山花子さんが来た。", {"葉山花子": []}),
    ("SIOのCarla Reyes先生が話した。", {"Carla Reyes": ["先生/SIO"]}),
    ("葉山花子 SIO 事務局長", {"葉山花子": ["事務局長/SIO"]}),
    ("三島市（日本国）/副市長/葉山花子", {"葉山花子": ["副市長/三島市"]}),
    ("みなと株式会社の葉山花子氏（経営企画部部長）", {"葉山花子": ["部長/みなと株式会社"]}),
    (
        "みなと大学の葉山花子学長=写真左=、小暮健太国際室長=写真右=が来た。",
        {"葉山花子": ["学長/みなと大学"], "小暮健太": ["国際室長/みなと大学"]},
    ),
    ("みなと大学　山本　講師", {"山本": ["講師/みなと大学"]}),
    # what Sudachi cuts off at the head of a word: 多|文化, 再|生
    ("鶴田真理子多文化共生部会部会長が承認された。", {"鶴田真理子": ["部会長/多文化共生部会"]}),
    ("廣瀬正史高齢者支援部会副部会長が来た。", {"廣瀬正史": ["高齢者支援部会副部会長/"]}),
    ("小暮直樹再生推進部会部会長が来た。", {"小暮直樹": ["部会長/再生推進部会"]}),
    ("小暮喜多課長が来た。", {"小暮喜多": ["課長/"]}),
    ("西川眞由美グローバルセンター長が会談した。", {"西川眞由美": ["グローバルセンター長/"]}),
    ("呼吸器外科の石原医療部長が来た。", {"石原": ["医療部長/"]}),
]
CITIES = [
    ("ベトナムのハノイ及びホーチミンを訪れた。", ["ハノイ", "ホーチミン"]),
    ("エジプト・アラブ共和国（アレクサンドリア）で開いた。", ["アレクサンドリア"]),
    ("会議（ニューヨーク・国連本部）に出た。", ["ニューヨーク"]),
    ("ベトナムダナン市を訪れた。", ["ダナン市"]),
    ("古代ローマの展覧会", []),
    ("福島県への訪問者\n福島の交流を願った。", ["福島県"]),
]
NOBODY = [
    "地方政策総合研究所主任研究員",
    "松江文化館長が話した。",
    "全国市長会会長のあいさつ",
    "日本海洋館名誉館長",
    "福島県立海洋大学副学長",
    "広域環境保全部長",
    "広島・福山・呉市長の会",
    "リサイクル推進室長",
    "フランス農業大臣が来た。",
    "アジア事務局長、欧州事務局長",
    "「高山流水」と書いた。",
    "環境保全システム部長",
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_who_is_named(read: Callable[[str], dict[str, list[str]]], text: str, expected: dict[str, list[str]]) -> None:
    assert {k.replace("•", "・"): v for k, v in read(text).items()} == expected


@pytest.mark.parametrize(("text", "expected"), CITIES)
def test_cities(page: Callable[[str], Document], text: str, expected: list[str]) -> None:
    found = recognize(page(text), Settings(ner="none")).mentions
    assert [m.text for m in found if m.label == "CITY" and m.scored] == expected


@pytest.mark.parametrize("text", NOBODY)
def test_nobody(read: Callable[[str], dict[str, list[str]]], text: str) -> None:
    assert read(text) == {}
