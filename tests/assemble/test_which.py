"""Which cities take part in an event, invented: a city that is called on does, one in a talk's title does not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.model import EventStatement

Stated = Callable[..., list[EventStatement]]
DAY = "«2031年9月1日=2031-09-01»"


@pytest.mark.parametrize(
    ("title", "sentence", "cities"),
    [
        ("‹ラハティ市:CITY›訪問", "一行は町を見ました。", ["ラハティ市"]),
        ("‹ラハティ市:CITY›長表敬訪問", "一行は町を見ました。", ["ラハティ市"]),
        ("‹ラハティ市:CITY›公式訪問", "一行は町を見ました。", ["ラハティ市"]),
        ("‹ラハティ市:CITY›親善訪問", "一行は町を見ました。", ["ラハティ市"]),
        ("‹ラハティ市:CITY›訪問団受入", "一行は町を見ました。", ["ラハティ市"]),
        ("‹汐市:CITY›で灯台大会", "灯台大会を開きました。", []),
        ("講演会「‹汐市:CITY›の遺跡から」", "講演会を開きました。", []),
        ("‹汐県:CITY›市長会総会", "総会を開きました。", []),
    ],
)
def test_who_takes_part(stated: Stated, title: str, sentence: str, cities: list[str]) -> None:
    found = stated(f"title1|{title}", f"paragraph|{DAY}、{sentence}")
    assert [c.name for c in found[0].cities if c.role == "participant"] == cities
