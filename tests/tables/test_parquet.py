"""Every Parquet file has one layout, whoever writes it, and one that is damaged is noticed."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.tables.parquet import ROW_GROUP, parquet_writer, read_table, row_groups, write_table

COUNT = ROW_GROUP + 7
ROWS = pa.table({"name": [f"{n}番" for n in range(COUNT)], "count": [n % 9 for n in range(COUNT)]})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    write_table(ROWS, tmp_path / "rows.parquet")
    return tmp_path / "rows.parquet"


def test_a_file_is_the_same_whether_written_whole_or_a_row_group_at_a_time(path: Path, tmp_path: Path) -> None:
    with parquet_writer(tmp_path / "pieces.parquet", ROWS.schema) as writer:
        for at in range(0, COUNT, ROW_GROUP):
            writer.write_table(ROWS.slice(at, ROW_GROUP))
    assert (tmp_path / "pieces.parquet").read_bytes() == path.read_bytes()


def test_the_layout(path: Path) -> None:
    """What readers may rely on: the bytes of all tables hang on it."""
    told = pq.read_metadata(path)
    assert (told.format_version, told.num_row_groups, told.row_group(0).num_rows) == ("2.6", 2, ROW_GROUP)
    for group in range(told.num_row_groups):
        for number in range(told.num_columns):
            column = told.row_group(group).column(number)
            assert (column.compression, column.is_stats_set, column.has_dictionary_page) == ("ZSTD", True, True)


def test_rows_are_read_again(path: Path) -> None:
    assert read_table(path).equals(ROWS)
    groups = list(row_groups(path))
    assert [len(rows) for rows in groups] == [ROW_GROUP, 7]
    assert pa.concat_tables(groups).equals(ROWS)


def test_one_bit_that_has_changed_is_noticed(path: Path) -> None:
    """By the checksum of its page, since a number would be read as another number."""
    content = bytearray(path.read_bytes())
    at = pq.read_metadata(path).row_group(0).column(1).data_page_offset + 100
    content[at] ^= 1
    path.write_bytes(bytes(content))
    for read in (read_table, lambda path: list(row_groups(path))):
        with pytest.raises(OSError, match="CRC"):
            read(path)
