"""Members whose office is the label of their roster: seats by number, rows of a box."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Read = Callable[[str], dict[str, list[str]]]
BOX = (
    "┌──────┬──────────────┐\n"
    "│      │ 大 町   尚   斉 木 哲 夫   │\n"
    "│{label}  │ 井 口   茂   新 田 金 作   │\n"
    "├──────┼──────────────┤\n"
    "│書記　　　│ 葉山主任              │\n"
    "└──────┴──────────────┘"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "釧路市議会定例会\n出席議員 2名\n  1番 葉山 太郎     2番 野沢  力\n出席説明員\n  総務部長 坂田 健一",
            {"葉山太郎": ["議員/釧路市議会"], "野沢力": ["議員/釧路市議会"], "坂田健一": ["総務部長/釧路市"]},
        ),
        ("出 席 委 員\n１０番　葉山　太郎　　１１番　野沢　力", {"葉山太郎": ["委員/"], "野沢力": ["委員/"]}),
        # a number that is no seat, and a roster of others
        ("のど自慢\n1番 葉山 太郎さん   2番 野沢 力さん", {"葉山太郎": [], "野沢力": []}),
        ("出席者\n1番 葉山 太郎   2番 野沢 力", {"葉山太郎": [], "野沢力": []}),
        (
            BOX.format(label="出席委員"),
            {"大町尚": ["委員/"], "斉木哲夫": ["委員/"], "井口茂": ["委員/"], "新田金作": ["委員/"], "葉山": ["主任/"]},
        ),
        (BOX.format(label="傍聴者　"), {"大町尚": [], "斉木哲夫": [], "井口茂": [], "新田金作": [], "葉山": ["主任/"]}),
    ],
)
def test_a_roster_gives_its_members_their_office(read: Read, text: str, expected: dict[str, list[str]]) -> None:
    found = read(text)
    assert {name: found.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("出席委員(3人)\n木原大輔 重信元子\n関三郎", ["木原大輔", "重信元子", "関三郎"]),
        ("〇出席議員\n◎木原大輔 ○重信元子", ["木原大輔", "重信元子"]),
        ("出席委員\n副委員長 木原大輔\n委員 重信元子、 関三郎", ["木原大輔", "重信元子", "関三郎"]),
        ("出席者\n木原大輔 重信元子", []),
        ("出席委員は多く、市からは木原大輔さん、重信元子さんが来た。", []),
    ],
)
def test_a_roster_right_under_its_label(read: Read, text: str, expected: list[str]) -> None:
    ends = ("委員/", "議員/", "副委員長/")
    assert [name for name, held in read(text).items() if any(o.startswith(ends) for o in held)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "出席委員（３人）\n野沢　力\n葉山　太郎\n坂田　健一",
            {"野沢力": "委員/", "葉山太郎": "委員/", "坂田健一": "委員/"},
        ),
        ("◯出席委員\n野沢 力、葉山 太郎、坂田 健一", {"野沢力": "委員/", "葉山太郎": "委員/", "坂田健一": "委員/"}),
        ("出席者（３人）\n野沢　力\n葉山　太郎\n坂田　健一", {"野沢力": "", "葉山太郎": "", "坂田健一": ""}),
    ],
)
def test_all_whom_a_roster_lists_have_its_office(read: Read, text: str, expected: dict[str, str]) -> None:
    found = read(text)
    assert {name: "".join(found[name]) for name in expected} == expected
