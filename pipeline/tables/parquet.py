"""Parquet files of one layout, whatever they hold: written whole or a row group at a time, and read again."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.errors import OutputError

ROW_GROUP = 65_536  # rows; fixed, because the bytes depend on it
LEVEL = 1  # of zstd: a quarter faster than 3, and tables become no larger


def parquet_writer(path: Path, schema: pa.Schema) -> pq.ParquetWriter:
    """For a file with fixed settings, which takes tables of ROW_GROUP rows; the last one may be shorter."""
    return pq.ParquetWriter(
        path, schema, compression="zstd", compression_level=LEVEL, version="2.6",
        use_dictionary=True, write_statistics=True, write_page_checksum=True,
    )  # fmt: skip


def write_table(table: pa.Table, path: Path) -> None:
    """One such file, renamed into place when it is whole.

    Raises:
        OutputError: it cannot be written.
    """
    temporary = path.with_name(f".{path.name}.tmp")
    try:
        with parquet_writer(temporary, table.schema) as writer:
            writer.write_table(table, ROW_GROUP)
        temporary.replace(path)
    except (OSError, pa.ArrowException) as error:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise OutputError(f"{path} cannot be written: {first_line(error)}") from error


def read_table(path: Path) -> pa.Table:
    """All rows of such a file.

    Raises:
        OSError, pa.ArrowException: it is missing or damaged.
    """
    with _opened(path) as file:
        return file.read()


def row_groups(path: Path) -> Iterator[pa.Table]:
    """The rows of such a file, some at a time.

    Raises:
        OSError, pa.ArrowException: it is missing or damaged.
    """
    with _opened(path) as file:
        for number in range(file.num_row_groups):
            yield file.read_row_group(number)


def first_line(error: BaseException) -> str:
    """What Arrow says of a file, without its own stack."""
    return (str(error).splitlines() or [type(error).__name__])[0]


def _opened(path: Path) -> pq.ParquetFile:
    return pq.ParquetFile(path, page_checksum_verification=True)
