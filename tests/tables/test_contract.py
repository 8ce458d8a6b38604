from __future__ import annotations

import pathlib
import re

import pytest

from pipeline.tables import rows
from pipeline.tables.contract import contract, contracts
from pipeline.tables.docs import page

ROOT = pathlib.Path(__file__).resolve().parents[2]
AGREED = ROOT / "../shared/TABLES.md"


def test_the_page_of_the_docs_is_made_from_the_contract() -> None:
    """If not: python -m pipeline.tables.docs > docs/tables.md"""
    assert (ROOT / "docs/tables.md").read_text(encoding="utf-8") == page()


@pytest.mark.skipif(not AGREED.exists(), reason="no TABLES.md beside the repository")
def test_the_agreed_columns_in_their_order() -> None:
    text = AGREED.read_text(encoding="utf-8")
    found = re.findall(r"^\| `(\w+)`(?: \([^)]*\))? \| (.*) \|$", text, re.M)
    assert len(found) == len(contracts())
    for name, cell in found:
        columns = re.findall(r"`(\w+)`", re.sub(r"\([^()]*(?:\([^()]*\)[^()]*)*\)", "", cell.split(": where each")[0]))
        assert contract(name).names == list(dict.fromkeys(columns)), name


def test_every_table_has_a_maker() -> None:
    assert set(rows.MAKERS) == {t.name for t in contracts()}


@pytest.mark.parametrize("table", contracts(), ids=lambda t: t.name)
def test_references_lead_to_keys(table: object) -> None:
    for _, other, theirs in table.refs:  # type: ignore[attr-defined]
        assert contract(other).key == [theirs]


def test_every_table_and_column_is_explained() -> None:
    for table in contracts():
        assert table.description.endswith(".")
        assert all(c.title and c.description for c in table.columns)
