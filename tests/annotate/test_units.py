"""Tools count otherwise than Python and give texts back with other line ends; offsets find home."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.annotate.units import UNITS, Carrier, Counter, Unit

FAMILY = "👨\u200d👩\u200d👧"  # five code points, eight code units, one grapheme
TEXTS = st.text(alphabet="ab市\u3000\n\r😀𠮷か\u3099é\u0301👨\u200d👩", max_size=30)


@pytest.mark.parametrize(
    ("unit", "text", "offset", "theirs"),
    [
        ("code-points", "😀市", 1, 1),
        ("utf-16", "😀市", 1, 2),
        ("utf-16", "𠮷野家", 3, 4),
        ("utf-16", "か\u3099市", 2, 2),
        ("graphemes", "か\u3099市", 2, 1),
        ("graphemes", f"{FAMILY}市", 5, 1),
        ("graphemes", "a\r\n市", 3, 2),
        ("utf-16", f"{FAMILY}市", 5, 8),
    ],
)
def test_what_tools_count(unit: Unit, text: str, offset: int, theirs: int) -> None:
    count = Counter(text, unit)
    assert count.to_tool(offset) == theirs
    assert count.from_tool(theirs) == offset


@given(TEXTS, st.sampled_from(UNITS), st.data())
def test_offsets_come_back(text: str, unit: Unit, data: st.DataObject) -> None:
    count = Counter(text, unit)
    offset = data.draw(st.integers(0, len(text)))
    back = count.from_tool(count.to_tool(offset))
    assert back is not None
    assert back <= offset
    if unit != "graphemes":
        assert back == offset
    assert count.to_tool(back) == count.to_tool(offset)


@given(TEXTS)
def test_utf_16_is_what_javascript_counts(text: str) -> None:
    assert Counter(text, "utf-16").to_tool(len(text)) == len(text.encode("utf-16-le")) // 2


def test_an_offset_behind_the_end_is_none() -> None:
    assert Counter("市", "utf-16").from_tool(3) is None
    assert Counter("市", "code-points").from_tool(-1) is None


@given(TEXTS.map(lambda t: t.replace("\r", "")), st.data())
def test_line_ends_that_a_tool_has_turned(ours: str, data: st.DataObject) -> None:
    theirs = ours.replace("\n", "\r\n")
    carrier = Carrier(theirs, ours)
    assert carrier.possible
    offset = data.draw(st.integers(0, len(ours)))
    there = offset + ours.count("\n", 0, offset)
    assert carrier.at(there) == offset
    assert Carrier(ours, theirs).possible


@pytest.mark.parametrize(
    ("theirs", "ours", "possible"),
    [
        ("松山市 ", "松山市\u3000", True),
        ("松山市", "松山市\n\n", True),
        ("松山市\n", "松山市", True),
        ("松山市", "松山", False),
        ("松山", "松山市", False),
        ("か\u3099", "が", False),
        ("", "", True),
    ],
)
def test_only_white_space_may_differ(theirs: str, ours: str, possible: bool) -> None:
    assert Carrier(theirs, ours).possible is possible
