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


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        # the line over the fields says the title again and adds to it
        (["title1|第3回灯台サミット", "heading2|第3回灯台サミットメイン", "WHEN", PLACE], ["第3回灯台サミット"]),
        # it names no event, and the title does
        (["title1|灯台絵画展", "heading2|子どもたちの灯台", "WHEN", PLACE], ["灯台絵画展"]),
        # what stands under the title beside its section is the event's, too
        (["title1|灯台絵画展", PLACE, "heading2|子どもたちの灯台", "WHEN"], ["灯台絵画展"]),
        # it names another event
        (["title1|灯台絵画展", PLACE, "heading2|港の音楽会", "WHEN"], ["港の音楽会"]),
        # the title names none
        (["title1|港のたより", "heading2|子どもたちの灯台", "WHEN", PLACE], ["子どもたちの灯台"]),
        # there are two
        (
            ["title1|灯台絵画展", "heading2|子どもたちの灯台", "WHEN", PLACE, "heading2|港の音楽会", "WHEN", PLACE],
            ["子どもたちの灯台", "港の音楽会"],
        ),
    ],
)
def test_the_one_event_of_a_page_is_its_title_s_where_the_line_over_the_fields_names_no_other(
    stated: Stated, lines: list[str], names: list[str]
) -> None:
    found = stated(*(f"field|日時：{DAY}" if line == "WHEN" else line for line in lines))
    assert [(e.name, e.start, e.venue) for e in found] == [(name, "2031-06-14", "汐ホール") for name in names]


@pytest.mark.parametrize(
    ("label", "parts"), [("開会式", [("開会式", "2031-06-13", "灯台フォーラム")]), ("申込締切", [])]
)
def test_a_ceremony_that_labels_a_field_is_a_part(
    stated: Stated, label: str, parts: list[tuple[str, str, str]]
) -> None:
    found = stated("title1|灯台フォーラム", f"field|日時：{DAY}", PLACE, f"field|{label}：«6月13日=2031-06-13»")
    assert [(e.name, e.start, e.parent) for e in found if e.parent] == parts
