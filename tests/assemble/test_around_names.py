"""What stands right around the names of events, invented: a place, what is honoured, who took part."""

from __future__ import annotations

import pytest

from pipeline.assemble.around_names import before_guests, begin


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("汐ホールにて灯台講演会", "灯台講演会"),
        ("汐ホールにおいて、講演会「灯台の話」", "講演会「灯台の話」"),
        ("仮宮で、還幸式典", "還幸式典"),
        ("十年を祝う記念式典", "十年を祝う記念式典"),
        ("祝う記念式典", "記念式典"),
        ("記念してセレモニー", "セレモニー"),
        ("植える植樹式", "植樹式"),
        ("町長と語る会", "町長と語る会"),
        ("岬で遊ぶ", "岬で遊ぶ"),
        ("岬町にて朝の空気", "岬町にて朝の空気"),
        ("祝う会", "祝う会"),
        ("海で泳ぐ大会", "海で泳ぐ大会"),
    ],
)
def test_where_a_name_begins(text: str, name: str) -> None:
    assert text[begin(text, 0, len(text)) :] == name


@pytest.mark.parametrize(
    ("headline", "name"),
    [
        ("第3回灯台フォーラムに会員の町が登壇", "第3回灯台フォーラム"),
        ("岬町シンポジウムに潮見の生徒四人が参加しました", "岬町シンポジウム"),
        ("岬町に新しい船が参加", ""),
        ("フォーラムに会員の町が登壇", ""),
        ("灯台フォーラムに届いた声", ""),
    ],
)
def test_who_took_part_is_no_part_of_the_name(headline: str, name: str) -> None:
    end = before_guests(headline)
    assert headline[: max(end, 0)] == name
