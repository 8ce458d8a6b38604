"""Spellings of one katakana name meet under one form."""

from __future__ import annotations

import pytest

from pipeline.gazetteer.fold import fold


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("レイキャヴィーク", "レイキャビク"),
        ("バグダード", "バグダッド"),
        ("サン・ディエゴ", "サンディエゴ"),
        ("ルイヴィル", "ルイビル"),
        ("デイビス", "デービス"),
        ("ヨハネスブルグ", "ヨハネスブルク"),
        ("クアラ・ルンプール", "クアラルンプール"),
    ],
)
def test_one_name(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("パリ", "バリ"), ("リヨン", "リオン"), ("ローマ", "ソマ"), ("ボン", "ボーナ")]
)
def test_two_names(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_nothing_is_left_of_a_mark() -> None:
    assert fold("ー") == ""
    assert fold("・") == ""
