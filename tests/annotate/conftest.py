"""A page with everything that an annotation can hold, its annotation, and tables that say the same."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.annotate import Extraction

DOCS = (Path(__file__).parents[2] / "docs" / "annotation.md").read_text(encoding="utf-8")


def _block(pattern: str) -> str:
    found = re.search(pattern, DOCS, re.S)
    assert found
    return found[1]


@pytest.fixture
def text() -> str:
    """The page that docs/annotation.md shows."""
    return _block(r"Its page:\n\n```text\n(.*?)```")


@pytest.fixture
def data() -> dict[str, Any]:
    """Its annotation, as docs/annotation.md shows it."""
    found: dict[str, Any] = json.loads(_block(r"```json\n(.*?)```"))
    return found


@pytest.fixture
def corpus_folder(tmp_path: Path, text: str, data: dict[str, Any]) -> Path:
    """A folder of annotated pages with that page alone."""
    for name in ("gold", "pages"):
        (tmp_path / "corpus" / name).mkdir(parents=True)
    (tmp_path / "corpus" / "pages" / "ayu-matsuri.txt").write_text(text, encoding="utf-8")
    written = json.dumps(data, ensure_ascii=False, indent=1)
    (tmp_path / "corpus" / "gold" / "ayu-matsuri.json").write_text(written, encoding="utf-8")
    return tmp_path / "corpus"


Spans = list[tuple[str, str, str]]  # label, text, row id


@pytest.fixture
def tables_of() -> Callable[..., Extraction]:
    """Tables of one page from its text and (label, text, row id) of what is found on it, in the order of the text."""

    def make(text: str, spans: Spans, source: str = "a/page.txt") -> Extraction:
        rows: dict[str, list[dict[str, str]]] = {
            name: [] for name in ("mentions", "times", "event_pages", "person_pages", "city_pages", "people", "cities")
        }
        at = 0
        for label, name, key in spans:
            start, at = text.index(name, at), text.index(name, at) + 1
            place = {"page_id": "pg_1", "start_char": str(start), "end_char": str(start + len(name)), "text": name}
            if label == "EVENT":
                values = dict.fromkeys(("dates", "venue", "city", "country_code", "parent"), "")
                rows["event_pages"].append({**place, **values, "event_id": key, "name": name, "start": "", "end": ""})
            else:
                rows["mentions"].append({**place, "label": label, "row_id": key})
            if label == "TIME":
                rows["times"].append(
                    {**place, "time_id": key, "start": "2024-06-01", "end": "2024-06-01", "timezone": ""}
                )
            if label == "PERSON":
                plain = "".join(name.split())
                rows["person_pages"].append({**place, "person_id": key, "name": plain, "title": "", "affiliation": ""})
            if label == "CITY":
                rows["city_pages"].append({**place, "city_id": key, "name": name})
                rows["cities"].append({"city_id": key, "name": name, "kind": "city", "country_code": "JP"})
        pages = [{"page_id": "pg_1", "source": source, "status": "ok", "title": "", "url": ""}]
        return Extraction.of_rows({"pages": pages, **rows}, {"pg_1": text}, {"pg_1": [(0, len(text))]})

    return make
