"""The tables as an Excel workbook: typed dates, filters, a frozen header, links to the pages, and no formula at all."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.export.archive import repacked
from pipeline.export.made import Made, fetched
from pipeline.export.sheets import Field, Sheet, sheets
from pipeline.tables.dates import day, moment
from pipeline.tables.happenings import Tables, page_links, web_address
from pipeline.visible import columns, printable

FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet takes for the beginning of a formula
ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")  # Excel reads _x0041_ as A
MOST_LETTERS, MOST_ROWS, MOST_LINKS = 32_767, 1_048_576, 65_530  # of a cell, of a sheet, of links on a sheet
LONGEST_LINK = 2_079
EARLIEST = date(1900, 3, 1)  # before it Excel's calendar has a day that never was
LINK = Font(color="1D5F86", underline="single")
HEADER = PatternFill("solid", fgColor="1D5F86")
WIDEST = 60


def workbook(tables: Tables) -> Made:
    """A sheet a table, and one with the meaning of all columns; what a reviewer has rejected is there and says so."""
    book = Workbook()
    book.remove(book.active)
    left_out = {}
    for sheet in sheets(tables):
        _fill(book.create_sheet(sheet.name), sheet)
        if len(sheet.rows) >= MOST_ROWS:
            left_out[f"rows of {sheet.name}, which Excel has no room for"] = len(sheet.rows) - MOST_ROWS + 1
    made = fetched(page_links(tables).values()).astimezone(UTC).replace(tzinfo=None)
    book.properties.creator = "gyoji"
    book.properties.title = "gyoji"
    book.properties.created = book.properties.modified = made
    file = io.BytesIO()
    book.save(file)
    book.properties.modified = made  # saving has set it to the clock
    return Made(repacked(file.getvalue(), book.properties), len(tables["events"]), left_out)


def _fill(page: Worksheet, sheet: Sheet) -> None:
    rows = sheet.rows[: MOST_ROWS - 1]
    for index, field in enumerate(sheet.fields, start=1):
        cell = page.cell(1, index)
        _text(cell, field.title)
        cell.font, cell.fill = Font(bold=True, color="FFFFFF"), HEADER
        cell.alignment = Alignment(vertical="top")
        page.column_dimensions[get_column_letter(index)].width = _width(field, [row[index - 1] for row in rows[:200]])
    links = 0
    for number, row in enumerate(rows, start=2):
        for index, (field, value) in enumerate(zip(sheet.fields, row, strict=True), start=1):
            if value in ("", None):
                continue
            cell = page.cell(number, index)
            links += _write(cell, field, value, links < MOST_LINKS)
    page.freeze_panes = "B2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.fields))}{len(rows) + 1}"


def _write(cell: Cell, field: Field, value: Any, linked: bool) -> bool:
    """Put a value into a cell; gives whether it has become a link."""
    if field.kind == "date":
        _date(cell, value)
    elif field.kind == "link":
        text, url = value
        _text(cell, text)
        address = web_address(url)
        if linked and address and len(address) <= LONGEST_LINK:
            cell.hyperlink = printable(address)
            cell.font = LINK
            return True
    elif isinstance(value, bool | int | float):
        cell.value = value
    else:
        _text(cell, str(value))
    return False


def _date(cell: Cell, text: str) -> None:
    """A day or a moment as Excel's own, in the local time that the text gives; all else as the text that it is."""
    known, hours = day(text), moment(text)
    if known is None or known < EARLIEST:
        _text(cell, text)
    elif hours is None:
        cell.value, cell.number_format = known, "yyyy-mm-dd"
    else:
        cell.value, cell.number_format = datetime.combine(known, hours.time()), "yyyy-mm-dd hh:mm"


def _text(cell: Cell, text: str) -> None:
    """Text that stays text, whatever it begins with, without characters that the file may not hold."""
    formula = text.startswith(FORMULA)
    clean = ESCAPE.sub("_x005F_", ILLEGAL_CHARACTERS_RE.sub("", printable(text)))
    cell.value = clean if len(clean) <= MOST_LETTERS else clean[: MOST_LETTERS - 1] + "…"
    cell.data_type = "s"
    if formula or clean.startswith(FORMULA):
        cell.quotePrefix = True  # so that it is text also after somebody has edited it


def _width(field: Field, values: Sequence[Any]) -> float:
    texts = [field.title, *(str(v[0] if field.kind == "link" else v) for v in values if v)]
    return min(max(columns(text[:WIDEST]) for text in texts) + 3, WIDEST)
