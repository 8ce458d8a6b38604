"""The tables of a run, by page: what annotations are made from and compared with.

Reads the CSV files and the texts and blocks below `stages/`, so that tables that another program wrote to the same
contract can be read, too. A table that is missing is an empty one; only `pages` must be there.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any, TypeAlias

from pipeline.errors import StageError
from pipeline.model import Span

Row: TypeAlias = Mapping[str, str]

OF_PAGE = (
    *("times", "event_pages", "person_pages", "city_pages", "mentions"),
    *("event_people", "event_cities", "event_organizations"),
)
THINGS = {"people": "person_id", "cities": "city_id", "organizations": "organization_id"}


class ExtractedPage:
    """What the tables say of one page. `text` is None and `kept` empty where the files between the stages are gone."""

    def __init__(self, row: Row, tables: Extraction) -> None:
        self.row = row
        self.page_id = row["page_id"]
        self._tables = tables

    @property
    def text(self) -> str | None:
        return self._tables.texts.get(self.page_id)

    @property
    def kept(self) -> tuple[Span, ...] | None:
        """Spans of the blocks that strip has kept; None where that is not known."""
        return None if self._tables.kept is None else tuple(self._tables.kept.get(self.page_id, ()))

    def rows(self, table: str) -> list[Row]:
        return self._tables.of_page[table].get(self.page_id, [])

    def thing(self, table: str, key: str) -> Row:
        """The row of a person, a city or an organization; empty where there is none."""
        return self._tables.things[table].get(key, {})

    def names(self, table: str, things: str) -> dict[str, set[str]]:
        """Id → the names that the page's rows of a table and the thing's own row give it, ids in row order."""
        key = THINGS[things]
        out: dict[str, set[str]] = defaultdict(set)
        for row in self.rows(table):
            own = self.thing(things, row[key]).get("name")
            out[row[key]] |= {name for name in (row.get("name"), row.get("text"), own) if name}
        return dict(out)

    @cached_property
    def organizations(self) -> dict[str, set[str]]:
        """Id → names of the bodies that are mentioned."""
        out: dict[str, set[str]] = defaultdict(set)
        for row in self.rows("mentions"):
            if row["label"] == "ORG" and row["row_id"]:
                own = self.thing("organizations", row["row_id"]).get("name")
                out[row["row_id"]] |= {name for name in (row["text"], own) if name}
        return dict(out)


@dataclass(slots=True)
class Extraction:
    """The tables of a run, grouped by page."""

    rows: list[Row]  # of pages
    of_page: dict[str, dict[str, list[Row]]]  # table → page_id → rows
    things: dict[str, dict[str, Row]]  # table → id → row
    texts: dict[str, str] = field(default_factory=dict)  # page_id → stored text
    kept: dict[str, list[Span]] | None = None  # page_id → spans of the kept blocks

    @classmethod
    def read(cls, extracted: Path) -> Extraction:
        """The tables in a folder.

        Raises:
            StageError: there is no table of pages, or a file is damaged.
        """
        if not (extracted / "pages.csv").exists():
            raise StageError(f"{extracted / 'pages.csv'} is missing: run 'gyoji run' first")
        try:
            tables = {name: _csv(extracted / f"{name}.csv") for name in ("pages", *OF_PAGE, *THINGS)}
            texts, kept = _texts(extracted), _kept(extracted)
        except (OSError, ValueError, KeyError, csv.Error) as error:
            raise StageError(f"{extracted} cannot be read: {error}: run 'gyoji run' again") from error
        return cls.of_rows(tables, texts, kept)

    @classmethod
    def of_rows(
        cls,
        tables: Mapping[str, Iterable[Row]],
        texts: Mapping[str, str] | None = None,
        kept: Mapping[str, list[Span]] | None = None,
    ) -> Extraction:
        """From the rows of tables by name, every value as text, as the CSV files have them."""
        grouped: dict[str, dict[str, list[Row]]] = {name: defaultdict(list) for name in OF_PAGE}
        for name in OF_PAGE:
            for row in tables.get(name, ()):
                grouped[name][row["page_id"]].append(row)
        things = {name: {row[key]: row for row in tables.get(name, ())} for name, key in THINGS.items()}
        return cls(
            rows=list(tables["pages"]),
            of_page={name: dict(rows) for name, rows in grouped.items()},
            things=things,
            texts=dict(texts or {}),
            kept=None if kept is None else dict(kept),
        )

    def pages(self) -> list[ExtractedPage]:
        """All pages, sorted by source."""
        return [ExtractedPage(row, self) for row in sorted(self.rows, key=lambda row: row["source"])]

    def find(self, stem: str, source: str) -> ExtractedPage | None:
        """The page of an annotation: by its URL or its path, else by the name of its file."""
        matches: tuple[Callable[[Row], bool], ...] = (
            lambda row: source in (row["source"], row.get("url") or None),
            lambda row: PurePosixPath(row["source"]).name == source,
            lambda row: PurePosixPath(row["source"]).stem == stem,
        )
        found = (row for match in matches for row in self.rows if match(row))
        return next((ExtractedPage(row, self) for row in found), None)


def _csv(path: Path) -> list[Row]:
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _parquet(path: Path, columns: list[str]) -> list[dict[str, Any]] | None:
    import pyarrow.parquet as pq

    return pq.read_table(path, columns=columns).to_pylist() if path.exists() else None


def _texts(extracted: Path) -> dict[str, str]:
    rows = _parquet(extracted / "stages" / "pages.parquet", ["page_id", "text"])
    return {row["page_id"]: row["text"] or "" for row in rows or ()}


def _kept(extracted: Path) -> dict[str, list[Span]] | None:
    rows = _parquet(extracted / "stages" / "blocks.parquet", ["page_id", "start_char", "end_char", "kept"])
    if rows is None:
        return None
    out: dict[str, list[Span]] = defaultdict(list)
    for row in rows:
        if row["kept"]:
            out[row["page_id"]].append((int(row["start_char"]), int(row["end_char"])))
    return dict(out)
