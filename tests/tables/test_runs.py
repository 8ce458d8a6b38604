"""Rows that come in any order leave in that of their key, each once, however few of them memory holds."""

from __future__ import annotations

import pathlib
import tempfile
from unittest import mock

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.tables import runs
from pipeline.tables.runs import Runs

EMPTY = pa.table({"name": pa.array([], pa.string()), "at": pa.array([], pa.int64()), "lot": pa.array([], pa.int64())})
NAMES = st.sampled_from([None, "a", "ab", "b", "港", "﹏", "𠮷"])
LOTS = st.lists(st.lists(st.tuples(NAMES, st.integers(0, 3)), max_size=6), max_size=12)
Row = tuple[str | None, int]


def table(lot: list[Row], number: int) -> pa.Table:
    columns = [[name for name, _ in lot], [at for _, at in lot], [number] * len(lot)]
    return pa.table([pa.array(c, t) for c, t in zip(columns, EMPTY.schema.types, strict=True)], schema=EMPTY.schema)


@settings(deadline=None, max_examples=60)
@given(LOTS, st.sampled_from([1, 90, 8 << 20]), st.integers(1, 3), st.integers(2, 3))
def test_rows_leave_in_order_and_once(lots: list[list[Row]], spill: int, block: int, fan: int) -> None:
    """Of rows with one key the first that came stays."""
    first: dict[tuple[str, int], int] = {}
    with (
        tempfile.TemporaryDirectory() as folder,
        mock.patch.multiple(runs, SPILL=spill, BLOCK=block, FAN=fan),
    ):
        some = Runs(EMPTY, ["name", "at"], pathlib.Path(folder) / "x")
        for number, lot in enumerate(lots):
            some.add(table(lot, number))
            for name, at in lot:
                first.setdefault((name or "", at), number)
        files = [path for level in some.levels for path in level]
        assert sorted(pathlib.Path(folder).iterdir()) == sorted(files)
        assert all(len(level) < fan for level in some.levels)
        found = [tuple(row.values()) for rows in some.ordered() for row in rows.to_pylist()]
    assert found == [(name or None, at, lot) for (name, at), lot in sorted(first.items())]


def test_what_the_schema_says_beside_its_columns_comes_through(tmp_path: pathlib.Path) -> None:
    marked = EMPTY.replace_schema_metadata({"gyoji": "1"})
    with mock.patch.object(runs, "SPILL", 1):
        some = Runs(marked, ["at"], tmp_path / "x")
        some.add(table([("a", 2), ("b", 1)], 0).replace_schema_metadata(marked.schema.metadata))
        (rows,) = (rows for rows in some.ordered() if len(rows))
    assert rows.schema.metadata == marked.schema.metadata
    assert rows["name"].to_pylist() == ["b", "a"]
