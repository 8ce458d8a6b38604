"""A folder that Datasette serves: the run's SQLite file, and metadata.json with what each table and column means."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from pipeline import vocabulary
from pipeline.errors import StageError
from pipeline.tables.contract import Column, Contract, contracts

DATABASE = "gyoji.sqlite"
VIEW = "event_view"


def write_datasette(extracted: Path, folder: Path) -> None:
    """Copy the database as it is, its keys, indexes and view with it, and write the metadata beside it.

    Raises:
        StageError: there is no database.
        OSError: the folder cannot be written.
    """
    if not (extracted / DATABASE).is_file():
        raise StageError(f"{extracted / DATABASE} is missing: run 'gyoji run' first")
    folder.mkdir(parents=True, exist_ok=True)
    if (extracted / DATABASE).resolve() != (folder / DATABASE).resolve():
        shutil.copyfile(extracted / DATABASE, folder / DATABASE)
    (folder / "metadata.json").write_text(metadata(), encoding="utf-8", newline="\n")


def metadata() -> str:
    """metadata.json: descriptions from the contract; labels, order and facets from data/datasette.tsv."""
    settings = {row["table"]: row for row in vocabulary.read("export", "datasette")}
    tables = {t.name: _table(t, settings.get(t.name, {})) for t in contracts()}
    tables[VIEW] = {"title": VIEW, "description": "One row an event, names instead of ids: start here."}
    package = {
        "title": "gyoji",
        "description": "Events, people, cities and times from scraped Japanese web pages.",
        "databases": {"gyoji": {"tables": dict(sorted(tables.items()))}},
    }
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def _table(table: Contract, settings: dict[str, str]) -> dict[str, Any]:
    out: dict[str, Any] = {
        "title": table.name,
        "description": table.description,
        "columns": {c.name: _meaning(c) for c in table.columns},
    }
    for key in ("label_column", "sort", "sort_desc"):
        if settings.get(key):
            out[key] = settings[key]
    if settings.get("facets"):
        out["facets"] = settings["facets"].split(",")
    return out


def _meaning(column: Column) -> str:
    values = f" One of {', '.join(column.values)}." if column.values else ""
    return f"{column.title}: {column.description}{values}"
