"""A corpus as data frames, held to the contract: schemas, keys, references and the offset law."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pandas as pd
import pyarrow as pa

from pipeline.errors import StageError
from pipeline.link.corpus import Corpus
from pipeline.tables import rows
from pipeline.tables.arrow import gathered, ordered
from pipeline.tables.contract import contract, contracts
from pipeline.tables.frame import to_frame
from pipeline.tables.laws import check_offsets, check_reference, check_values
from pipeline.tables.parquet import read_table
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


def read(extracted: Path) -> dict[str, pd.DataFrame]:
    """The tables of a run, checked against the contract.

    Raises:
        StageError: there is no folder of tables, or one of them is missing or damaged.
    """
    if not extracted.is_dir():
        raise StageError(f"{extracted} is no folder of tables: 'gyoji run RAW {extracted}' makes one")
    out = {}
    for table in contracts():
        path = extracted / f"{table.name}.parquet"
        try:
            out[table.name] = read_table(path)
        except (OSError, pa.ArrowException) as error:
            raise StageError(f"{path} is missing or damaged: run 'gyoji run' again") from error
    try:
        check(out)
    except AssertionError as error:
        raise StageError(f"{extracted}: {error}: run 'gyoji run' again") from error
    return {name: to_frame(contract(name), table) for name, table in out.items()}
