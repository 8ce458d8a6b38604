"""Words for offices in running text."""

from __future__ import annotations

import pytest

from pipeline.recognize.offices import find_titles, heads, is_office
from pipeline.recognize.tokens import tokenize
from pipeline.settings import Vocabulary

NO_OWN = Vocabulary()


def titles(text: str, own: Vocabulary = NO_OWN) -> list[str]:
    return [text[t.start : t.end] for t in find_titles(text, 0, len(text), tokenize(text), own)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("副市長と前市長", ["副市長", "前市長"]),
        ("陳副学長の話", ["副学長"]),  # the tokenizer cuts 陳副|学長
        ("長谷部会長の話", ["会長"]),  # and 長谷部|会長, where 部会長 is an office too
        ("名誉教授の話", ["名誉教授"]),
        ("環境部長官の話", ["長官"]),
        ("委 員 長   山田", ["委 員 長"]),
        ("第5代会長", ["第5代会長"]),
        ("市長公室と議員連盟と選手権", []),
        ("コーチングとCEOs", []),
        ("成長と身長", []),
    ],
)
def test_titles(text: str, expected: list[str]) -> None:
    assert titles(text) == expected


def test_a_user_s_own_office() -> None:
    own = Vocabulary(offices=((("office", "笛方"),),))
    assert titles("笛方の山田さん", own) == ["笛方"]
    assert titles("笛方の山田さん") == []


def test_labels_that_are_offices() -> None:
    assert is_office("委員長", Vocabulary())
    assert is_office("財務部長", Vocabulary())
    assert not is_office("講師", Vocabulary())
    assert not is_office("場所", Vocabulary())


def test_what_a_head_s_body_ends_in() -> None:
    assert heads(Vocabulary())["副市長"] == ("市",)
