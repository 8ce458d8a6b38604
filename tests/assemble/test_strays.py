# ruff: noqa: E501 - a page is one line of the table
"""People and places told behind the event that they belong to, invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.model import EventStatement

Stated = Callable[..., list[EventStatement]]
DAY = "«2031年9月1日=2031-09-01»"
NEXT = "«9月5日=2031-09-05»"


def test_the_only_event_takes_who_is_told_behind_it(stated: Stated) -> None:
    found = stated(
        "heading2|お知らせ", f"paragraph|{DAY}、岬会館で「灯台研修会」を行いました。", "heading3|第1部", "paragraph|‹浜野 渚:PERSON:主任/›主任が話しました。"
    )  # fmt: skip
    assert [(e.name, [p.entity for p in e.people]) for e in found] == [("灯台研修会", ["浜野渚"])]


@pytest.mark.parametrize(
    ("line", "there"),
    [
        ("聞き手／‹浜野 渚:PERSON:編集委員/›", []),
        ("取材・文：‹浜野 渚:PERSON:編集委員/›", []),
        ("司会／‹浜野 渚:PERSON:編集委員/›", ["浜野渚"]),
        ("文化課長：‹浜野 渚:PERSON:課長/›", ["浜野渚"]),
    ],
)
def test_who_made_the_page_was_not_at_the_event(line: str, there: list[str], stated: Stated) -> None:
    found = stated(
        "heading2|お知らせ",
        f"paragraph|{DAY}、岬会館で「灯台研修会」を行いました。",
        "heading3|余話",
        f"paragraph|{line}",
    )
    assert [p.entity for e in found for p in e.people] == there


def test_who_stands_under_another_heading_is_not_taken_by_a_line(stated: Stated) -> None:
    lines = [f"paragraph|{DAY} 灯台審議会", f"paragraph|{NEXT} 港湾審議会", "heading2|百歳のお祝い", "paragraph|‹浜野 渚:PERSON›さんの家へ"]  # fmt: skip
    found = stated("title1|町長の動き", *lines)
    assert [(e.name, [p.entity for p in e.people]) for e in found] == [("灯台審議会", []), ("港湾審議会", [])]


def test_a_poet_whom_a_sentence_names_was_not_there(stated: Stated) -> None:
    found = stated("heading2|お知らせ", f"paragraph|{DAY}、岬会館で「灯台研修会」を行いました。", "heading3|余話", "paragraph|‹浜野 渚:PERSON›の歌が海を詠む。")  # fmt: skip
    assert [p.entity for e in found for p in e.people] == []


@pytest.mark.parametrize(
    ("sentence", "venue"),
    [
        ("会は岬会館で開催されました。", "岬会館"),
        ("当日は汐見ホールにおいて式典が行われました。", "汐見ホール"),
        ("次回は浦島会館で開催されます。", ""),
        ("昨年は浦島会館で開催されました。", ""),
        ("岬会館の話も聞きました。", ""),
    ],
)
def test_a_later_sentence_tells_the_place(stated: Stated, sentence: str, venue: str) -> None:
    found = stated(
        "title1|灯台シンポジウム", f"paragraph|{DAY}、灯台シンポジウムを行いました。", f"paragraph|{sentence}"
    )
    assert [e.venue for e in found] == [venue]
