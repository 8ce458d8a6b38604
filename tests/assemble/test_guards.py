"""What is looked for before a rule that is slow to fail: it never says no where the rule says yes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.assemble import clause, journeys, phrases, signing, timed_parts, visit_forms

# the first is found wherever the second is
GUARDS = {
    "a verb of signing": (signing.VERB, signing.SIGNED),
    "a verb of signing on a day": (signing.VERB, signing.SIGNED_ON),
    "a verb of signing that names": (phrases.SIGNING, phrases.SIGNED),
    "a party that stays": (journeys.NAME, journeys.SUBJECT),
    "a party of guests": (journeys.NAME, journeys.GUESTS),
    "a deed": (clause.DEED, clause.NOUN),
    "who is called on": (visit_forms.VERB, visit_forms.CALLED.pattern),
    "who calls": (visit_forms.VERB, visit_forms.CAME.pattern),
    "who comes": (visit_forms.VERB, visit_forms.CAME_TO.pattern),
    "who is received": (visit_forms.VERB, visit_forms.RECEIVED.pattern),
    "who is met": (visit_forms.VERB, visit_forms.MET.pattern),
    "what is visited": (visit_forms.VERB, visit_forms.VISITED.pattern),
}
PIECES = (
    *(
        "港湾協定",
        "共同宣言",
        "覚書",
        "締結",
        "調印",
        "署名",
        "結び",
        "書",
        "いたしました",
        "し",
        "が行われました",
        "た",
    ),
    *("訪問団", "派遣団", "代表団", "一行", "の皆さん", "11名", "（岬市）", "受け入れ", "迎え", "ました"),
    *("総会", "歓迎会", "「光の道」", "（港ホール）", "開催", "行われ", "開き", "催し", "終了", "ありました"),
    *("岬市長", "汐大学", "来学", "来訪", "表敬訪問", "訪問", "表敬", "視察", "会談", "面会", "訪れ", "懇談", "され"),
    *("が", "を", "は", "に", "の", "で", "と", "から", "には", "、", "。", "6月2日", "て", "いた", "な"),
)


@pytest.mark.parametrize("guard", GUARDS)
@given(text=st.lists(st.sampled_from(PIECES), max_size=9).map("".join))
def test_a_guard_never_says_no_where_its_rule_says_yes(guard: str, text: str) -> None:
    first, rule = GUARDS[guard]
    assert first.search(text) or not rule.search(text)


@pytest.mark.parametrize(
    ("guard", "text"),
    [
        ("a verb of signing", "港湾協定を締結しました"),
        ("a verb of signing on a day", "港湾協定を調印いたしました"),
        ("a verb of signing that names", "港湾協定を結び"),
        ("a party that stays", "派遣団11名は"),
        ("a party of guests", "訪問団を受け入れました"),
        ("a deed", "歓迎会を開き"),
        ("who is called on", "岬市長が汐大学を表敬訪問し、"),
        ("who calls", "汐大学から岬市長が来訪され"),
        ("who comes", "岬市長が訪れ"),
        ("who is received", "岬市長の表敬を受け"),
        ("who is met", "岬市長と会談し"),
        ("what is visited", "汐大学を視察し、"),
    ],
)
def test_each_of_these_rules_says_yes_to_something(guard: str, text: str) -> None:
    first, rule = GUARDS[guard]
    assert first.search(text)
    assert rule.search(text)


@given(
    st.lists(st.sampled_from(("手品", "(", "（", "3日:午後1時から", ")", "）", " ", "・", "。")), max_size=6).map(
        "".join
    )
)
def test_a_line_with_its_hours_behind_it_ends_with_a_bracket(text: str) -> None:
    line = re.sub(r"^\s+|\s+$", "", text)  # as lines are found
    assert line[-1:] in "）)" or not timed_parts.LINE.fullmatch(line)
