"""Where a name ends that Sudachi cuts otherwise."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Read = Callable[[str], dict[str, list[str]]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("講師 蔵田すまこ", "蔵田すまこ"),
        ("水越ひさえ 委員", "水越ひさえ"),
        ("講師 大倉つるよ 先生", "大倉つるよ"),
        # a particle, and a word that goes on
        ("講師 蔵田すまの 話", "蔵田すま"),
        ("講師 蔵田すまこそ", "蔵田すま"),
    ],
)
def test_the_last_letter_of_a_given_name(read: Read, text: str, name: str) -> None:
    assert list(read(text)) == [name]


def test_the_number_of_a_seat_is_no_part_of_a_name(read: Callable[[str], dict[str, list[str]]]) -> None:
    assert list(read("署名委員は11番小林雅之委員と12番石井太一郎委員です")) == ["小林雅之", "石井太一郎"]
    assert "番場太郎" in read("番場太郎委員が話した")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("大賞 みなと市立浜田中学校 石井凜さん 「港の町」", "石井凜"),
        ("○議長（石井 昭君） 開会します", "石井昭"),
        ("王昭君の物語", "王昭君"),
    ],
)
def test_an_honorific_is_no_part_of_a_name(read: Callable[[str], dict[str, list[str]]], text: str, name: str) -> None:
    assert name in read(text)
