from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.evaluate.likeness import ALIKE, norm, same_city, same_title, similarity


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("京都", "京都市", True),
        ("ソウル特別市", "ソウル", True),
        ("広島県", "広島市", False),
        ("津", "津市", False),
        ("松山市", "松山市", True),
        ("", "", False),
    ],
)
def test_cities(one: str, other: str, same: bool) -> None:
    assert same_city(one, other) is same
    assert same_city(other, one) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("市長", "さいたま市長", True),
        ("市長", "副市長", False),
        ("会長", "前会長", False),
        ("会長", "市長", False),
        ("", "市長", False),
    ],
)
def test_titles(one: str, other: str, same: bool) -> None:
    assert same_title(one, other) is same


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("「水の会議」", "水の会議", True),
        ("第3回水の会議", "第4回水の会議", True),  # alike, but never equal
        ("水の都市国際会議", "水の都市国際会議の開催", True),
        ("水の会議", "火の集い", False),
        ("", "水の会議", False),
    ],
)
def test_names(one: str, other: str, alike: bool) -> None:
    assert (similarity(one, other) >= ALIKE) is alike
    assert similarity("第3回水の会議", "第4回水の会議") <= 0.75


@given(st.text(max_size=20), st.text(max_size=20))
def test_likeness_is_a_share(one: str, other: str) -> None:
    assert 0 <= similarity(one, other) <= 1
    assert similarity(one, one) == (1.0 if norm(one) else 0.0)
