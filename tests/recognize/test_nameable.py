"""Words that a Japanese name may hold, and words of everyday language that are nobody's name."""

from __future__ import annotations

import pytest

from pipeline.recognize.nameable import is_no_name, is_plain, nameable
from pipeline.recognize.tokens import Token

NOUN = ("名詞", "普通名詞", "一般", "*", "*", "*")
FAMILY = ("名詞", "固有名詞", "人名", "姓", "*", "*")
GIVEN = ("名詞", "固有名詞", "人名", "名", "*", "*")
COUNTRY = ("名詞", "固有名詞", "地名", "国", "*", "*")
PARTICLE = ("助詞", "格助詞", "*", "*", "*", "*")


def word(text: str, pos: tuple[str, ...]) -> Token:
    return Token(0, len(text), text, pos)


@pytest.mark.parametrize(
    ("text", "pos", "is_one"),
    [
        ("森田", FAMILY, True),
        ("さくら", GIVEN, True),
        ("之", PARTICLE, True),
        ("の", PARTICLE, False),
        ("ながら", ("副詞", "*", "*", "*", "*", "*"), False),
        ("森田2", FAMILY, False),
        ("（", ("補助記号", "括弧開", "*", "*", "*", "*"), False),
    ],
)
def test_words_that_a_name_may_hold(text: str, pos: tuple[str, ...], is_one: bool) -> None:
    assert nameable(word(text, pos)) is is_one


@pytest.mark.parametrize(
    ("text", "pos", "plain", "never"),
    [
        ("推進", NOUN, True, True),
        ("工学", NOUN, True, True),
        ("颯", NOUN, False, False),  # one letter
        ("森田", FAMILY, False, False),
        ("エジプト", COUNTRY, True, True),
        ("陳", COUNTRY, False, False),  # a family's name, too
        ("カヅ", NOUN, False, False),  # no dictionary has it
    ],
)
def test_words_of_everyday_language(text: str, pos: tuple[str, ...], plain: bool, never: bool) -> None:
    assert is_plain(word(text, pos)) is plain
    assert is_no_name(word(text, pos)) is never


def test_a_plain_word_of_letters_that_given_names_have_may_be_a_part_of_a_run() -> None:
    plain = word("美人", NOUN)
    assert is_plain(plain)
    assert not is_no_name(plain)
