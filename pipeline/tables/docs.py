"""docs/tables.md, made from the contract: `python -m pipeline.tables.docs > docs/tables.md`."""

from __future__ import annotations

from pipeline.tables.contract import Column, contracts
from pipeline.tables.schemas import CONTRACT


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

<!-- Made from pipeline/tables/schemas/ by `python -m pipeline.tables.docs > docs/tables.md`. -->

Version {version} of the contract. Every table is a CSV file, a Parquet file and a table of `gyoji.sqlite`, which also
has the view `event_view`: one row an event, names instead of ids. `datapackage.json` says the same as this page to
programs. Empty cells are empty in CSV, null in Parquet and SQLite; lists in a cell have `;` between their values; dates
and times are ISO 8601 text, cut to what is known (`2024-11`, `--01-15` without a year, `T14:00+04:00` without a date).
`start_char` and `end_char` count Unicode code points of the page's stored text, end exclusive, and `text` is exactly
that piece. CSV cells hold the values as they are: a spreadsheet may take one that begins with `=` for a formula."""


if __name__ == "__main__":
    print(page(), end="")
