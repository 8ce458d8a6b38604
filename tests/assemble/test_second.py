"""The names of a page with the times near them, what they look like, and which of them are events nobody has found."""

from __future__ import annotations

from types import ModuleType

import pytest

from pipeline import vocabulary
from pipeline.assemble import second, second_signs
from pipeline.assemble.second_beside import Lot
from pipeline.assemble.second_days import Pair, pairs
from pipeline.assemble.view import View
from pipeline.assemble.weighing import weights
from pipeline.model import EventStatement
from pipeline.settings import DEFAULT

DAY = "«6月2日=2031-06-02»"
NEXT = "«6月3日=2031-06-03»"
FEAST = EventStatement("p", "潮風音楽祭", 0, 5, "潮風音楽祭", "line", start="2031-06-02", end="2031-06-02")


def viewed(lined: ModuleType, *lines: str, title: str = "") -> View:
    return View(lined.page(*lines, title=title), DEFAULT)


def found(lined: ModuleType, *lines: str) -> list[tuple[str, str, str]]:
    """Name, form and how it is bound to its times, of each pair of a page."""
    return [(p.name, p.named.form, p.bind) for p in pairs(viewed(lined, *lines))]


@pytest.mark.parametrize(
    ("lines", "want"),
    [
        ([f"list_item|{DAY} 潮風マルシェ"], ("潮風マルシェ", "line", "before")),
        ([f"list_item|潮風マルシェ（{DAY}）"], ("潮風マルシェ", "line", "after")),
        (["paragraph|灯台ウォーク", f"paragraph|{DAY}"], ("灯台ウォーク", "line", "next")),
        ([f"date_line|{DAY}", "paragraph|灯台ウォーク"], ("灯台ウォーク", "line", "prev")),
        (["head|催し | 日", f"row|灯台ウォーク | {DAY}"], ("灯台ウォーク", "cell", "row")),
        ([f"heading|灯台ウォーク（{DAY}）"], ("灯台ウォーク", "head", "after")),
        ([f"paragraph|{DAY}に岬の丘で観月茶会を楽しみました。"], ("観月茶会", "noun", "before")),
        ([f"list_item|{DAY} 潮風マルシェ（港の広場）"], ("潮風マルシェ", "line", "before")),
    ],
)
def test_a_name_and_the_times_near_it_are_a_pair(
    lined: ModuleType, lines: list[str], want: tuple[str, str, str]
) -> None:
    assert want in found(lined, *lines)


@pytest.mark.parametrize(
    "line",
    [
        f"list_item|{DAY} 第4回",
        f"list_item|{DAY} について",
        f"list_item|{DAY} 休館日のご案内",
        f"list_item|{DAY} Seminar",
        f"list_item|{DAY} 写真：灯台の前で",
        f"list_item|{DAY} 大会最終日",
        f"list_item|{DAY} 港駅→岬駅",
        "list_item|潮風マルシェ",
    ],
)
def test_what_names_no_event_or_has_no_time_is_no_pair(lined: ModuleType, line: str) -> None:
    assert found(lined, line) == []


def test_times_that_are_told_together_are_one_and_others_are_not(lined: ModuleType) -> None:
    rows = [len(p.times.rows) for p in pairs(viewed(lined, f"list_item|{DAY}、{NEXT} 潮風マルシェ"))]
    assert rows == [2]
    apart = pairs(viewed(lined, f"list_item|{DAY}は下見です。{NEXT} 潮風マルシェ"))
    assert all(len(p.times.rows) == 1 for p in apart)


def test_names_that_may_have_the_same_times_share_them(lined: ModuleType) -> None:
    under = pairs(viewed(lined, f"date_line|{DAY}", "paragraph|灯台ウォーク", "paragraph|観月茶会"))
    assert len({p.name for p in under}) == 2
    assert len({id(p.times) for p in under}) == 1


def test_a_line_far_from_all_times_is_no_pair(lined: ModuleType) -> None:
    between = [f"paragraph|岬の町の話その{k}" for k in "一二三四五六七"]
    assert "灯台ウォーク" in {n for n, _, _ in found(lined, f"date_line|{DAY}", "paragraph|灯台ウォーク")}
    assert "灯台ウォーク" not in {n for n, _, _ in found(lined, f"date_line|{DAY}", *between, "paragraph|灯台ウォーク")}


