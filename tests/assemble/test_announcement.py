"""Announcements by fields: whose they are, and what is announced beside them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.model import EventStatement

Stated = Callable[..., list[EventStatement]]
DAY = "«6月14日(土)=2031-06-14»"
PLACE = "field|会場：汐ホール"


@pytest.mark.parametrize("line", ["heading2|開催概要", "paragraph|灯台フォーラム2031 光の道"])
def test_fields_below_a_line_that_adds_to_the_title_are_its_own(stated: Stated, line: str) -> None:
    found = stated("title1|灯台フォーラム2031", line, f"field|日時：{DAY}", PLACE)
    assert [(e.name, e.venue) for e in found] == [("灯台フォーラム2031", "汐ホール")]


def test_fields_below_another_event_are_not_the_title_s(stated: Stated) -> None:
    found = stated("title1|灯台フォーラム2031", "heading2|港の音楽会", f"field|日時：{DAY}", PLACE)
    assert "港の音楽会" in {e.name for e in found}


@pytest.mark.parametrize(
    ("label", "parts"), [("開会式", [("開会式", "2031-06-13", "灯台フォーラム")]), ("申込締切", [])]
)
def test_a_ceremony_that_labels_a_field_is_a_part(
    stated: Stated, label: str, parts: list[tuple[str, str, str]]
) -> None:
    found = stated("title1|灯台フォーラム", f"field|日時：{DAY}", PLACE, f"field|{label}：«6月13日=2031-06-13»")
    assert [(e.name, e.start, e.parent) for e in found if e.parent] == parts
