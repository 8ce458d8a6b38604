"""Municipalities inside longer strings."""

from __future__ import annotations

import pytest

from pipeline.gazetteer import municipality_before, municipality_of


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("仙台市長", "仙台市"),
        ("仙台市", "仙台市"),
        ("四日市市議会議員", "四日市市"),
        ("富山県知事", "富山県"),
        ("北海道", "北海道"),
        ("港区長", "港区"),
        ("名古屋市中村区長", "名古屋市中村区"),
    ],
)
def test_at_the_start(text: str, name: str) -> None:
    found = municipality_of(text)
    assert found is not None
    assert found.name == name
    assert text[found.start : found.end] == name


@pytest.mark.parametrize("text", ["市長", "本市の市長", "仙台", "仙台大学", "", "前仙台市長", "ロンドン市長"])
def test_not_at_the_start(text: str) -> None:
    assert municipality_of(text) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [("太郎仙台市", "仙台市"), ("県民の富山県", "富山県"), ("四日市市", "四日市市"), ("宮城県仙台市", "仙台市")],
)
def test_at_the_end(text: str, name: str) -> None:
    found = municipality_before(text)
    assert found is not None
    assert found.name == name
    assert found.end == len(text)


def test_at_a_place_inside() -> None:
    found = municipality_before("姓名 仙台市長", 6)
    assert found is not None
    assert (found.start, found.end) == (3, 6)
    assert municipality_before("市") is None
    assert municipality_before("各都市") is None
