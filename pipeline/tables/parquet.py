"""Parquet files of one layout, written and read a row group at a time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.tables.codec import LEVEL
from pipeline.tables.codec import ROW_GROUP as ROW_GROUP


def parquet_writer(path: Path, schema: pa.Schema) -> pq.ParquetWriter:
    """For a file with fixed settings, which takes tables of ROW_GROUP rows; the last one may be shorter."""
    return pq.ParquetWriter(
        path, schema, compression="zstd", compression_level=LEVEL, version="2.6",
        use_dictionary=True, write_statistics=True, write_page_checksum=True,
    )  # fmt: skip


def row_groups(path: Path) -> Iterator[pa.Table]:
    """The rows of a file that was written so, some at a time.

    Raises:
        OSError, pa.ArrowException: it is missing or damaged.
    """
    with pq.ParquetFile(path, page_checksum_verification=True) as file:
        for number in range(file.num_row_groups):
            yield file.read_row_group(number)
