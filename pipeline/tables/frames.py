"""A corpus as data frames, held to the contract: schemas, keys, references and the offset law."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.errors import StageError
from pipeline.link.corpus import Corpus
from pipeline.tables import rows
from pipeline.tables.checks import sound
from pipeline.tables.contract import ARROW, PANDAS, Contract, Kind, contract, contracts
from pipeline.tables.flat import Row
from pipeline.tables.schemas import TABLES

DIGITS = 4  # of confidences and scores: enough to sort by, few enough to be the same on every machine


def frames(corpus: Corpus) -> dict[str, pd.DataFrame]:
    """Every table of the corpus, sorted by its key and checked.

    Raises:
        AssertionError: a stage has broken the contract; the text says which row of which table.
    """
    out = {name: frame(contract(name), rows.MAKERS[name](corpus)) for name in TABLES}
    check(out)
    check_offsets(out, {d.page.page_id: d.page.text for d in corpus.documents})
    return out


def frame(table: Contract, made: Iterator[Row]) -> pd.DataFrame:
    """Rows as a frame of the table's columns and types; a row whose key is there already is left out."""
    key = table.key or table.names
    unique: dict[tuple[Any, ...], Row] = {}
    for row in made:
        unique.setdefault(tuple(row[k] for k in key), row)
    ordered = [row for _, row in sorted(unique.items(), key=lambda item: item[0])]
    data = {}
    for c in table.columns:
        values = [row[c.name] for row in ordered]
        if c.kind == "number":
            values = [None if v is None else round(float(v), DIGITS) for v in values] if c.most == 1 else values
        data[c.name] = pd.Series(values, dtype=PANDAS[c.kind])
    return pd.DataFrame(data)


def check(tables: Mapping[str, pd.DataFrame]) -> None:
    """Types, values, keys and references of all tables."""
    for name, table in tables.items():
        if not sound(contract(name), table):
            _explain(name, table)
        for column, other, theirs in contract(name).refs:
            known = {"", *tables[other][theirs].tolist()}
            lost = next((v for v in table[column].tolist() if v not in known), "")
            assert not lost, f"{name}.{column}: {lost} is not in {other}"


def _explain(name: str, table: pd.DataFrame) -> None:
    """Ask pandera, which is slow and says what is wrong, about a table that is not sound."""
    try:
        TABLES[name].validate(table)
    except Exception as error:  # pandera's own errors print whole frames
        raise AssertionError(f"table {name} breaks its contract: {str(error).splitlines()[0][:300]}") from error


def check_offsets(tables: Mapping[str, pd.DataFrame], texts: Mapping[str, str]) -> None:
    """The offset law: on every row that has offsets, `text` is exactly that piece of the page."""
    for table in contracts():
        if table.has_offsets:
            f = tables[table.name]
            columns = (f[name].tolist() for name in ("page_id", "start_char", "end_char", "text"))
            for page_id, start, end, text in zip(*columns, strict=True):
                assert texts[page_id][start:end] == text, f"{table.name}: {page_id}[{start}:{end}] is not {text!r}"


def cells(kind: Kind, column: pd.Series) -> list[Any]:
    """The values of a column, None where it is empty."""
    values: list[Any] = column.tolist()
    if kind == "integer":
        return values
    if kind == "string":
        return [v or None for v in values]
    return [None if v is None or v is pd.NA or v != v else v for v in values]


def to_arrow(table: Contract, data: pd.DataFrame) -> pa.Table:
    """Empty cells become nulls."""
    arrays = []
    for c in table.columns:
        arrays.append(pa.array(cells(c.kind, data[c.name]), type=ARROW[c.kind]))
    fields = [pa.field(c.name, ARROW[c.kind], nullable=not c.required) for c in table.columns]
    return pa.Table.from_arrays(arrays, schema=pa.schema(fields))


def read(extracted: Path) -> dict[str, pd.DataFrame]:
    """The tables of a run, checked against the contract.

    Raises:
        StageError: a table is missing or damaged.
    """
    out = {}
    for table in contracts():
        path = extracted / f"{table.name}.parquet"
        try:
            arrow = pq.ParquetFile(path, page_checksum_verification=True).read()
        except (OSError, pa.ArrowException) as error:
            raise StageError(f"{path} is missing or damaged: run gyoji write again") from error
        columns = {
            c.name: pd.Series(_values(c.kind, arrow, c.name), dtype=PANDAS[c.kind])
            for c in table.columns
            if c.name in arrow.column_names
        }
        out[table.name] = pd.DataFrame(columns)
    try:
        check(out)
    except AssertionError as error:
        raise StageError(f"{extracted}: {error}: run gyoji write again") from error
    return out


def _values(kind: str, arrow: pa.Table, name: str) -> list[Any]:
    values: list[Any] = arrow.column(name).to_pylist()
    return ["" if v is None else v for v in values] if kind == "string" else values
