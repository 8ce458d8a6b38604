"""Who held an office one after another, below a heading that says which."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Read = Callable[[str], dict[str, list[str]]]


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        ("鳥羽市の歴代市長\n初代：田中 太郎（1951年～1959年）\n2代：小林 喜三郎（1959年～）", "市長/鳥羽市"),
        ("歴代理事長\n初代 田中 太郎\n第２代 小林 喜三郎", "理事長/"),
        ("浜田支部の歴代支部長\n- 初代\n- 田中 太郎\n- 第２代現職\n- 小林 喜三郎", "支部長/浜田支部"),
        ("歴代会長\n代|氏名\n初代|田中 太郎\n第 2 代|小林 喜三郎", "会長/"),
        ("歴代町長\n初代 田中 太郎\n2代 小林 喜三郎", "町長/"),  # of which town is not told
        ("歴代監督\n初代\t田中 太郎\n2代\t小林 喜三郎", "監督/"),
        ("歴代監督\n初代 田中 太郎\n2代 小林 喜三郎", "監督/"),
        ("これまでの会長\n初代　田中 太郎\n二代目　小林 喜三郎", "会長/"),
    ],
)
def test_below_the_heading(read: Read, text: str, offices: str) -> None:
    assert read(text) == {"田中太郎": [offices], "小林喜三郎": [offices]}


@pytest.mark.parametrize(
    "text",
    [
        "歴代の優勝者\n初代 田中 太郎",  # no office
        "歴代市長\n初代\n港の人\n田中 太郎",  # more than the number stands between
        "歴代市長\n司会 田中 太郎",  # no number of a succession
        "市長のあゆみ\n初代 田中 太郎",  # no word for a succession
    ],
)
def test_no_succession(read: Read, text: str) -> None:
    assert not any(o.startswith("市長") for o in read(text).get("田中太郎", []))
