"""What is asked first, because it is cheap, never says no where the rule behind it would say yes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.clean import dates
from pipeline.clean.labels import labels
from pipeline.settings import DEFAULT

PARTS = ("令和", "元", "年", "6", "2024", "月", "日", "/", "(土)", "から", "Oct", " ", "度", "会場", "12:30")


@given(st.lists(st.sampled_from(PARTS), max_size=8).map("".join))
def test_a_date_has_a_number(text: str) -> None:
    for pattern in (dates.DATE_LINE, dates.ONLY_FULL, dates.ENGLISH_FULL):
        assert dates.NUMBER.search(text) or not pattern.fullmatch(text)


def test_every_label_begins_with_one_of_the_first_characters() -> None:
    names = labels(DEFAULT)
    assert {label[0] for label in names} == names.first
    assert "" not in names
