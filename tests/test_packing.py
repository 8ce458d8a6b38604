"""Every noun comes back from bytes as it was."""

from __future__ import annotations

import pickle
from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pipeline.model
from pipeline.link.blocks import Kind
from pipeline.link.components import Edges, Row
from pipeline.link.groups import Pair
from pipeline.link.parts import Outcome
from pipeline.link.things import Apart
from pipeline.packing import packed, unpacked

NOUNS = sorted((v for v in vars(pipeline.model).values() if is_dataclass(v)), key=lambda kind: kind.__name__)
VALUES = st.recursive(
    st.none() | st.text() | st.integers() | st.floats(allow_nan=False) | st.booleans(),
    lambda inner: st.lists(inner, max_size=2).map(tuple) | st.dictionaries(st.text(), inner, max_size=2),
    max_leaves=4,
)


@pytest.mark.parametrize("kind", NOUNS)
@settings(max_examples=8)
@given(data=st.data())
def test_every_noun_survives_with_any_values(kind: Any, data: st.DataObject) -> None:
    """What a field holds is not looked at, another noun among it."""
    inner = data.draw(st.sampled_from(NOUNS))
    values = VALUES | st.just(inner(*range(len(fields(inner)))))
    noun = kind(*data.draw(st.tuples(*[values] * len(fields(kind)))))
    again = unpacked(packed(noun))
    assert (type(again), again) == (kind, noun)
    assert unpacked(packed((noun, [noun]))) == (noun, [noun])


def test_all_nouns_are_here() -> None:
    assert {"Document", "EventStatement", "Place", "Said", "Office"} <= {kind.__name__ for kind in NOUNS}


@pytest.mark.parametrize(
    "value",
    [
        Pair(0.9, 1, 2, "like"),
        Apart(0.6, 1, 2, "days", "names"),
        Outcome((), (Apart(0.6, 1, 2, "days"),)),
        Row(3, "st_1", None, None, Edges([Pair(0.9, 0, 1)], [], [(0, 1)])),
        [Kind.EXACT, {1, 2}, frozenset({"a"}), b"\x00"],
    ],
)
def test_what_linking_puts_away_survives(value: Any) -> None:
    assert unpacked(packed(value)) == value
    assert type(unpacked(packed(value))) is type(value)


def test_nouns_are_smaller_than_as_plain_pickles() -> None:
    page = pipeline.model.Page("pg_1", "1.txt", "みなと")
    assert len(packed(page)) < len(pickle.dumps(page))
