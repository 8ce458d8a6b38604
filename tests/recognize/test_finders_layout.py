"""Names that the layout gives away, and what looks like them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

FOUND = [
    ("登壇者は 葉山 一颯（海辺研究所）です。", ["葉山一颯"]),
    ("基調講演　Nora Whitfield（Univ. of Eastport）", ["Nora Whitfield"]),
    ("座長：葉山 さわ（みなと大学）　司会：小暮 湊", ["葉山さわ", "小暮湊"]),
    ("第2部（総合司会：小暮 湊、ルーチェ・ベルモンド）", ["小暮湊", "ルーチェ・ベルモンド"]),
    ("踊り（マリア・ロペス、タマラ・ケッセ）", ["マリア・ロペス", "タマラ・ケッセ"]),
    ("氏名|役職\nデ・ラウラ・ケッセ|みなと基金 理事", ["デ・ラウラ・ケッセ"]),
    ("葉山 一颯　海辺防災大学 海洋学講座", ["葉山一颯"]),
    ("友人のルーチェ・ベルモンドと話した。", ["ルーチェ・ベルモンド"]),
    ("海外担当の小暮です。", ["小暮"]),
    ("ルーチェ・ベルモンド水道局長が話した。", ["ルーチェ・ベルモンド"]),
    ("教育長の小暮から説明します。", ["小暮"]),
    ("・ルーチェ・ベルモンド氏（みなと財団）", ["ルーチェ・ベルモンド"]),
    ("岬の町出身のノディーラ・クルバンバエバを講師に迎え、話を聞いた。", ["ノディーラ・クルバンバエバ"]),
    ("小暮 湊　　葉山 リカルド　　高階 花（委員長）", ["小暮湊", "葉山リカルド", "高階花"]),
]
NOBODY = [
    "内　容",
    "備　考",
    "会議はグランド・ホールで開いた。",
    "京都東動物病院　休診のお知らせ",
    "NPO法人カフェ・ベルモンド代表が来た。",
    "ルーチェ・ベルモンド事務所所長の話",
    "都市整備部長が説明した。",
    "そのための市長を待つ。",
    "第36回議員研修を開いた。",
    "日本語を話すノディーラ・クルバンバエバの国を訪れた。",
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_who_is_named(read: Callable[[str], dict[str, list[str]]], text: str, expected: list[str]) -> None:
    assert list(read(text)) == expected


@pytest.mark.parametrize("text", NOBODY)
def test_nobody(read: Callable[[str], dict[str, list[str]]], text: str) -> None:
    assert read(text) == {}
