"""What lines and cells lend one another: an office above several names, a label with a count, a body above units."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.model import Block, Cell, Document, Page
from pipeline.recognize import recognize
from pipeline.settings import Settings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "出席委員 三名\n委員長野沢 達也君\n村井 健太君\n小林 花子君",
            {"野沢達也": ["委員長/"], "村井健太": ["委員/"], "小林花子": ["委員/"]},
        ),
        ("理事\n野沢 達也\n村井 健太\n小林 花子", {n: ["理事/"] for n in ("野沢達也", "村井健太", "小林花子")}),
        ("「まちの水」 釧路大学教授\n野沢 達也", {"野沢達也": ["教授/釧路大学"]}),
        ("釧路市長\n野沢 達也\n村井 健太\n小林 花子", {"野沢達也": ["市長/釧路市"], "村井健太": [], "小林花子": []}),
        ("理事\n今日は雨でした。\n野沢 達也", {"野沢達也": []}),
    ],
)
def test_an_office_above_names(
    read: Callable[[str], dict[str, list[str]]], text: str, expected: dict[str, list[str]]
) -> None:
    assert read(text) == expected


def test_each_cell_of_a_line_has_its_own_label() -> None:
    text = "日時：5月8日 会場：駅前 講師：野沢 達也"
    cells, at = [], 0
    for label, value in (piece.split("：") for piece in ("日時：5月8日", "会場：駅前", "講師：野沢 達也")):
        at = text.index(label, at)
        cells += [Cell(at, at + len(label), is_header=True)]
        at += len(label) + 1
        cells += [Cell(at, at + len(value), header=label)]
    block = Block("p", 0, 0, len(text), "field", label="日時", cells=tuple(cells))
    (person,) = recognize(Document(Page("p", "p", text), (block,)), Settings(ner="none")).people
    assert person.name == "野沢達也"
