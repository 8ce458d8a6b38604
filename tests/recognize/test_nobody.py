"""What looks like a name and is a part of something else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Read = Callable[[str], dict[str, list[str]]]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("岬ガス株式会社有吉慶祐（ありよしけいすけ）代表取締役は語った。", "有吉慶祐", ["代表取締役/岬ガス株式会社"]),
        ("海田水産株式会社佐伯慶祐社長は語った。", "佐伯慶祐", ["社長/海田水産株式会社"]),
    ],
)
def test_a_firm_whose_form_stands_at_its_end(read: Read, text: str, name: str, expected: list[str]) -> None:
    assert read(text).get(name) == expected


@pytest.mark.parametrize(
    "text",
    [
        "株式会社有吉慶祐は休みです。",
        "群馬県市長会（会長、みどり市長）は決めた。",
        "千葉県町村会長挨拶",
        "渋沢栄一記念館",
    ],
)
def test_a_part_of_a_body_is_nobody(read: Read, text: str) -> None:
    assert read(text) == {}


def test_a_hall_in_katakana_is_nobody(read: Callable[[str], dict[str, list[str]]]) -> None:
    assert read("会場はマリーナ・コンベンション・センター（マレーシア）です") == {}
    assert "ダニエル・マルタン" in read("講師はダニエル・マルタンさんです")


@pytest.mark.parametrize("text", ["清掃（全議員）", "参加者は米沢青年会議所理事長1名です"])
def test_how_many_hold_an_office_names_nobody(read: Callable[[str], dict[str, list[str]]], text: str) -> None:
    assert read(text) == {}
    assert "米沢" in read("米沢理事長と会員3人が出席した")
