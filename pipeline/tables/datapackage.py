"""extracted/datapackage.json (Frictionless Data Package, Table Schema) and docs/tables.md, from the contract."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from pipeline.tables.contract import Column, Contract, contracts
from pipeline.tables.schemas import CONTRACT


def datapackage(folder: Path) -> str:
    """The description of the CSV files in a folder, as JSON text."""
    package = {
        "profile": "tabular-data-package",
        "name": "gyoji",
        "title": "Events, people, cities and times from scraped Japanese web pages",
        "version": CONTRACT,
        "resources": [_resource(table, folder / f"{table.name}.csv") for table in contracts()],
    }
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def _resource(table: Contract, path: Path) -> dict[str, Any]:
    content = path.read_bytes()
    return {
        "profile": "tabular-data-resource",
        "name": table.name.replace("_", "-"),
        "title": table.name,
        "description": table.description,
        "path": path.name,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "bytes": len(content),
        "hash": "sha256:" + hashlib.sha256(content).hexdigest(),
        "schema": schema(table),
    }


def schema(table: Contract) -> dict[str, Any]:
    """The Table Schema of one table."""
    out: dict[str, Any] = {"fields": [_field(c) for c in table.columns], "missingValues": [""]}
    if table.key:
        out["primaryKey"] = table.key
    if table.refs:
        out["foreignKeys"] = [
            {
                "fields": mine,
                "reference": {"resource": "" if other == table.name else other.replace("_", "-"), "fields": theirs},
            }
            for mine, other, theirs in table.refs
        ]
    return out


def _field(c: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if c.required else {}
    if c.values:
        constraints["enum"] = list(c.values)
    if c.least is not None:
        constraints["minimum"] = c.least
    if c.most is not None:
        constraints["maximum"] = c.most
    if c.pattern:
        constraints["pattern"] = c.pattern
    out: dict[str, Any] = {"name": c.name, "type": c.kind, "title": c.title, "description": c.description}
    if c.kind == "boolean":
        out |= {"trueValues": ["true"], "falseValues": ["false"]}
    return out | ({"constraints": constraints} if constraints else {})


def page() -> str:
    """docs/tables.md."""
    parts = [INTRODUCTION.format(version=CONTRACT)]
    for table in sorted(contracts(), key=lambda t: t.name):
        key = f"Key: {', '.join(f'`{k}`' for k in table.key)}." if table.key else "No key."
        lines = [f"## {table.name}", "", f"{table.description} {key}", ""]
        lines += ["| column | type | meaning |", "|---|---|---|"]
        lines += [f"| `{c.name}` | {c.kind} | {_meaning(c)} |" for c in table.columns]
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"


def _meaning(c: Column) -> str:
    words = [c.description]
    if c.values:
        words.append("One of " + ", ".join(f"`{v}`" for v in c.values) + ("." if c.required else ", or empty."))
    if c.ref:
        words.append(f"Refers to `{c.ref}`.")
    if c.required and not c.key:
        words.append("Never empty.")
    return " ".join(words).replace("|", "\\|")


INTRODUCTION = """# The tables

<!-- Made from pipeline/tables/schemas.py by `python -m pipeline.tables.datapackage > docs/tables.md`. -->

Version {version} of the contract. Every table is a CSV file, a Parquet file and a table of `gyoji.sqlite`, which also
has the view `event_view`: one row an event, names instead of ids. `datapackage.json` says the same as this page to
programs. Empty cells are empty in CSV, null in Parquet and SQLite; lists in a cell have `;` between their values; dates
and times are ISO 8601 text, cut to what is known (`2024-11`, `--01-15` without a year, `T14:00+04:00` without a date).
`start_char` and `end_char` count Unicode code points of the page's stored text, end exclusive, and `text` is exactly
that piece. CSV cells hold the values as they are: a spreadsheet may take one that begins with `=` for a formula."""


if __name__ == "__main__":
    print(page(), end="")
