"""A page is cut at every mark and lost nowhere."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Page
from pipeline.review.pagetext import cut
from pipeline.review.tables import PageText

TEXT = st.text("あい\n𠮷\u202e <", max_size=40)


@given(TEXT, st.data())
def test_pieces_are_the_text_and_every_mark_is_whole(text: str, data: st.DataObject) -> None:
    place = st.integers(0, len(text))
    spans = sorted(tuple(sorted(data.draw(st.tuples(place, place)))) for _ in range(data.draw(st.integers(0, 6))))
    edges = sorted(data.draw(st.lists(place, max_size=6)))
    blocks = tuple((a, b, "paragraph", True, "") for a, b in zip(edges[::2], edges[1::2], strict=False))
    marks = [{"start_char": a, "end_char": b} for a, b in sorted(spans, key=lambda s: s[0] - s[1])]
    found = cut(PageText(Page("pg_a", "a.txt", text), blocks), marks, spans)
    pieces = [piece for block in found for piece in block["pieces"]]
    assert "".join(words for _, words, _ in pieces) == text
    at = 0
    for start, words, over in pieces:
        assert start == at
        at += len(words)
        for n, mark in enumerate(marks):
            inside = mark["start_char"] <= start and at <= mark["end_char"]
            outside = at <= mark["start_char"] or mark["end_char"] <= start
            assert inside or outside
            assert (n in over) == (inside and bool(words))


def test_blocks_that_overlap_or_stand_twice_lose_nothing() -> None:
    page = PageText(
        Page("pg_a", "a.txt", "一二三四五"),
        ((0, 3, "heading", True, ""), (0, 3, "x", True, ""), (2, 4, "y", False, "menu")),
    )
    found = cut(page, [], [])
    assert "".join(words for block in found for _, words, _ in block["pieces"]) == "一二三四五"
    assert [block["kept"] for block in found] == [True, False, True]
