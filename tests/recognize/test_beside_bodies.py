"""A name, a whole body and an office without a blank between them; family names between dots."""

from __future__ import annotations

from collections.abc import Callable

import pytest

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
    ("みなと大学　山本　講師", {"山本": ["講師/みなと大学"]}),
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


@pytest.mark.parametrize("text", NOBODY)
def test_nobody(read: Callable[[str], dict[str, list[str]]], text: str) -> None:
    assert read(text) == {}
