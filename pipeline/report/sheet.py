"""One page with all that was read on it, from the tables and the stored text: what `gyoji show` prints."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.errors import InputError, StageError
from pipeline.visible import one_line

Row: TypeAlias = dict[str, Any]
NEAREST = 3  # pages that are named where the one that was asked for is not there


@dataclass(frozen=True, slots=True)
class Mark:
    """A name or a time where it stands; offsets count code points of the page's text."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Told:
    """An event as the page tells it: its row of event_pages, who was there, and where each value stands."""

    row: Row
    people: tuple[Row, ...]
    evidence: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its row, its text, the (start, end, reason) of boilerplate, and what was read on it."""

    page: Row
    text: str
    dropped: tuple[tuple[int, int, str], ...]
    marks: tuple[Mark, ...]
    events: tuple[Told, ...]
    times: tuple[Row, ...]
    problems: tuple[Row, ...]
    rejects: tuple[Row, ...]


def find_page(extracted: Path, page: str) -> Sheet:
    """The page of that id, source or URL; the end of a source will do where no other page has it.

    Raises:
        InputError: there is no such page, or there are several.
        StageError: the tables or the stored texts are missing or damaged.
    """
    row = _chosen(_rows(extracted / "pages.parquet"), page)
    return _sheet(extracted, row)


def _chosen(pages: list[Row], page: str) -> Row:
    for column in ("page_id", "source", "url"):
        exact = [row for row in pages if row[column] == page]
        if len(exact) == 1:
            return exact[0]
    ends = [row for row in pages if row["source"].endswith(f"/{page.lstrip('/')}")]
    if len(ends) == 1:
        return ends[0]
    if ends:
        names = ", ".join(one_line(row["source"]) for row in ends[:NEAREST])
        raise InputError(f"{one_line(page)!r} is the end of {len(ends)} pages, such as {names}: give more of the path")
    raise InputError(f"there is no page {one_line(page)!r}; the nearest are {_nearest(pages, page)}")


def _nearest(pages: list[Row], page: str) -> str:
    from rapidfuzz import process

    near = process.extract(page, sorted(row["source"] for row in pages), limit=NEAREST)
    return ", ".join(one_line(name) for name, *_ in near) or "none: the tables are empty"


def _sheet(extracted: Path, page: Row) -> Sheet:
    key = page["page_id"]

    def rows(name: str) -> list[Row]:
        return _rows(extracted / f"{name}.parquet", key)

    texts = _rows(extracted / "stages" / "pages.parquet", key)
    blocks = _rows(extracted / "stages" / "blocks.parquet", key)
    statements, evidence, guests = rows("event_pages"), rows("evidence"), rows("event_people")
    marks = [Mark(r["start_char"], r["end_char"], r["label"]) for r in rows("mentions")]
    times = sorted(rows("times"), key=lambda r: r["start_char"])
    marks += [Mark(t["start_char"], t["end_char"], "TIME") for t in times]
    return Sheet(
        page=page,
        text=texts[0]["text"] if texts else "",
        dropped=tuple((b["start_char"], b["end_char"], b["reason"]) for b in blocks if not b["kept"]),
        marks=tuple(sorted(set(marks), key=lambda m: (m.start, -m.end, m.label))),
        events=tuple(
            Told(
                statement,
                tuple(g for g in guests if g["event_id"] == statement["event_id"]),
                tuple(e for e in evidence if e["row_id"] == statement["statement_id"]),
            )
            for statement in sorted(statements, key=lambda r: (r["start_char"], r["statement_id"]))
        ),
        times=tuple(times),
        problems=tuple(rows("problems")),
        rejects=tuple(sorted(rows("rejects"), key=lambda r: r["start_char"])),
    )


def _rows(path: Path, page_id: str = "") -> list[Row]:
    """The rows of a Parquet file, all or those of one page, "" where a cell is empty."""
    try:
        table = pq.read_table(path, filters=[("page_id", "=", page_id)] if page_id else None, partitioning=None)
    except (OSError, pa.ArrowException) as error:
        raise StageError(f"{path} is missing or damaged: run 'gyoji run' again") from error
    return [{k: "" if v is None else v for k, v in row.items()} for row in table.to_pylist()]
