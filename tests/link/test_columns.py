"""Statements of pages as columns: what was given comes out, whatever pages it stood on; sums tell sets apart."""

from __future__ import annotations

from itertools import accumulate

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.link.columns import Keys, Table, hashes_of, in_columns, mark, mixed, summed, table, together

FIXED = [("digest", "<u8"), ("at", "<i4")]
LISTS = {"keys": "<u8", "who": "<i4"}
WHOLE = st.integers(0, 2**64 - 1)
SMALL = st.integers(-5, 5)
ROW = st.tuples(st.tuples(WHOLE, SMALL), st.lists(WHOLE, max_size=3), st.lists(SMALL, max_size=3))
Row = tuple[tuple[int, int], list[int], list[int]]


def of_pages(pages: list[list[Row]]) -> Table:
    columns = []
    for rows in pages:
        lists = {"keys": ("<u8", [r[1] for r in rows]), "who": ("<i4", [r[2] for r in rows])}
        columns.append(in_columns([r[0] for r in rows], FIXED, lists))
    return table(columns, FIXED, LISTS)


@given(st.lists(st.lists(ROW, max_size=4), max_size=5))
def test_what_was_given_comes_out_with_its_page(pages: list[list[Row]]) -> None:
    made, flat = of_pages(pages), [row for rows in pages for row in rows]
    assert len(made) == len(flat)
    assert made.rows.tolist() == [row[0] for row in flat]
    assert made.pages.tolist() == [n for n, rows in enumerate(pages) for _ in rows]
    assert made.begins.tolist() == [0, *accumulate(len(rows) for rows in pages)]
    for name, column in (("keys", 1), ("who", 2)):
        told = [(n, value) for n, row in enumerate(flat) for value in row[column]]
        assert list(zip(made.lists[name].rows.tolist(), made.lists[name].values.tolist(), strict=True)) == told


@given(st.lists(st.lists(ROW, max_size=4), max_size=5))
def test_a_split_into_pages_changes_no_row_and_no_list(pages: list[list[Row]]) -> None:
    one, many = of_pages([[row for rows in pages for row in rows]]), of_pages(pages)
    assert one.rows.tobytes() == many.rows.tobytes()
    for name in LISTS:
        assert [a.tolist() for a in one.lists[name]] == [b.tolist() for b in many.lists[name]]


def test_places_on_a_page_as_numbers_of_rows() -> None:
    rows: list[list[tuple[int, int]]] = [[(0, 1), (0, 0)], [], [(0, -1), (0, 2), (0, 0)]]
    made = of_pages([[(row, [], []) for row in page] for page in rows])
    assert made.here("at").tolist() == [1, 0, -1, 4, 2]


def test_lists_of_some_rows_and_of_several_lists() -> None:
    keys = Keys(np.array([0, 0, 2]), np.array([7, 8, 9]))
    some = keys.of(np.array([False, True, True]))
    assert (some.rows.tolist(), some.values.tolist()) == ([2], [9])
    both = together(some, keys)
    assert list(zip(both.rows.tolist(), both.values.tolist(), strict=True)) == [(2, 9), (0, 7), (0, 8), (2, 9)]


@given(st.lists(WHOLE, max_size=6), st.lists(WHOLE, max_size=6), st.integers(0, 7))
def test_sums_tell_sets_apart_and_not_orders(a: list[int], b: list[int], salt: int) -> None:
    def total(values: list[int]) -> int:
        return int(summed(np.zeros(len(values), np.int64), mixed(np.array(values, np.uint64), salt), 1)[0])

    assert (total(a) == total(b)) == (sorted(a) == sorted(b))
    if a:
        assert mixed(np.array(a, np.uint64), salt).tolist() != mixed(np.array(a, np.uint64), salt + 1).tolist()


def test_each_row_has_the_sum_of_its_own_values() -> None:
    values = np.array([2**64 - 1, 3, 5], np.uint64)
    assert summed(np.array([2, 2, 0]), values, 4).tolist() == [5, 0, 2, 0]  # 2⁶⁴ - 1 + 3 is 2


def test_a_mark_is_kept_in_files_and_must_stay_what_it_is() -> None:
    assert mark("name", "みなと会議", 3) == 0x8882C94F16B173D7
    assert mixed(1) == 0x910A2DEC89025CC1


@pytest.mark.parametrize(
    ("a", "b"),
    [((1,), ("1",)), (("ab", "c"), ("a", "bc")), ((), ("",)), ((("a",), "b"), ("a", ("b",))), (("か",), ("が",))],
)
def test_marks_tell_apart(a: tuple[object, ...], b: tuple[object, ...]) -> None:
    assert mark(*a) != mark(*b)


def test_a_half_of_a_character_has_a_mark() -> None:
    assert mark("\ud800") != mark("\ud801")


def test_ids_that_differ_in_any_letter_have_other_hashes() -> None:
    first = b"st_0123456789abcdef"
    others = [first[:i] + b"~" + first[i + 1 :] for i in range(len(first))]
    assert len(set(hashes_of(np.array([first, *others], "S19")).tolist())) == 20
