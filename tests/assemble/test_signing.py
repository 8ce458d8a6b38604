"""Agreements that are signed on a day of their own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.model import EventStatement

Stated = Callable[..., list[EventStatement]]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("岬市と汐大学は、«6月14日=2031-06-14»付けで港湾協定を締結いたしました。", ["岬市と汐大学の港湾協定の締結"]),
        ("岬市は、«6月14日=2031-06-14»付けで灯台の連携協定を締結しました。", ["連携協定の締結"]),
        # what is only planned, and what is no agreement
        ("岬市と汐大学は、«6月14日=2031-06-14»付けで港湾協定の見直しを考えます。", []),
        ("岬市は、«6月14日=2031-06-14»付けで港湾課を廃止しました。", []),
    ],
)
def test_who_signed_what(stated: Stated, sentence: str, names: list[str]) -> None:
    assert [e.name for e in stated("title1|市の取組", f"paragraph|{sentence}")] == names
