"""A corpus as data frames, held to the contract: schemas, keys, references and the offset law."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.errors import StageError
from pipeline.link.corpus import Corpus
from pipeline.tables import rows
from pipeline.tables.arrow import gathered, ordered, to_frame
from pipeline.tables.checks import sound
from pipeline.tables.contract import contract, contracts
from pipeline.tables.schemas import TABLES


def frames(corpus: Corpus) -> dict[str, pd.DataFrame]:
    """Every table of the corpus, sorted by its key and checked.

    Raises:
        AssertionError: a stage has broken the contract; the text says which row of which table.
    """
    made = {name: ordered(contract(name), [gathered(contract(name), rows.MAKERS[name](corpus))]) for name in TABLES}
    check(made)
    texts = {d.page.page_id: d.page.text for d in corpus.documents}
    for name, table in made.items():
        check_offsets(name, table, texts)
    return {name: to_frame(contract(name), table) for name, table in made.items()}


def check(tables: Mapping[str, pa.Table]) -> None:
    """Types, values, keys and references of all tables."""
    for name, table in tables.items():
        check_values(name, table)
    for name, table in tables.items():
        for column, other, theirs in contract(name).refs:
            check_reference(f"{name}.{column}", table.column(column), other, tables[other].column(theirs))


def check_values(name: str, table: pa.Table) -> None:
    """Every value of a table may stand in its column."""
    if not sound(contract(name), table):
        _explain(name, table)
        raise AssertionError(f"table {name} breaks its contract")


def check_reference(what: str, column: pa.ChunkedArray, other: str, known: pa.Array | pa.ChunkedArray) -> None:
    """Every id of a column is that of a row; a cell without one refers to nothing."""
    there = pc.or_(pc.is_null(column), pc.is_in(column, value_set=known))
    if not pc.all(there, min_count=0).as_py():
        lost = column.filter(pc.invert(there))[0].as_py()
        raise AssertionError(f"{what}: {lost} is not in {other}")


def _explain(name: str, table: pa.Table) -> None:
    """Ask pandera, which is slow and says what is wrong, about a table that is not sound."""
    try:
        TABLES[name].validate(to_frame(contract(name), table))
    except Exception as error:  # pandera's own errors print whole frames
        raise AssertionError(f"table {name} breaks its contract: {str(error).splitlines()[0][:300]}") from error


def check_offsets(name: str, table: pa.Table, texts: Mapping[str, str]) -> None:
    """The offset law: on every row that has offsets, `text` is exactly that piece of the page."""
    if not contract(name).has_offsets:
        return
    columns = (table.column(c).to_pylist() for c in ("page_id", "start_char", "end_char", "text"))
    for page_id, start, end, text in zip(*columns, strict=True):
        assert texts[page_id][start:end] == (text or ""), f"{name}: {page_id}[{start}:{end}] is not {text!r}"


def read(extracted: Path) -> dict[str, pd.DataFrame]:
    """The tables of a run, checked against the contract.

    Raises:
        StageError: a table is missing or damaged.
    """
    out = {}
    for table in contracts():
        path = extracted / f"{table.name}.parquet"
        try:
            out[table.name] = pq.ParquetFile(path, page_checksum_verification=True).read()
        except (OSError, pa.ArrowException) as error:
            raise StageError(f"{path} is missing or damaged: run gyoji write again") from error
    try:
        check(out)
    except AssertionError as error:
        raise StageError(f"{extracted}: {error}: run gyoji write again") from error
    return {name: to_frame(contract(name), table) for name, table in out.items()}
