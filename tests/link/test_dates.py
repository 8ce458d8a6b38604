from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.link import dates

VALUES = ["", "2024", "2024-11", "2024-11-12", "2024-11-12T16:30+04:00", "--11", "--11-12", "--09-27T13:10+09:00",
          "T14:00+04:00", "2024-11-12T16:30"]  # fmt: skip


@pytest.mark.parametrize("value", VALUES)
def test_parse_and_text_are_inverse(value: str) -> None:
    assert dates.text(dates.parse(value)) == value


@pytest.mark.parametrize("value", ["tomorrow", "2024/11/12", "20241112", "2024-1-2"])
def test_what_is_no_value_says_nothing(value: str) -> None:
    assert dates.parse(value) == dates.When()


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("2024-11-12", "2024-11-12T16:30+04:00", "day"),
        ("--11-12", "2024-11-12", "day"),
        ("2024-11", "2024-11-12", "month"),
        ("2024", "2024-11-12", "year"),
        ("", "2024-11-12", "unknown"),
        ("2024", "--11-12", "unknown"),
        ("2024-11-12", "2024-11-13", "different"),
        ("2023-11-12", "2024-11-12", "different"),
        ("--10-12", "2024-11-12", "different"),
        ("2023", "2024-11-12", "different"),
    ],
)
def test_agree(a: str, b: str, expected: str) -> None:
    assert dates.agree(dates.parse(a), dates.parse(b)) == expected
    assert dates.agree(dates.parse(b), dates.parse(a)) == expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("2024-11-12T16:30+04:00", "2024-11-12T21:30+09:00", 0),
        ("2024-11-12T13:00+09:00", "2024-11-12T13:30+09:00", 30),
        ("2024-11-12T23:50+09:00", "2024-11-13T00:10+09:00", 20),
        ("2024-11-12", "2024-11-12T13:30+09:00", None),
    ],
)
def test_minutes_apart(a: str, b: str, expected: int | None) -> None:
    assert dates.minutes_apart(dates.parse(a), dates.parse(b)) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (["--11-12", "2024-11-12"], "2024-11-12"),
        (["--11-12T16:30+04:00", "2024-11-12"], "2024-11-12T16:30+04:00"),
        (["2024-11", "2024", ""], "2024-11"),
        (["2024-11-12", "2024-11-12", "2024-11-13"], "2024-11-12"),
        (["T16:30+04:00", "2024-11-12"], "2024-11-12"),
        ([], ""),
        (["", ""], ""),
    ],
)
def test_best(values: list[str], expected: str) -> None:
    assert dates.best(values) == expected


@given(st.lists(st.sampled_from(VALUES)), st.randoms(use_true_random=False))
def test_best_does_not_depend_on_order(values: list[str], random: object) -> None:
    shuffled = list(values)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert dates.best(shuffled) == dates.best(values)


@pytest.mark.parametrize(
    ("value", "expected"),
    [("2024", "year"), ("2024-11", "month"), ("--11-12", "day"), ("T14:00+04:00", "minute"), ("", "")],
)
def test_precision(value: str, expected: str) -> None:
    assert dates.precision(value) == expected
