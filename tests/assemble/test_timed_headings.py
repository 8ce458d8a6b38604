"""Programmes whose items are headings that begin with their hours, invented; and headings with hours that are none."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.model import EventStatement

Stated = Callable[..., list[EventStatement]]
HEAD = ["title1|第9回みなと研究会", "paragraph|«2031年5月3日(土)=2031-05-03»に第9回みなと研究会を開催しました。"]


def _heading(clock: str, name: str) -> str:
    return f"heading3|«{clock}=2031-05-03T{clock}+09:00» {name}"


ITEMS = [
    "heading2|プログラム",
    _heading("13:00", "「言語の道」"),
    "paragraph|小さな言語の話でした。",
    _heading("13:30", "「図を描く仕組み」"),
    "paragraph|図の話でした。",
    _heading("14:00", "Short Talks"),
]


def test_headings_with_hours_are_the_items_of_a_programme(stated: Stated) -> None:
    found = [(e.name, e.start[11:16], e.parent) for e in stated(*HEAD, *ITEMS) if "T" in e.start]
    assert found == [
        ("言語の道", "13:00", "第9回みなと研究会"),
        ("図を描く仕組み", "13:30", "第9回みなと研究会"),
        ("Short Talks", "14:00", "第9回みなと研究会"),
    ]


def test_one_such_heading_is_no_programme(stated: Stated) -> None:
    assert not [
        e for e in stated(*HEAD, *ITEMS[:1], _heading("13:00", "仕組みを描く"), "paragraph|話でした。") if e.parent
    ]


def test_doors_are_no_item(stated: Stated) -> None:
    found = stated(*HEAD, *ITEMS, _heading("12:30", "受付"))
    assert "受付" not in [e.name for e in found]
