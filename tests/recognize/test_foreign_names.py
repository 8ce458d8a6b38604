"""People with names in katakana, where their towns and lands stand beside them."""

from __future__ import annotations

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("イタリアのトレント市のマルコ・ベルディ市長が来た。", {"マルコ・ベルディ": ["市長/トレント市"]}),
        ("米国・オハイオ州・デイトン市のメアリー・ハドソン市長が来た。", {"メアリー・ハドソン": ["市長/デイトン市"]}),
        ("ドイツ・ギーセン地区プレジデントのエマ・フォーゲル氏", {"エマ・フォーゲル": ["プレジデント/ギーセン地区"]}),
        ("みどり協会会長 Dr.エマ・フォーゲル氏(中央)", {"エマ・フォーゲル": ["会長/みどり協会"]}),
        ("講演者は Dr. Jane Smith です。", {"Jane Smith": []}),
        ("パク・ウォンチョル（朴元哲）市長を迎えた。", {"パク・ウォンチョル": ["市長/"]}),
        ("アメリカ・デイトン市長を迎えた。", {}),
        ("ロンドン市長を迎えた。", {}),
        ("マルチメディア・コンテンツについて話した。", {}),
        ("アクション・セッション:▪ 会場で", {}),
    ],
)
def test_foreign_names(read: Callable[[str], dict[str, list[str]]], text: str, expected: dict[str, list[str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("スコット・ロング・ファーミントンヒルズ市長が来た。", {"スコット・ロング": ["市長/ファーミントンヒルズ市"]}),
        ("ヤン・ヴァン・ダム市長が来た。", {"ヤン・ヴァン・ダム": ["市長/"]}),
        ("キングモンク工科大のキッティ学長が来た。", {"キッティ": ["学長/キングモンク工科大"]}),
    ],
)
def test_foreign_names_and_their_towns(
    read: Callable[[str], dict[str, list[str]]], text: str, expected: dict[str, list[str]]
) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ミライ葉山一颯さん", "ミライ葉山一颯"),
        ("シーズ山田太郎さん", "山田太郎"),  # as sure a name as there is: what stands before it is something else
    ],
)
def test_katakana_before_a_name(read: Callable[[str], dict[str, list[str]]], text: str, name: str) -> None:
    assert list(read(text)) == [name]
