"""Which event is a part of which: of that name on its page, else the only one that can hold it; never in a circle."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.link import link
from pipeline.link.parents import can_hold, without_cycles
from tests.link.told import document, said


def parts(*pages: list[tuple[str, str, dict[str, Any]]]) -> dict[str, str]:
    """Event → its whole, by name and start."""
    docs = [
        document(n, *(said(f"pg_{n}", name, start, **more) for name, start, more in rows))
        for n, rows in enumerate(pages)
    ]
    events = {e.event_id: e for e in link(docs).events}
    shown = {key: f"{e.name} {e.start}".strip() for key, e in events.items()}
    return {shown[key]: shown[e.parent_event_id] for key, e in events.items() if e.parent_event_id}


TALKS = ("みなと分科会", "2024-11-12", {"parent": "みなと週間"})
WEEK = ("みなと週間", "2024-11-11", {"end": "2024-11-15"})
LAST = ("みなと週間", "2023-11-11", {"end": "2023-11-15"})


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        pytest.param([[TALKS, WEEK]], {"みなと分科会 2024-11-12": "みなと週間 2024-11-11"}, id="on its page"),
        pytest.param([[TALKS], [WEEK]], {"みなと分科会 2024-11-12": "みなと週間 2024-11-11"}, id="the only one"),
        pytest.param([[TALKS], [WEEK], [LAST]], {"みなと分科会 2024-11-12": "みなと週間 2024-11-11"}, id="that fits"),
        pytest.param([[TALKS], [LAST]], {}, id="begins outside the whole"),
        pytest.param([[TALKS, LAST]], {"みなと分科会 2024-11-12": "みなと週間 2023-11-11"}, id="its page says so"),
        pytest.param(
            [[TALKS], [("みなと週間", "2024", {})], [("みなと週間", "2024-11", {"city": "山手市"})]], {}, id="two fit"
        ),
        pytest.param([[("みなと分科会", "2024-11-12", {"parent": "港湾週間"})], [WEEK]], {}, id="another name"),
        pytest.param([[("みなと分科会", "2024-11-12", {})], [WEEK]], {}, id="no whole is told"),
        pytest.param([[("みなと週間", "2024-11-12", {"parent": "みなと週間"})]], {}, id="of itself"),
    ],
)
def test_parts(pages: list[Any], expected: dict[str, str]) -> None:
    assert parts(*pages) == expected


def test_of_two_that_are_parts_of_each_other_one_is_the_whole() -> None:
    found = parts(
        [
            ("みなと分科会", "2024-11-12", {"parent": "みなと週間"}),
            ("みなと週間", "2024-11-12", {"parent": "みなと分科会"}),
        ]
    )
    assert len(found) == 1


@pytest.mark.parametrize(
    ("whole", "part", "can"),
    [
        (("2024-11-11", "2024-11-15"), "2024-11-11", True),
        (("2024-11-11", "2024-11-15"), "2024-11-15T19:00+09:00", True),
        (("2024-11-11", "2024-11-15"), "2024-11-10", False),
        (("2024-11-11", "2024-11-15"), "2024-11-16", False),
        (("2023-12-30", "2024-01-03"), "2024-01-01", True),
        (("2024-11", "2024-11"), "2024-11-12", True),
        (("2024-11", "2024-11"), "2024-10-12", False),
        (("2024", "2024"), "2023-11-12", False),
        (("", ""), "2024-11-12", True),
        (("2024-11-11", "2024-11-15"), "", True),
    ],
)
def test_what_can_hold_a_part(whole: tuple[str, str], part: str, can: bool) -> None:
    assert can_hold(whole, (part, part)) is can


LETTERS = st.sampled_from("abcde")


@given(st.dictionaries(LETTERS, LETTERS))
def test_nothing_is_a_part_of_itself(parents: dict[str, str]) -> None:
    kept = without_cycles(parents)
    assert kept.items() <= parents.items()
    for child in kept:
        above, at = [], child
        while at in kept and len(above) <= len(kept):
            above.append(at := kept[at])
        assert child not in above
    for child in parents.keys() - kept.keys():  # only what would close a circle is lost
        at = parents[child]
        while at in kept:
            at = kept[at]
        assert at == child
