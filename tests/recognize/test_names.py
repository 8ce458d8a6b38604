"""What looks like a name by its form alone."""

from __future__ import annotations

import pytest

from pipeline.recognize import names


@pytest.mark.parametrize("text", ["清水勇人", "小池 百合子", "髙橋はるみ", "長谷部健", "山本五十六", "渡邉 全佳"])
def test_full_names(text: str) -> None:
    shape = names.japanese(text)
    assert shape.full
    assert shape.score >= 0.8


@pytest.mark.parametrize(
    "text", ["講演", "大会", "会場", "東京", "市長", "姓名", "北海道", "アクション", "本市", "a b", ""]
)
def test_words_that_are_no_names(text: str) -> None:
    assert names.japanese(text).score == 0


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Dr. Jane Hale", "Jane Hale"),
        ("Mrs. Jane Hale", "Jane Hale"),
        ("Professor Jane Hale", "Jane Hale"),
        ("博士 葉山一颯", "葉山一颯"),
        ("ドクター・ヘイル", "ヘイル"),
        ("Jane Hale", "Jane Hale"),
    ],
)
def test_degrees_before_names(text: str, rest: str) -> None:
    m = names.DEGREE.match(text)
    assert text[m.end() if m else 0 :] == rest


@pytest.mark.parametrize(
    ("text", "family"), [("清水勇人", "清水"), ("林芳正", "林"), ("五十嵐太郎", "五十嵐"), ("東国原 英夫", "東国原")]
)
def test_family_names(text: str, family: str) -> None:
    assert names.japanese(text).family == family


def test_katakana_is_a_name_the_more_people_it_holds() -> None:
    assert names.katakana("メリッサ・ローガン").score > 0.7
    assert names.katakana("アクション・プラン").score < 0.6


@pytest.mark.parametrize(("text", "squeezed"), [("清水　 勇人", "清水勇人"), ("Jane  Smith", "Jane Smith")])
def test_squeezed(text: str, squeezed: str) -> None:
    assert names.squeezed(text) == squeezed
