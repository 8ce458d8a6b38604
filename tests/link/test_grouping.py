"""Groups of rows that share a key; and that a group which is known is neither opened nor worked on again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.grouped import by_group
from pipeline.link import grouping
from pipeline.link.columns import Keys
from pipeline.link.grouping import Desk, Members, Task, in_common, keys_of, members, sharing
from pipeline.link.memo import Forgetful

VALUES = st.sampled_from([0, 1, 2, 3, 2**64 - 1])
KEYED = st.lists(st.tuples(st.integers(0, 6), VALUES, st.booleans()), max_size=16)
GROUPS = st.lists(st.lists(st.integers(0, 20), min_size=1, max_size=4, unique=True).map(sorted), max_size=6)
DIGESTS = np.arange(100, 130, dtype=np.uint64)


def as_lists(groups: Members) -> list[list[int]]:
    return [groups.of(n).tolist() for n in range(len(groups))]


def of(groups: Sequence[Sequence[int]]) -> Members:
    rows = [row for group in groups for row in group]
    return Members(np.array(rows, np.int64), np.cumsum([0, *map(len, groups)]))


def keyed(groups: Members, name: str = "like ") -> list[bytes]:
    return list(keys_of(name, groups, DIGESTS[groups.rows], np.zeros(len(groups), np.uint64)))


@given(KEYED)
def test_rows_that_share_a_key(told: list[tuple[int, int, bool]]) -> None:
    rows: dict[int, set[int]] = defaultdict(set)
    for row, value, _ in told:
        rows[value].add(row)
    keys = Keys(np.array([r for r, *_ in told], np.int64), np.array([v for _, v, _ in told], np.uint64))
    assert as_lists(sharing(keys)) == [sorted(found) for _, found in sorted(rows.items()) if len(found) > 1]


@given(KEYED)
def test_of_the_rows_that_share_a_key_some_must_be_wanted_and_some_not(told: list[tuple[int, int, bool]]) -> None:
    once = {(row, value): wanted for row, value, wanted in told}
    rows: dict[int, dict[int, bool]] = defaultdict(dict)
    for (row, value), wanted in once.items():
        rows[value][row] = wanted
    keys = Keys(np.array([r for r, _ in once], np.int64), np.array([v for _, v in once], np.uint64))
    expected = [sorted(found) for _, found in sorted(rows.items()) if len(set(found.values())) == 2]
    assert as_lists(sharing(keys, np.array(list(once.values()), bool))) == expected


@given(st.lists(st.integers(0, 4), max_size=10))
def test_the_rows_of_each_group(groups: list[int]) -> None:
    expected = [[row for row, g in enumerate(groups) if g == group] for group in sorted(set(groups))]
    assert as_lists(members(np.array(groups, np.int64))) == expected


@given(GROUPS)
def test_keys_are_the_same_for_the_same_rows_only(groups: list[list[int]]) -> None:
    found = keyed(of(groups))
    assert len(found) == len(groups)
    assert [[a == b for b in groups] for a in groups] == [[a == b for b in found] for a in found]
    assert keyed(of(groups[::-1])) == found[::-1]
    assert not {*keyed(of(groups), "other ")} & {*found}


def test_a_row_that_says_something_else_gives_another_key() -> None:
    groups, said = of([[0, 1], [2, 3]]), np.array([1, 2, 3, 4], np.uint64)
    more, nothing = np.array([0, 0, 0, 1], np.uint64), np.zeros(2, np.uint64)
    before, after, common = (
        list(keys_of("like ", groups, rows, own))
        for rows, own in ((said, nothing), (said + more, nothing), (said, more[2:]))
    )
    assert (before[0] == after[0], before[1] == after[1]) == (True, False)
    assert (before[0] == common[0], before[1] == common[1]) == (True, False)


@given(GROUPS, st.lists(st.lists(st.integers(0, 4), max_size=4), min_size=21, max_size=21), st.permutations(range(5)))
def test_what_rows_have_in_common_is_told_whatever_it_is(
    groups: list[list[int]], values: list[list[int]], names: list[int]
) -> None:
    def told(some: list[list[int]]) -> list[int]:
        lists = Keys(
            np.repeat(np.arange(21), [len(row) for row in some]), np.array([v for row in some for v in row], np.int64)
        )
        found: list[int] = in_common(of(groups), lists).tolist()
        return found

    def plainly(group: list[int]) -> list[list[int]]:
        """The places of each value that several rows have."""
        places = [[i for i, row in enumerate(group) if value in values[row]] for value in range(5)]
        return sorted(where for where in places if len(where) > 1)

    found, expected = told(values), [plainly(group) for group in groups]
    assert [[a == b for b in found] for a in found] == [[a == b for b in expected] for a in expected]
    assert [digest == 0 for digest in found] == [not places for places in expected]
    assert told([[names[value] for value in row] for row in values]) == found


def test_rows_in_another_order_give_another_key() -> None:
    assert keyed(of([[0, 1, 2]])) != keyed(of([[1, 0, 2]]))
    assert keyed(of([[5], [0, 1, 2]]))[1:] == keyed(of([[0, 1, 2]]))  # in its group, wherever that stands


class Remembering(dict[bytes, bytes]):
    """A Memo that keeps all."""

    def put(self, key: bytes, value: bytes) -> None:
        self[key] = value


class Counted:
    """Work that writes down the rows of a group, and counts."""

    def __init__(self) -> None:
        self.opened: list[int] = []
        self.worked: list[list[int]] = []

    def __call__(self, rows: Sequence[Any]) -> list[bytes | None]:
        group = rows[0][0]
        assert [group is not None for group, _ in rows] == [True, *[False] * (len(rows) - 1)]
        self.worked.append([row for _, row in rows])
        return [repr((group, self.worked[-1])).encode(), *[None] * (len(rows) - 1)]

    def open(self, numbers: Sequence[int]) -> list[tuple[None, int]]:
        self.opened += numbers
        return [(None, number) for number in numbers]

    def done(self, groups: Members, memo: Any) -> list[bytes]:
        def headed(group: int, row: Any) -> Any:
            return len(groups.of(group)), row[1]

        return Desk(memo, by_group).done(groups, keyed(groups), Task(self, self.open, headed))


@given(GROUPS, st.data())
def test_only_what_is_not_known_is_opened_and_worked_on(groups: list[list[int]], data: st.DataObject) -> None:
    made, fresh = of(groups), Counted()
    expected = fresh.done(made, Forgetful())
    assert fresh.worked == groups
    known = [data.draw(st.booleans()) for _ in groups]
    memo = Remembering((k, v) for k, v, there in zip(keyed(made), expected, known, strict=True) if there)
    here = [group for key, group in zip(keyed(made), groups, strict=True) if key not in memo]
    work = Counted()
    assert work.done(made, memo) == expected
    assert work.worked == here
    assert work.opened == sorted({row for group in here for row in group})
    assert memo == dict(zip(keyed(made), expected, strict=True))
    assert (again := Counted()).done(made, memo) == expected
    assert (again.worked, again.opened) == ([], [])


@pytest.mark.parametrize("lot", [1, 2, 3, 100])
def test_how_many_rows_are_open_at_once_makes_no_difference(lot: int, monkeypatch: pytest.MonkeyPatch) -> None:
    groups = [[0, 1], [1, 2], [3, 4, 5], [0, 5], [6, 7]]
    expected = Counted().done(of(groups), Forgetful())
    monkeypatch.setattr(grouping, "LOT", lot)
    work = Counted()
    assert work.done(of(groups), Forgetful()) == expected
    assert work.worked == groups
    assert (len(work.opened) > 8) == (lot <= 3)  # rows of two lots are opened twice
