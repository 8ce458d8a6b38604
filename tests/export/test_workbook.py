"""The Excel workbook, read back: dates are dates, texts are texts, links go to the web, and the bytes do not change."""

import io
import re
import time
import zipfile
from datetime import datetime

import openpyxl
import pytest

from pipeline.export.workbook import workbook

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://evil.example")', "#N/A", "=", "-"]


def opened(tables):  # type: ignore[no-untyped-def]
    return openpyxl.load_workbook(io.BytesIO(workbook(tables).content))


def column(sheet, title):  # type: ignore[no-untyped-def]
    index = [c.value for c in sheet[1]].index(title)
    return [row[index] for row in sheet.iter_rows(min_row=2)]


def test_sheets_have_filters_and_a_frozen_header(tables) -> None:
    book = opened(tables)
    assert book.sheetnames[0] == "events"
    assert book.sheetnames[-1] == "about"
    for sheet in book:
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref == sheet.dimensions
    for name in ("events", "people", "cities", "organizations", "pages", "problems", "event_people"):
        assert book[name].max_row == len(tables[name]) + 1


def test_every_column_is_explained(tables) -> None:
    book = opened(tables)
    explained = {(row[0].value, row[1].value) for row in book["about"].iter_rows(min_row=2)}
    titles = {(s.title, c.value) for s in book for c in s[1] if s.title != "about"}
    assert explained == titles
    assert all(row[2].value for row in book["about"].iter_rows(min_row=2))


@pytest.mark.parametrize(
    ("start", "value", "shown"),
    [
        ("2024-11-12", datetime(2024, 11, 12), "yyyy-mm-dd"),
        ("2024-11-12T16:30+04:00", datetime(2024, 11, 12, 16, 30), "yyyy-mm-dd hh:mm"),
        ("2024-11", "2024-11", "General"),
        ("2024", "2024", "General"),
        ("--01-15", "--01-15", "General"),
        ("T14:00+04:00", "T14:00+04:00", "General"),
        ("1868-10-23", "1868-10-23", "General"),
        ("2023-02-30", "2023-02-30", "General"),
        ("", None, "General"),
    ],
)
def test_dates_are_typed_where_the_day_is_known(one, start: str, value: object, shown: str) -> None:
    (cell,) = column(opened(one(start=start))["events"], "Start")
    assert (cell.value, cell.number_format) == (value, shown)


@pytest.mark.parametrize("text", FORMULAS)
def test_what_looks_like_a_formula_is_text(one, text: str) -> None:
    (cell,) = column(opened(one(name=text))["events"], "Name")
    assert cell.data_type == "s"
    assert cell.value == text.replace("\r", "\n")
    assert cell.quotePrefix or text.startswith("#")


def test_no_sheet_holds_a_formula_or_a_link_that_is_not_of_the_web(hostile) -> None:
    content = workbook(hostile).content
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d", "b"}
    assert not any(cell.hyperlink for cell in cells)
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert not [n for n in parts.namelist() if re.search(r"vba|external|macro", n, re.I)]
        sheets = [parts.read(n) for n in parts.namelist() if n.startswith("xl/worksheets/sheet")]
    assert sheets
    assert not any(b"<f>" in sheet or b"<f " in sheet for sheet in sheets)


def test_texts_keep_what_excel_would_decode_and_lose_what_it_cannot_hold(hostile) -> None:
    text = column(opened(hostile)["events"], "Name")[0].value
    assert "_x005F_x0041_" in text
    assert not set(text) & set("\x1b\x00\u202e\ufffe\r")
    assert text.startswith("=cmd|")


def test_pages_are_links(tables) -> None:
    links = [cell.hyperlink.target for cell in column(opened(tables)["pages"], "URL") if cell.hyperlink]
    assert links == [url for url in tables["pages"].url if url]
    assert all(link.startswith(("http://", "https://")) for link in links)


def test_a_very_long_text_is_cut_with_a_sign(one) -> None:
    (cell,) = column(opened(one(name="会" * 40_000))["events"], "Name")
    assert len(cell.value) == 32_767
    assert cell.value.endswith("…")


def test_the_clock_is_not_in_it(tables, monkeypatch: pytest.MonkeyPatch) -> None:
    first = workbook(tables).content
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 90_000)
    assert workbook(tables).content == first
    with zipfile.ZipFile(io.BytesIO(first)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    fetched = max(day for day in tables["pages"].fetched_at if day)
    assert openpyxl.load_workbook(io.BytesIO(first)).properties.modified.year == int(fetched[:4])


def test_rows_that_excel_has_no_room_for_are_counted(tables, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.export.workbook.MOST_ROWS", len(tables["cities"]))
    left_out = workbook(tables).left_out
    assert left_out["rows of cities, which Excel has no room for"] == 1
    assert "rows of people, which Excel has no room for" not in left_out
