"""What the README shows is what comes out: its tables, its code and its settings are taken at their word."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from pipeline.engine.settings_file import VOCABULARY_FILES, load_settings

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGE = "linkcity/cop28-tsunagu-mizu.txt"


def shown(first: str, last: str) -> list[dict[str, str]]:
    """The rows of the README's table whose header begins and ends with these columns."""
    lines = README[README.index(f"| {first} |") :].split("\n")
    cells = [[c.strip() for c in line.strip("|").split("|")] for line in lines[: lines.index("")]]
    assert cells[0][-1] == last
    return [dict(zip(cells[0], row, strict=True)) for row in cells[2:]]


@pytest.fixture(scope="module")
def extracted(gyoji_run: Callable[[str], Any]) -> Path:
    """The tables of the sample pages."""
    folder: Path = gyoji_run("tests/fixtures/raw").extracted
    return folder


def rows(extracted: Path, name: str) -> list[dict[str, str]]:
    read = {n: pd.read_csv(extracted / f"{n}.csv", dtype=str, keep_default_na=False) for n in ("pages", name)}
    page_id = read["pages"].set_index("source").page_id[PAGE]
    return read[name][read[name].page_id == page_id].to_dict("records")


@pytest.mark.parametrize(
    ("table", "first", "last"), [("event_pages", "name", "parent"), ("event_people", "name", "role")]
)
def test_the_rows_that_are_shown_are_in_the_tables(extracted: Path, table: str, first: str, last: str) -> None:
    lines = shown(f"{first} | start" if last == "parent" else f"{first} | title", last)
    assert lines
    found = rows(extracted, table)
    for line in lines:
        assert any(all(row[c] == v for c, v in line.items()) for row in found), line


def test_the_settings_are_all_there_is_and_load(tmp_path: Path) -> None:
    (block,) = (text for text in re.findall(r"```toml\n(.*?)```", README, re.S) if "[[vocabulary." in text)
    path = tmp_path / "gyoji.toml"
    path.write_text(block, encoding="utf-8")
    settings = load_settings(path)
    for key in VOCABULARY_FILES:
        assert len(getattr(settings.vocabulary, key)) == 1, key
    for key in ("ner", "timezone", "max_bytes"):
        assert f"{key} = " in block
