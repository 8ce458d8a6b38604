from __future__ import annotations

import pytest

from pipeline.link.offices import fits, held, serves_two, shares_body
from pipeline.model import Office


@pytest.mark.parametrize(
    ("title", "affiliation", "expected"),
    [
        ("市長", "浜辺市", ("市長", "浜辺市", True)),
        ("浜辺市長", "", ("市長", "浜辺市", True)),
        ("浜辺県知事", "", ("知事", "浜辺県", True)),
        ("知事", "浜辺県", ("知事", "浜辺県", True)),
        ("前市長", "浜辺市", ("市長", "浜辺市", True)),
        ("副市長", "浜辺市", ("副市長", "浜辺市", False)),
        ("浜辺市副市長", "浜辺市", ("副市長", "浜辺市", False)),
        ("理事長", "一般社団法人みなと協会", ("理事長", "みなと協会", False)),
        ("教授", "", ("教授", "", False)),
    ],
)
def test_held(title: str, affiliation: str, expected: tuple[str, str, bool]) -> None:
    h = held(Office(title, affiliation))
    assert (h.title, h.body, h.sole) == expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (("市長", "浜辺市"), ("浜辺市長", ""), "same office"),
        (("事務局長", "みなと協会"), ("世界事務局長", "みなと協会"), "same office"),
        (("部長", "浜辺市環境部"), ("部長", "浜辺市"), "same office"),
        (("市長", "浜辺市"), ("市長", ""), "same title"),
        (("市長", "浜辺市"), ("市長", "山手市"), ""),
        (("市長", "東浜辺市"), ("市長", "浜辺市"), ""),
        (("局長", "浜辺市"), ("副局長", "浜辺市"), ""),
        (("市長", "浜辺市"), ("議長", "浜辺市"), ""),
    ],
)
def test_fits(a: tuple[str, str], b: tuple[str, str], expected: str) -> None:
    assert fits((held(Office(*a)),), (held(Office(*b)),)) == expected


def test_two_mayors_are_two_people() -> None:
    here, there = held(Office("市長", "浜辺市")), held(Office("市長", "山手市"))
    assert serves_two(here, there)
    assert not serves_two(here, here)
    assert not serves_two(held(Office("教授", "浜辺大学")), held(Office("教授", "山手大学")))


def test_one_body() -> None:
    assert shares_body((held(Office("市長", "浜辺市")),), (held(Office("議員", "浜辺市議会")),))
    assert not shares_body((held(Office("市長", "浜辺市")),), (held(Office("議員", "")),))
