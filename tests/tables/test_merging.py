"""Tables that are put together from old and new rows are those of all rows made anew, in every format."""

from __future__ import annotations

import csv
import io
import pathlib
import tempfile
from collections import Counter
from dataclasses import replace
from unittest import mock

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import tables
from pipeline.link import Corpus
from pipeline.model import Document, Page, Problem, Reject, Time
from pipeline.tables import lines, merging, writing
from pipeline.tables.arrow import gathered, ordered
from pipeline.tables.contract import contract

PAGE_IDS = [f"pg_{c}" for c in "abcdef"]
WORDS = st.sampled_from(["", "a", 'b"', "c,d", "e\nf", "\r", "港", "𠮷", "zz"])


@st.composite
def documents(draw: st.DrawFn, page_id: str) -> Document:
    """A page with rows of several tables, in any number."""
    text = "0123456789"
    times = tuple(
        Time(page_id, 0, a, a + 1, text[a], "2024-11-12", "2024-11-12", "day", "date", rule=draw(WORDS) or "r")
        for a in draw(st.lists(st.integers(0, 8), max_size=4, unique=True))
    )
    rejects = tuple(
        Reject(page_id, "s", a, a + 1, text[a], draw(WORDS), "r", "why") for a in draw(st.lists(st.integers(0, 8)))
    )
    problems = tuple(Problem(page_id, "pages", 0, 0, draw(WORDS) or "c", draw(WORDS)) for _ in rejects[:2])
    page = Page(page_id, f"{page_id}.txt", text, title=draw(WORDS))
    return Document(page, times=times, rejects=rejects, problems=problems)


@st.composite
def nights(draw: st.DrawFn) -> tuple[dict[str, Document], dict[str, Document]]:
    """Pages of one night and of the next: some new, some changed, some gone."""
    one = {p: draw(documents(p)) for p in draw(st.lists(st.sampled_from(PAGE_IDS), unique=True))}
    other = {p: draw(documents(p)) for p in draw(st.lists(st.sampled_from(PAGE_IDS), unique=True))}
    kept = {p: d for p, d in one.items() if draw(st.booleans())}
    return one, other | kept


@settings(max_examples=30, deadline=None)
@given(nights(), st.sampled_from([1, 2, 3, 7, 65_536]))
def test_what_is_kept_and_what_is_new_are_one(both: tuple[dict[str, Document], dict[str, Document]], size: int) -> None:
    before, after = both
    gone = frozenset(p for p in before.keys() | after.keys() if before.get(p) != after.get(p))
    heard: Counter[tuple[str, bool]] = Counter()
    with tempfile.TemporaryDirectory() as name, mock.patch.object(writing, "ROW_GROUP", size):  # few rows a group
        folder = pathlib.Path(name)
        tables.write(corpus(before), folder / "old")
        tables.write(corpus(after), folder / "fresh")
        told = lambda t, *rows: heard.update({(t.name, came): len(rows[came]) for came in (False, True)})  # noqa: E731
        kept = writing.Kept(folder / "old", gone, told)
        tables.write(corpus(after), folder / "patched", kept, [d for p, d in after.items() if p in gone])
        for path in (folder / "fresh").iterdir():
            assert path.read_bytes() == (folder / "patched" / path.name).read_bytes(), path.name
        assert heard["pages", False] == len(gone & before.keys())
        assert heard["pages", True] == len(gone & after.keys())


def corpus(pages: dict[str, Document]) -> Corpus:
    return Corpus(documents=tuple(replace(d) for _, d in sorted(pages.items())))


@given(st.lists(st.tuples(WORDS, WORDS, WORDS), max_size=8))
def test_lines_are_those_of_the_csv_module(cells: list[tuple[str, str, str]]) -> None:
    table = contract("former_ids")
    rows = pa.table([pa.array([r[i] or None for r in cells], pa.string()) for i in range(3)], table.names)
    assert list(csv.reader(io.StringIO(lines.lines(table, rows)[0].decode(), newline=""))) == [list(r) for r in cells]


@given(st.lists(st.lists(st.integers(0, 99), max_size=9)), st.integers(1, 5))
def test_rows_are_dealt_out_in_even_lots(pieces: list[list[int]], size: int) -> None:
    empty = pa.table({"n": pa.array([], pa.int64())})
    lots = list(merging.regrouped((pa.table({"n": pa.array(p, pa.int64())}) for p in pieces), size, empty))
    assert [n for lot in lots for n in lot["n"].to_pylist()] == [n for p in pieces for n in p]
    assert all(len(lot) == size for lot in lots[:-1])
    assert len(lots[-1]) <= size


def test_rows_stand_in_the_order_of_their_keys() -> None:
    """Of text by code points, nothing first, as Python sorts tuples."""
    table = contract("aliases")
    made = [
        {"table": "events", "row_id": a, "alias": b, "page_id": "p"}
        for a in ("ev_𠮷", "ev_﹏", "ev_a", "ev_ab")
        for b in ("", "z", "港")
    ]
    rows = ordered(table, [gathered(table, reversed(made))])
    found = [tuple(v or "" for v in row.values()) for row in rows.to_pylist()]
    assert found == sorted(tuple(row.values()) for row in made)
