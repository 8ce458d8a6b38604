"""Events of one page and what they are parts of, invented: the clocks of a programme have the day of the whole."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.model import EventStatement

Stated = Callable[..., list[EventStatement]]

PROGRAMME = [
    "title2|プログラム",
    "paragraph|«10:00=T10:00»　開会式",
    "paragraph|«10:30=T10:30»　基調講演「雪の道を守る」",
    "paragraph|«13:00=T13:00»　分科会",
]
TOLD = "paragraph|«2月4日(日)=2031-02-04»、潮見市で第8回 ゆきみち研究大会を開催しました。"
DATED = "paragraph|日時：«2031年2月4日(日)=2031-02-04»"


@pytest.mark.parametrize("head", [TOLD, DATED])
def test_the_clocks_of_a_programme_have_the_day_of_the_whole(stated: Stated, head: str) -> None:
    whole, *parts = stated("title1|第8回 ゆきみち研究大会", head, *PROGRAMME)
    assert [(e.name, e.start) for e in parts] == [
        ("開会式", "2031-02-04T10:00"),
        ("基調講演「雪の道を守る」", "2031-02-04T10:30"),
        ("分科会", "2031-02-04T13:00"),
    ]
    assert {e.parent for e in parts} == {whole.name}


def test_of_several_days_the_clocks_of_a_programme_have_none(stated: Stated) -> None:
    dated = "paragraph|日時：«2031年2月4日(日)=2031-02-04»から«2月6日(火)=2031-02-06»まで"
    _, *parts = stated("title1|第8回 ゆきみち研究大会", dated, *PROGRAMME)
    assert not {e.start[:10] for e in parts} & {"2031-02-04", "2031-02-05"}
