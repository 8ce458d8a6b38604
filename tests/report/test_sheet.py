"""Finding a page, and what is known of it."""

from pathlib import Path

import pytest

from pipeline.errors import InputError, StageError
from pipeline.report import find_page
from pipeline.tables.happenings import Tables

SOURCE = "linkcity/cop28-tsunagu-mizu.txt"


def test_by_id_by_path_by_its_end_and_by_url(extracted: Path, tables: Tables) -> None:
    row = tables["pages"].set_index("source").loc[SOURCE]
    for name in (row.page_id, SOURCE, "cop28-tsunagu-mizu.txt", "/cop28-tsunagu-mizu.txt", row.url):
        assert find_page(extracted, name).page["source"] == SOURCE


@pytest.mark.parametrize("name", ["mizu.txt", "cop28-tsunagu-mizu", "", "../pages.csv"])
def test_no_such_page_names_the_nearest(extracted: Path, name: str) -> None:
    with pytest.raises(InputError, match="the nearest are"):
        find_page(extracted, name)


def test_an_end_that_several_pages_share_is_not_enough(extracted: Path, tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    table = pq.read_table(extracted / "pages.parquet")
    sources = [f"site{i}/index.html" for i in range(len(table))]
    index = table.schema.get_field_index("source")
    pq.write_table(table.set_column(index, "source", [sources]), tmp_path / "pages.parquet")
    with pytest.raises(InputError, match="give more of the path"):
        find_page(tmp_path, "index.html")


def test_all_that_was_read_on_it_and_nothing_else(extracted: Path, tables: Tables) -> None:
    sheet = find_page(extracted, SOURCE)
    page_id = sheet.page["page_id"]
    assert len(sheet.events) == (tables["event_pages"].page_id == page_id).sum() > 0
    assert len(sheet.times) == (tables["times"].page_id == page_id).sum() > 0
    assert sheet.dropped
    assert any(told.evidence for told in sheet.events)
    for time in sheet.times:
        assert sheet.text[time["start_char"] : time["end_char"]] == time["text"]


def test_no_run_is_told(tmp_path: Path) -> None:
    with pytest.raises(StageError, match="gyoji run"):
        find_page(tmp_path, "a.txt")
