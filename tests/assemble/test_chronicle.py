"""Rows of a chronicle, invented: what was held, among what was founded, published and planned."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.model import EventStatement

Stated = Callable[..., list[EventStatement]]
MONTH = "«2031/3=2031-03»"


@pytest.mark.parametrize(
    ("told", "names"),
    [
        ("汐会館(岬町)で灯台パネル展「光を運ぶ」開催。「灯台案内」初版を発行。", ["灯台パネル展「光を運ぶ」"]),
        ("第1回全国灯台研究集会を港文化センターで開催。 以後毎年行う。", ["第1回全国灯台研究集会"]),
        ("灯台守合同説明会の開催を始める。 年に二度行う。", ["灯台守合同説明会"]),
        ("灯台守を中心に会を結成。 交流を始める。", []),
        ("「灯台守の手引き」を発行。 全国集会で配る。", []),
    ],
)
def test_what_was_held(stated: Stated, told: str, names: list[str]) -> None:
    got = stated("title1|灯台研究会のあゆみ", f"table_row|{MONTH}|{told}")
    assert [(e.name, e.start) for e in got] == [(n, "2031-03") for n in names]


def test_a_sentence_with_a_day_of_its_own_has_not_that_of_its_row(stated: Stated) -> None:
    row = f"table_row|{MONTH}|«5月2日=2031-05-02»に全国灯台研究集会を汐会館で開催。"
    assert "2031-03" not in {e.start for e in stated("title1|灯台研究会のあゆみ", row) if "研究集会" in e.name}
