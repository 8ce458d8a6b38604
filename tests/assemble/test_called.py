"""What a sentence calls the whole of its event, invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.model import EventStatement

Stated = Callable[..., list[EventStatement]]


@pytest.mark.parametrize(
    ("lead", "parent"),
    [
        ("「みどり交通安全週間」の一環として、", "みどり交通安全週間"),
        ("みどり環境フェスタの一環として、", "みどり環境フェスタ"),
        ("みどり環境フェスタの一環で、", "みどり環境フェスタ"),
        ("地域のまちづくりの一環として、", ""),  # no event
        ("みどり環境フェスタに続いて、", ""),
    ],
)
def test_one_event_is_held_within_another(stated: Stated, lead: str, parent: str) -> None:
    told = f"paragraph|{lead}«2031年2月4日(日)=2031-02-04»に防犯講演会を開催しました。"
    assert [e.parent for e in stated("title1|防犯講演会を開催しました", told)] == [parent]
