"""A row that does not stand at its offsets costs that row alone."""

import pytest

from pipeline.engine.sound import faults, sound
from pipeline.model import Document, Mention, Page, Reject, Time

PAGE = Page("pg_a", "a.txt", "川越市で5月に開催")


def mention(start: int, end: int, text: str) -> Mention:
    return Mention("pg_a", 0, start, end, text, "CITY", text, "rule", "r", 0.9)


def time(start: int, end: int, text: str) -> Time:
    return Time("pg_a", 0, start, end, text, "--05", "--05", "month", "date")


def test_what_stands_where_it_says_is_kept() -> None:
    document = Document(PAGE, mentions=(mention(0, 3, "川越市"),), times=(time(4, 6, "5月"),))
    assert sound(document, "recognize") is document


@pytest.mark.parametrize(
    "row", [mention(1, 4, "川越市"), mention(0, 99, "川越市"), mention(-3, 0, ""), mention(3, 0, "川越市")]
)
def test_what_does_not_is_a_reject(row: Mention) -> None:
    got = sound(Document(PAGE, mentions=(row, mention(0, 3, "川越市"))), "recognize")
    assert got.mentions == (mention(0, 3, "川越市"),)
    (fault,) = faults([got])
    assert (fault.stage, fault.label, fault.rule) == ("recognize", "mentions", "offset_law")


def test_a_broken_reject_is_dropped() -> None:
    good = Reject("pg_a", "strip", 0, 3, "川越市", "BLOCK", "r", "why")
    bad = Reject("pg_a", "strip", 0, 2, "川越市", "BLOCK", "r", "why")
    assert sound(Document(PAGE, rejects=(good, bad)), "strip").rejects == (good,)
