"""Katakana against Latin names."""

from __future__ import annotations

import pytest
from rapidfuzz import fuzz

from pipeline.gazetteer import propose, propose_anywhere, sounds


@pytest.mark.parametrize(
    ("kana", "country", "latin"),
    [
        ("ピストイア", "IT", "Pistoia"),
        ("ブレダ", "NL", "Breda"),
        ("ストラウド", "GB", "Stroud"),
        ("レフカダ", "GR", "Lefkáda"),
        ("ケアンズ", "AU", "Cairns"),
    ],
)
def test_one_sound(kana: str, country: str, latin: str) -> None:
    ours, theirs = sounds.of_kana(kana), sounds.of_latin(latin, country)
    assert fuzz.ratio(ours, theirs) >= 75


@pytest.mark.parametrize(
    ("kana", "country", "latin"),
    [("アレッツォ", "IT", "Arezzo"), ("ピストイア", "IT", "Pistoia"), ("パソロブレス", "US", "Paso Robles")],
)
def test_propose(kana: str, country: str, latin: str) -> None:
    found = propose(kana, country)
    assert found is not None
    assert found.name == latin
    assert found.country_code == country
    assert 0.85 <= found.score <= 1


@pytest.mark.parametrize(
    ("kana", "country"), [("ア", "IT"), ("ピストイア", "ZZ"), ("", "US"), ("マルチメディアコンテンツ", "MV")]
)
def test_nothing_to_propose(kana: str, country: str) -> None:
    assert propose(kana, country) is None


def test_anywhere_only_what_sounds_just_the_same() -> None:
    found = propose_anywhere("バンクスタウン")
    assert found is not None
    assert found.country_code == "AU"
    assert propose_anywhere("マルチメディアコンテンツ") is None
    assert propose_anywhere("パパ") is None
