"""A page, its annotation, and tables that say the same or something else."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from pipeline.annotate import Annotations, Extraction
from pipeline.annotate.annotation import annotation
from pipeline.evaluate.report import Report, score

TEXT = "水の会議を開催\n6月1日（土）、松山市の清水 勇人市長が公民館で話した。\nお問い合わせ\n"
PAGE = {"page_id": "pg_1", "source": "a/kaigi.txt", "status": "ok", "title": "水の会議を開催", "url": ""}
TIME = {"text": "6月1日（土）", "start": "2024-06-01", "end": "2024-06-01", "timezone": "", "weekday_ok": "true"}
EVENT = {"event_id": "ev_1", "name": "水の会議", "start": "2024-06-01", "end": "2024-06-01", "dates": ""}
EVENT |= {"text": "水の会議", "venue": "公民館", "city": "松山市", "country_code": "JP", "parent": ""}
PERSON = {"person_id": "pe_1", "name": "清水勇人", "text": "清水 勇人", "title": "市長", "affiliation": "松山市"}
CITY = {"city_id": "ci_1", "name": "松山市", "text": "松山市"}
PART = {"event_id": "ev_1", "person_id": "pe_1", "name": "清水 勇人", "role": "speaker"}
TAKES_PART = {"event_id": "ev_1", "city_id": "ci_1", "name": "松山市", "role": "participant"}

Rows = dict[str, list[dict[str, str]]]
Scored = Callable[..., Report]


def placed(row: dict[str, str], text: str = TEXT) -> dict[str, str]:
    start = text.index(row["text"])
    return {"page_id": "pg_1", "start_char": str(start), "end_char": str(start + len(row["text"])), **row}


@pytest.fixture
def rows() -> Rows:
    """What the tables say of the page: everything right."""
    named = [(PERSON, "PERSON", "pe_1"), (CITY, "CITY", "ci_1"), (TIME, "TIME", "tm_1")]
    return {
        "pages": [dict(PAGE)],
        "times": [placed({**TIME, "time_id": "tm_1"})],
        "event_pages": [placed(EVENT)],
        "person_pages": [placed(PERSON)],
        "city_pages": [placed(CITY)],
        "event_people": [{"page_id": "pg_1", **PART}],
        "event_cities": [{"page_id": "pg_1", **TAKES_PART}],
        "people": [{"person_id": "pe_1", "name": "清水勇人"}],
        "cities": [{"city_id": "ci_1", "name": "松山市", "country_code": "JP", "kind": "city"}],
        "organizations": [],
        "mentions": [placed({"text": row["text"], "label": label, "row_id": key}) for row, label, key in named],
    }


@pytest.fixture
def gold() -> dict[str, Any]:
    """What an analyst says of the page."""
    person = {"name": "清水勇人", "titles": ["市長"], "affiliations": ["松山市"]}
    event = {"name": "水の会議", "start": "2024-06-01", "end": "2024-06-01", "venue": "公民館", "city": "松山市"}
    event |= {"country": "JP", "people": [{"name": "清水勇人", "role": "speaker"}], "cities": ["松山市"]}
    time = {"text": "6月1日（土）", "line": 2, "start": "2024-06-01", "end": "2024-06-01", "timezone": None}
    return {
        "source": "kaigi.txt",
        "page": {"title": "水の会議を開催", "published_on": None},
        "body_lines": [[1, 2]],
        "events": [event],
        "people": [person],
        "cities": [{"name": "松山市", "kind": "city", "country": "JP"}],
        "times": [time],
    }


@pytest.fixture
def scored() -> Scored:
    """The report of one page; `kept` are spans of its text."""

    def make(gold: dict[str, Any], rows: Rows, text: str = TEXT, kept: Iterable[tuple[int, int]] = ()) -> Report:
        whole = [*kept] or [(0, text.index("お問い合わせ") if "お問い合わせ" in text else len(text))]
        extraction = Extraction.of_rows(rows, {"pg_1": text}, {"pg_1": whole})
        found = Annotations((annotation("kaigi", gold),), (), ())
        return score(extraction, found, lambda stem, source: None)

    return make
