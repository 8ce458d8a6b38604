"""Countries by their Japanese names."""

from __future__ import annotations

import pytest

from pipeline.gazetteer import countries_in, country, country_name


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("ペルー", "PE"),
        ("米国", "US"),
        ("アメリカ合衆国", "US"),
        ("豪州", "AU"),
        ("仏", "FR"),
        ("大韓民国", "KR"),
        ("台湾", "TW"),
        ("スイス連邦", "CH"),
        ("ヴェトナム", "VN"),
        ("コートジボワール", "CI"),
        ("ボスニア・ヘルツェゴビナ", "BA"),
    ],
)
def test_country(name: str, code: str) -> None:
    assert country(name) == code


@pytest.mark.parametrize("name", ["アジア", "ヨーロッパ", "リマ", "東京", "", "国"])
def test_no_country(name: str) -> None:
    assert country(name) == ""


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("ペルーとチリの代表", ["PE", "CL"]),
        ("カナダ・トロント市", ["CA"]),
        ("タイトルとマリーナ", []),  # タイ, マリ
        ("中国地方の各県、中国電力", []),  # a part of Japan
        ("中国の大連市", ["CN"]),
        ("ジョージア州とメキシコ湾", []),
        ("英国政府、米国", ["GB", "US"]),
        ("オランダ王国大使", ["NL"]),
    ],
)
def test_countries_in(text: str, codes: list[str]) -> None:
    found = countries_in(text)
    assert [code for _, _, code in found] == codes
    assert all(country(text[start:end]) == code for start, end, code in found)


def test_names_of_countries() -> None:
    assert country_name("PE") == "ペルー"
    assert country_name("PE", "en") == "Peru"
    assert country_name("??") == ""