@pytest.mark.parametrize(
    ("line", "again"),
    [
        (f"list_item|{DAY} 潮風音楽祭", True),
        (f"list_item|{DAY} 第3回潮風音楽祭", True),
        (f"list_item|{NEXT} 潮風音楽祭", False),
        (f"list_item|{DAY} 灯台ウォーク", False),
    ],
)
def test_what_is_known_is_not_said_again(lined: ModuleType, line: str, again: bool) -> None:
    all_of_them = pairs(viewed(lined, "paragraph|岬の町の話", line))
    assert all_of_them
    assert (second.new(all_of_them, [FEAST]) == []) is again


def test_of_pairs_that_tell_one_event_the_likeliest_is_taken(lined: ModuleType) -> None:
    two = pairs(viewed(lined, f"list_item|潮風音楽祭（{DAY}）", f"list_item|潮風音楽祭　開演（{DAY}）"))
    kept = second.apart([(0.6, two[0]), (0.9, two[-1])])
    assert [value for value, _ in kept] == [0.9]
    other = pairs(viewed(lined, f"list_item|潮風音楽祭（{DAY}）", f"list_item|灯台ウォーク（{DAY}）"))
    assert len(second.apart([(0.6, p) for p in other])) == 2


def _all(lined: ModuleType) -> tuple[View, Lot, list[Pair]]:
    lines = (
        f"heading|潮風音楽祭（{DAY}）",
        f"paragraph|{NEXT}に岬の丘で観月茶会を行いました。",
        f"list_item|{NEXT} 13:00 灯台ウォーク",
        "head|催し | 日",
        f"row|みなと展示会 | {DAY}",
    )
    view = viewed(lined, *lines, title="港の催し")
    every = pairs(view)
    return view, Lot(view, every, [FEAST]), every


def test_a_pair_weighs_what_all_its_signs_weigh(lined: ModuleType) -> None:
    view, lot, every = _all(lined)
    assert every
    for pair in every:
        value = second.weigh(view, lot, pair)
        odds = weights("second").always + second.summed(second.signs(view, lot, pair))
        whole = 1 / (1 + 2.718281828459045**-odds)
        assert value == pytest.approx(whole) or (value == 0 and whole < second.ENOUGH)


def test_what_a_sign_can_still_add_is_asked_of_every_sign(lined: ModuleType) -> None:
    """A pair is given up where the most that is left does not suffice: no sign that is left may be forgotten."""
    view, lot, every = _all(lined)
    for pair in every:
        own = {**second_signs.of_place(view, pair.named), **second_signs.of_words(pair.name)}
        beside = {**second_signs.of_both(view, pair), **lot.of_pair(pair)}
        assert [name for name in own if not name.startswith(second.OWN)] == []
        assert [name for name in beside if not name.startswith(second.BESIDE)] == []


def test_every_weight_is_of_a_sign_that_is_told(lined: ModuleType) -> None:
    view, lot, every = _all(lined)
    told = {name for p in every for name in second.signs(view, lot, p)}
    groups = ("in_", "kind_", "form_", "bind_")  # one of many; and days of pages with a day of their own
    asked = {r["sign"] for r in vocabulary.read("assemble", "second")} - {"always", "after_page", "page_gap"}
    assert {a for a in asked if not a.startswith(groups)} <= told


def test_an_item_that_looks_like_an_event_is_one_and_what_looks_like_none_is_not(lined: ModuleType) -> None:
    page = (
        "title|港のたより",
        f"paragraph|観月茶会とみさき音楽祭を{DAY}に控えています。",
        "paragraph|第3回みさき音楽祭",
    )
    view = viewed(lined, *page, f"list_item|{NEXT} 更新日のページ情報", title="港のたより")
    every = pairs(view)
    value = {p.name: second.weigh(view, Lot(view, every, []), p) for p in every}
    assert max(v for n, v in value.items() if n.endswith("音楽祭")) >= second.ENOUGH
    assert value["更新日のページ情報"] < second.ENOUGH / 2
    said = second.overlooked(view, [])
    assert said
    assert {e.rule for e in said} == {"second"}
    assert not any("更新" in e.name for e in said)
    assert all(second.ENOUGH <= e.confidence < 1 for e in said)


def test_a_huge_page_is_looked_at_as_far_as_its_crowd(lined: ModuleType) -> None:
    from pipeline.assemble import second_names

    view = viewed(lined, *(f"list_item|{DAY} 催し其の{k}" for k in range(second_names.CROWD + 50)))
    assert len(pairs(view)) == second_names.CROWD
