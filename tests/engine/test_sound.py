"""A row that the tables cannot hold costs that row alone."""

from dataclasses import replace

import pytest

from pipeline.engine.sound import sound
from pipeline.ids import make_id
from pipeline.model import Document, EventStatement, Mention, Page, Reject, Time

PAGE = Page(make_id("pg", "a.txt"), "a.txt", "川越市で5月に開催")


def mention(start: int, end: int, text: str) -> Mention:
    return Mention(PAGE.page_id, 0, start, end, text, "CITY", text or "x", "rule", "r", 0.9)


def time(start: int, end: int, text: str) -> Time:
    return Time(PAGE.page_id, 0, start, end, text, "--05", "--05", "month", "date")


EVENT = EventStatement(PAGE.page_id, "川越市", 0, 3, "川越市", "prose")


def test_what_stands_where_it_says_is_kept() -> None:
    document = Document(PAGE, mentions=(mention(0, 3, "川越市"),), times=(time(4, 6, "5月"),), events=(EVENT,))
    assert sound(document, "recognize") is document


@pytest.mark.parametrize("row", [mention(1, 4, "川越市"), mention(0, 99, "川越市"), mention(-3, 0, "")])
def test_a_row_that_does_not_is_a_reject(row: Mention) -> None:
    got = sound(Document(PAGE, mentions=(row, mention(0, 3, "川越市"))), "recognize")
    assert got.mentions == (mention(0, 3, "川越市"),)
    (fault,) = got.rejects
    assert (fault.stage, fault.label, fault.rule) == ("recognize", "mentions", "not_sound")


@pytest.mark.parametrize(
    "row",
    [replace(EVENT, name=""), replace(EVENT, start="5月"), replace(EVENT, confidence=1.5)],
)
def test_a_value_that_its_column_may_not_hold_is_a_reject(row: EventStatement) -> None:
    got = sound(Document(PAGE, events=(EVENT, row)), "assemble")
    assert got.events == (EVENT,)
    assert [r.label for r in got.rejects] == ["events"]


def test_a_broken_reject_is_dropped() -> None:
    good = Reject(PAGE.page_id, "strip", 0, 3, "川越市", "BLOCK", "r", "why")
    assert sound(Document(PAGE, rejects=(good, replace(good, end=2))), "strip").rejects == (good,)


def test_only_what_is_new_since_a_sound_document_is_looked_at() -> None:
    """Rows that a stage adds or changes, and all of them where it has changed the text."""
    before = Document(PAGE, mentions=(mention(0, 3, "川越市"),), events=(EVENT,))
    assert sound(before, "assemble", before) is before
    moved = replace(EVENT, start_char=1, end_char=4)
    got = sound(replace(before, events=(EVENT, moved)), "assemble", before)
    assert got.events == (EVENT,)
    assert [r.label for r in got.rejects] == ["events"]
    other = replace(before, page=replace(PAGE, text="x"))
    assert [r.label for r in sound(other, "assemble", before).rejects] == ["mentions", "events"]


def test_a_value_that_is_good_in_one_column_may_be_none_in_another() -> None:
    """What was found of values before is remembered by column."""
    held = Document(PAGE, mentions=(mention(0, 3, "川越市"),), times=(time(4, 6, "5月"),))
    assert sound(held, "recognize") is held
    assert sound(replace(held, times=(replace(held.times[0], precision="date"),)), "recognize").times == ()  # type: ignore[arg-type]
    assert sound(replace(held, times=(replace(held.times[0], kind="month"),)), "recognize").times == ()  # type: ignore[arg-type]
