"""The fit of the second look's weights, and what they are worth on pages that were not fitted on."""

from collections.abc import Callable, Iterable
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from pipeline.annotate import EventRow
from pipeline.assemble.weighing import Signs
from pipeline.model import EventStatement

DAY = "2031-06-02"


@pytest.fixture(scope="module")
def second_look(script: Callable[[str], ModuleType]) -> ModuleType:
    return script("second_look")


def row(signs: Signs, missed: bool, optional: bool = False, page: str = "0/a", pair: Any = None) -> SimpleNamespace:
    return SimpleNamespace(signs=signs, missed=missed, optional=optional, page=page, pair=pair, counts=1.0)


def rows(*kinds: tuple[int, Signs, bool]) -> list[SimpleNamespace]:
    return [row(signs, missed) for count, signs, missed in kinds for _ in range(count)]


@pytest.mark.parametrize(
    ("values", "steps"),
    [
        ([0] * 12 + [1] * 12, [1]),
        ([0] * 12 + [1] * 11, []),
        ([0] * 11 + [1] * 12, []),
        ([0] * 12 + [2] * 12 + [7] * 12, [2, 7]),
        ([-3] * 12 + [0] * 12 + [1] * 12, [1]),
        ([0.1] * 12 + [0.3] * 12, [0.3]),
        (list(range(97)), [12, 24, 36, 48, 60, 72, 84]),
    ],
)
def test_a_sign_weighs_from_each_value_that_enough_pairs_have(
    second_look: ModuleType, values: list[float], steps: list[float]
) -> None:
    found = second_look.steps_of([row({"a": value}, False) for value in values])
    assert found == [("a", step) for step in steps]


def test_what_missed_events_look_like_weighs_for_a_pair_and_what_others_do_against(second_look: ModuleType) -> None:
    found = second_look.fit(
        rows((30, {"noun": 1, "even": 1}, True), (30, {"posted": 1}, False), (30, {"even": 1}, False), (30, {}, True))
    )
    assert found["noun", 1] > 0.5
    assert found["posted", 1] < -0.5
    assert ("always", 0) in found
    assert ("a sign that nothing has", 1) not in found


def test_a_pair_of_an_event_that_may_be_found_or_not_teaches_nothing(second_look: ModuleType) -> None:
    plain = rows((20, {"noun": 1}, True), (40, {}, False))
    assert second_look.fit([*plain, *(row({"noun": 1}, False, optional=True) for _ in range(90))]) == second_look.fit(
        plain
    )


def test_the_table_is_sorted_and_says_from_where_a_sign_weighs_what(second_look: ModuleType) -> None:
    told = second_look.table({("noun", 1.0): 0.5, ("always", 0.0): -2.0, ("length", 2.5): -0.13})
    assert list(told) == ["sign\tfrom\tweight", "always\t0\t-2.00", "length\t2.5\t-0.13", "noun\t1\t+0.50"]


def test_values_are_those_of_the_weights(second_look: ModuleType) -> None:
    weights = {("always", 0.0): -1.0, ("length", 3.0): 2.0, ("length", 6.0): -1.0}
    values = [value for value, _ in second_look.valued(weights, [row({"length": n}, False) for n in (1, 4, 9)])]
    assert values == pytest.approx([0.2689, 0.7311, 0.5], abs=1e-4)


def pair(name: str, at: int, day: str = DAY) -> SimpleNamespace:
    return SimpleNamespace(
        name=name, span=(at, at + len(name)), day=day, first=at, when=SimpleNamespace(start=day, end=day)
    )


def page(*names: str, found: Iterable[str], k: int = 0) -> SimpleNamespace:
    wanted = [EventRow(n, (DAY, DAY), frozenset({(DAY, DAY)}), optional="茶" in n) for n in names]
    events = [EventStatement("p", n, 0, 5, n, "line", start=DAY, end=DAY) for n in found]
    return SimpleNamespace(set=k, wanted=wanted, events=events)


def test_of_likely_pairs_that_tell_one_event_one_is_chosen(second_look: ModuleType) -> None:
    found = [
        (0.9, row({}, True, pair=pair("みさき音楽祭", 10))),
        (0.8, row({}, True, pair=pair("みさき音楽祭", 40))),
        (0.7, row({}, True, pair=pair("灯台ウォーク", 70))),
        (0.2, row({}, True, pair=pair("観月茶会", 90))),
    ]
    chosen = second_look.chosen(found, 0.5)
    assert [p.span[0] for p in chosen["0/a"]] == [10, 70]


@pytest.mark.parametrize(
    ("more", "right", "extra", "missed"),
    [([], 1, 1, 1), (["灯台ウォーク"], 2, 1, 0), (["観月茶会"], 1, 1, 1), (["港の清掃"], 1, 2, 1)],
)
def test_events_are_counted_with_the_chosen_ones(
    second_look: ModuleType, more: list[str], right: int, extra: int, missed: int
) -> None:
    """One that may be found or not counts neither way."""
    pages = {"0/a": page("みさき音楽祭", "灯台ウォーク", "観月茶会", found=["みさき音楽祭", "駅前の説明会"])}
    events, exact = second_look.counted(pages, {"0/a": [pair(name, 50) for name in more]})
    assert (events.tp, events.fp, events.fn) == (exact.tp, exact.fp, exact.fn) == (right, extra, missed)


def test_an_event_on_other_days_is_found_but_not_exact(second_look: ModuleType) -> None:
    events, exact = second_look.counted(
        {"0/a": page("みさき音楽祭", found=[])}, {"0/a": [pair("みさき音楽祭", 5, "2031-06-09")]}
    )
    assert (events.tp, exact.tp, exact.fp, exact.fn) == (1, 0, 1, 1)


def test_each_set_is_weighed_by_what_the_others_teach(second_look: ModuleType) -> None:
    """In set 0 the sign speaks for an event, in set 1 against one: each is valued by the other's."""
    ours = [row({"sign": k % 2}, bool(k % 2), page="0/a") for k in range(60)]
    others = [row({"sign": k % 2}, not k % 2, page="1/b") for k in range(60)]
    lots = SimpleNamespace(
        rows=[*ours, *others], pages={"0/a": page(found=[]), "1/b": page(found=[], k=1), "2/c": page(found=[], k=2)}
    )
    value = {(r.page, r.signs["sign"]): v for v, r in second_look.crossed(lots, 2)}
    assert value["0/a", 1] < 0.5 < value["0/a", 0]
    assert value["1/b", 0] < 0.5 < value["1/b", 1]
