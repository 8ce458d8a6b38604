"""Long lists of every layout end in time: no rule may look at the whole page for each line."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.model import EventStatement


def day(k: int) -> str:
    return f"«{k % 12 + 1}月{k % 28 + 1}日=20{k % 90 + 10}-{k % 12 + 1:02d}-{k % 28 + 1:02d}»"


@pytest.mark.parametrize(
    "lines",
    [
        [line for k in range(800) for line in (f"date_line2|{day(k)}", f"paragraph|第{k}回灯台会議")],
        [f"paragraph|灯台まつり{k}  {day(k)}" for k in range(800)],
        ["paragraph|" + "\n".join(f"{day(k)} 第{k}回灯台会議" for k in range(800))],
    ],
)
def test_a_long_list_of_any_kind(lines: list[str], stated: Callable[..., list[EventStatement]]) -> None:
    assert len(stated("title1|行事予定", *lines)) >= 799
