"""Bodies and venues by the words that they end with, and by the offices that they give."""

from __future__ import annotations

import pytest

from pipeline.model import Block, Document, Page
from pipeline.recognize import recognize
from pipeline.settings import Settings


def read(text: str) -> Document:
    block = Block("p", 0, 0, len(text), "paragraph")
    return recognize(Document(Page("p", "p", text), (block,)), Settings(ner="none"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("川口市教育委員会が開いた。", [("川口市教育委員会", "川口市")]),
        ("独日友好協会の会長、野沢達也氏", [("独日友好協会", "")]),
        ("会場は広いです。大学生が来た。各協会から。", []),
    ],
)
def test_bodies(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(o.name, o.place.name if o.place else "") for o in read(text).organizations] == expected


def test_venues() -> None:
    found = [
        m.text
        for m in read("ひばり市民会館と中国国際会議場で開く。バックグラウンドを話す。").mentions
        if m.label == "VENUE"
    ]
    assert found == ["ひばり市民会館", "中国国際会議場"]


def test_a_city_is_no_body_beside_itself() -> None:
    assert read("川口市長 野沢達也").organizations == ()
