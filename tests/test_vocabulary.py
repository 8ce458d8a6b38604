"""Vocabulary that code reads: each sign is a pattern that compiles, and none lies there unread."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline import vocabulary

PACKAGE = Path(vocabulary.__file__).parent
ROOMS = sorted(path.parent.parent.name for path in PACKAGE.glob("*/data/signs.tsv"))
SIGNS = [(room, sign) for room in ROOMS for sign in dict.fromkeys(vocabulary.words(room, "signs", "sign"))]
CODE = {room: "".join(p.read_text("utf-8") for p in sorted((PACKAGE / room).rglob("*.py"))) for room in ROOMS}
TABLES = {  # vocabulary that names signs: data/chairs.tsv
    room: "".join(p.read_text("utf-8") for p in sorted((PACKAGE / room / "data").glob("*.tsv")) if p.stem != "signs")
    for room in ROOMS
}


@pytest.mark.parametrize(("room", "sign"), SIGNS)
def test_a_sign_is_a_pattern_and_is_read(room: str, sign: str) -> None:
    assert not re.compile(vocabulary.any_of(room, sign)).fullmatch("")
    quoted, cell = rf"""["']{sign}["']""", rf"^{sign}\t"
    assert re.search(quoted, CODE[room]) or re.search(cell, TABLES[room], re.M), f"nothing in {room} reads {sign}"


def test_the_first_pattern_of_a_sign_wins_over_its_rows() -> None:
    assert vocabulary.any_of("temporal", "went").startswith("(?:(?:へ|海外に)(?:行って|派遣|渡航)|")
    outward = re.compile(vocabulary.any_of("temporal", "outward"))
    assert outward.search("市の訪問団が帰国")
    assert outward.search("議場を訪問しました")
    assert outward.search("窓口を訪問したい") is None


def test_several_signs_are_one_group_in_their_order() -> None:
    went, outward = (vocabulary.any_of("temporal", sign) for sign in ("went", "outward"))
    assert vocabulary.any_of("temporal", "went", "outward") == f"{went[:-1]}|{outward[3:]}"


def test_plain_words_keep_their_order() -> None:
    assert vocabulary.listed("temporal", "ordinal")[:3] == ("第", "No", "No.")


@pytest.mark.parametrize("read", [vocabulary.any_of, vocabulary.listed])
def test_a_sign_that_no_row_has_is_an_error(read: object) -> None:
    with pytest.raises(KeyError, match="no sign 'weather'"):
        read("temporal", "weather")  # type: ignore[operator]
