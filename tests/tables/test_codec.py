from __future__ import annotations

import dataclasses
import pathlib
import typing
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline import model
from pipeline.errors import OutputError, StageError
from pipeline.tables import codec

NOUNS = [
    model.Source, model.Page, model.Block, model.Mention, model.Time, model.EventStatement, model.PersonStatement,
    model.CityStatement, model.OrganizationStatement, model.Reject, model.Problem,
]  # fmt: skip

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
FLOAT = st.floats(allow_nan=False, width=32)


def values(kind: Any) -> st.SearchStrategy[Any]:
    """Any value of a field's type."""
    arguments = typing.get_args(kind)
    if dataclasses.is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        return st.builds(kind, **{name: values(hint) for name, hint in hints.items()})
    if typing.get_origin(kind) is typing.Literal:
        return st.sampled_from(arguments)
    if typing.get_origin(kind) is tuple:
        if arguments[-1] is Ellipsis:
            return st.lists(values(arguments[0]), max_size=2).map(tuple)
        return st.tuples(*map(values, arguments))
    if type(None) in arguments:
        return st.none() | values(next(a for a in arguments if a is not type(None)))
    plain = {
        str: TEXT,
        int: st.integers(-(2**62), 2**62),
        float: FLOAT,
        bool: st.booleans(),
        bytes: st.binary(max_size=8),
    }
    return plain[kind]


@pytest.mark.parametrize("noun", NOUNS, ids=lambda n: n.__name__)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_equal_rows_come_back(noun: type[Any], data: st.DataObject, tmp_path: pathlib.Path) -> None:
    rows = data.draw(st.lists(values(noun), max_size=4))
    path = tmp_path / "rows.parquet"
    codec.save(rows, path, noun)
    written = path.read_bytes()
    assert codec.load(path, noun) == rows
    codec.save(list(rows), path, noun)
    assert path.read_bytes() == written


def test_the_columns_of_the_contract(tmp_path: pathlib.Path) -> None:
    block = model.Block(
        "pg_1", 3, 5, 9, "field", cells=(model.Cell(5, 7), model.Cell(7, 9)), kept=False, reason="chrome"
    )
    codec.save([block], tmp_path / "blocks.parquet", model.Block)
    frame = pd.read_parquet(tmp_path / "blocks.parquet")
    names = ["page_id", "block_id", "start_char", "end_char", "kind", "kept", "reason"]
    assert frame[names].values.tolist() == [["pg_1", 3, 5, 9, "field", False, "chrome"]]
    assert frame.kept.dtype == bool


@pytest.fixture
def saved(tmp_path: pathlib.Path) -> pathlib.Path:
    path = tmp_path / "pages.parquet"
    codec.save([model.Page("pg_1", "1.txt", "港" * 1000)], path, model.Page)
    return path


def test_a_missing_file(tmp_path: pathlib.Path) -> None:
    with pytest.raises(StageError, match="missing"):
        codec.load(tmp_path / "pages.parquet", model.Page)


@pytest.mark.parametrize("cut", [0, 10, 400])
def test_a_file_that_is_cut_off(saved: pathlib.Path, cut: int) -> None:
    saved.write_bytes(saved.read_bytes()[:cut])
    with pytest.raises(StageError, match="damaged"):
        codec.load(saved, model.Page)


def test_a_flipped_bit_in_the_data(saved: pathlib.Path) -> None:
    content = bytearray(saved.read_bytes())
    content[60] ^= 1
    saved.write_bytes(bytes(content))
    with pytest.raises(StageError):
        codec.load(saved, model.Page)


def test_rows_of_another_class(saved: pathlib.Path) -> None:
    with pytest.raises(StageError, match="another version"):
        codec.load(saved, model.Block)


def test_a_folder_that_is_not_there(tmp_path: pathlib.Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        codec.save([], tmp_path / "no" / "pages.parquet", model.Page)


def test_a_failed_write_leaves_the_old_file(saved: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = saved.read_bytes()

    def full(*_args: object, **_more: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pyarrow.parquet.ParquetWriter.write_table", full)
    with pytest.raises(OutputError, match="No space left"):
        codec.save([], saved, model.Page)
    assert saved.read_bytes() == before
    assert [p.name for p in saved.parent.iterdir()] == [saved.name]
