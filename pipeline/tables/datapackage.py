"""extracted/datapackage.json (Frictionless Data Package, Table Schema), from the contract."""

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
