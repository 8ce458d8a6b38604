"""Bodies right before a name: with its land in brackets, or the department of a clinic."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Read = Callable[[str], dict[str, list[str]]]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("啓明大学（韓国）Dr.シン・イルヒ総長が参加した。", "シン・イルヒ", ["総長/啓明大学"]),
        ("台北海洋大学（台湾）Dr.リン・シンイー教授が参加した。", "リン・シンイー", ["教授/台北海洋大学"]),
        ("みなと海洋大学（新館）Dr.リン・シンイー教授が参加した。", "リン・シンイー", ["教授/"]),
        ("呼吸器内科萩原医長が講演した。", "萩原", ["医長/呼吸器内科"]),
        ("看護部佐伯主任が講演した。", "佐伯", ["主任/看護部"]),
        ("売店佐伯医長が講演した。", "佐伯", ["医長/"]),
    ],
)
def test_bodies_before_a_name(read: Read, text: str, name: str, expected: list[str]) -> None:
    assert read(text).get(name) == expected


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("講演者は浜辺大学(韓国)シン教授です。", "教授/浜辺大学"),
        ("講演者は浜辺大学(夜間部)シン教授です。", "教授/"),
    ],
)
def test_a_body_abroad_before_a_name(read: Read, text: str, office: str) -> None:
    assert read(text)["シン"] == [office]
