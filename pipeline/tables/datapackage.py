"""extracted/datapackage.json (Frictionless Data Package, Table Schema), from the contract."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pipeline.tables.contract import Column, Contract, contracts
from pipeline.tables.csv_file import Sum
from pipeline.tables.schemas import CONTRACT


def datapackage(sums: Mapping[str, Sum]) -> str:
    """The description of the CSV files, as JSON text; `sums` by table."""
    package = {
        "profile": "tabular-data-package",
        "name": "gyoji",
        "title": "Events, people, cities and times from scraped Japanese web pages",
        "version": CONTRACT,
        "resources": [_resource(table, sums[table.name]) for table in contracts()],
    }
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def _resource(table: Contract, file: Sum) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name.replace("_", "-"),
        "title": table.name,
        "description": table.description,
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
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
