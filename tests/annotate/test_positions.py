from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.annotate.positions import line_at, lines_of

TEXT = """{
 "a": [1,
   {"b": "x\\n}",
    "c": []}
 ], "長い\\"名": {},
 "d": true}"""


@pytest.mark.parametrize(
    ("pointer", "line"),
    [
        ((), 1),
        (("a",), 2),
        (("a", 0), 2),
        (("a", 1), 3),
        (("a", 1, "b"), 3),
        (("a", 1, "c"), 4),
        (('長い"名',), 5),
        (("d",), 6),
        (("a", 1, "z"), 3),  # what is not there stands where it should be
        (("z", 0), 1),
    ],
)
def test_each_value_stands_on_its_line(pointer: tuple[str | int, ...], line: int) -> None:
    assert line_at(lines_of(TEXT), pointer) == line


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=12,
)


def pointers(value: Any, at: tuple[str | int, ...] = ()) -> set[tuple[str | int, ...]]:
    out = {at}
    if isinstance(value, dict):
        for key, inner in value.items():
            out |= pointers(inner, (*at, key))
    if isinstance(value, list):
        for i, inner in enumerate(value):
            out |= pointers(inner, (*at, i))
    return out


@given(VALUES, st.booleans())
def test_every_value_of_any_json_is_found_once(value: Any, ascii_only: bool) -> None:
    text = json.dumps(value, indent=1, ensure_ascii=ascii_only)
    assert lines_of(text).keys() == pointers(value)
