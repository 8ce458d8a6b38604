"""What docs/accuracy.md says of the pinned corpora is what is pinned."""

from __future__ import annotations

from pathlib import Path

from pipeline.evaluate.accuracy import main, table, updated
from pipeline.evaluate.floors import Floors, PagePin, Pin

ROOT = Path(__file__).parents[2]


def test_the_page_of_the_docs_shows_what_is_pinned() -> None:
    """If not: python -m pipeline.evaluate.accuracy"""
    text = (ROOT / "docs" / "accuracy.md").read_text(encoding="utf-8")
    assert updated(text, Floors.read(ROOT / "tests" / "floors.json")) == text


def test_a_column_a_corpus_and_a_row_a_kind(tmp_path: Path) -> None:
    page = PagePin.parse("0123456789abcdef times 1/0/0 values 1/2")
    floors = Floors("1", {"a": Pin("d", {"times": 0.9876, "event_venue": 0.5}, {"p": page}), "b": Pin("d", {}, {})})
    assert table(floors) == "| | `a` (1) | `b` (0) |\n| --- | --- | --- |\n| times | 0.988 | |\n"
    floors.write(tmp_path / "floors.json")
    path = tmp_path / "page.md"
    path.write_text("x\n<!-- pinned: y -->\n| old |\n\nz\n", encoding="utf-8")
    main([str(tmp_path / "floors.json"), str(path)])
    assert path.read_text(encoding="utf-8") == f"x\n<!-- pinned: y -->\n{table(floors)}\nz\n"
