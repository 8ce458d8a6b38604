"""All tables into a folder: made beside the old ones, then renamed into place, so that old ones stay whole."""

from __future__ import annotations

import csv
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa

from pipeline.errors import OutputError
from pipeline.link.corpus import Corpus
from pipeline.tables.codec import write_table
from pipeline.tables.contract import Contract, Kind, contract
from pipeline.tables.datapackage import datapackage
from pipeline.tables.frames import cells, frames, to_arrow
from pipeline.tables.sqlite import write_sqlite

DATABASE = "gyoji.sqlite"


def write(corpus: Corpus, extracted: Path) -> dict[str, int]:
    """Write every table as CSV, Parquet and SQLite, with datapackage.json; gives the number of rows of each.

    Raises:
        OutputError: the folder cannot be written, or is full; the old tables are as they were.
        AssertionError: a stage has broken the contract.
    """
    tables = frames(corpus)
    with _beside(extracted) as folder:
        for name, data in tables.items():
            write_csv(contract(name), data, folder / f"{name}.csv")
            write_table(to_arrow(contract(name), data), folder / f"{name}.parquet")
        write_sqlite(tables, folder / DATABASE)
        (folder / "datapackage.json").write_text(datapackage(folder), encoding="utf-8", newline="\n")
    return {name: len(data) for name, data in tables.items()}


@contextmanager
def _beside(extracted: Path) -> Iterator[Path]:
    """A new folder inside `extracted`, whose files take their places when everything in it has been written."""
    folder = None
    try:
        extracted.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=".tables-", dir=extracted))
        yield folder
        for path in sorted(folder.iterdir()):
            path.replace(extracted / path.name)
    except OutputError as error:
        raise OutputError(str(error).replace(f"{folder}/", f"{extracted}/")) from error
    except (OSError, sqlite3.OperationalError, pa.ArrowException) as error:
        reason = getattr(error, "strerror", None) or str(error).splitlines()[0]
        raise OutputError(f"The tables cannot be written into {extracted}: {reason}") from error
    finally:
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)


def write_csv(table: Contract, data: pd.DataFrame, path: Path) -> None:
    """UTF-8, "\\n", RFC 4180: a cell with a comma, a quote or a line break in quotes."""
    columns = [_texts(c.kind, data[c.name]) for c in table.columns]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(table.names)
        writer.writerows(zip(*columns, strict=True))


def _texts(kind: Kind, column: pd.Series) -> list[Any]:
    """The cells of a column as they are written; csv itself writes text and whole numbers as they are, None as ""."""
    values = cells(kind, column)
    if kind == "boolean":
        return [None if v is None else "true" if v else "false" for v in values]
    return [None if v is None else f"{v:.10g}" for v in values] if kind == "number" else values
