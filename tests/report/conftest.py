"""Events to report on, and a run over pages that we wrote."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.tables import read
from pipeline.tables.happenings import City, Happening, PageLink, Person, Tables
from tests.free_text import replaced

BLANK: dict[str, Any] = {
    "kind": "other",
    "status": "held",
    "start": "",
    "end": "",
    "dates": (),
    "precision": "",
    "timezone": "",
    "venue": "",
    "country_code": "",
    "confidence": 0.9,
    "review": "none",
    "city": None,
    "parent_event_id": "",
    "parent": "",
    "people": (),
    "cities": (),
    "organizations": (),
    "pages": (PageLink("pg_1", "a/1.txt", "https://www.example.jp/1", "会議", "", ""),),
}
HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(2)><svg onload=alert(3)></style></title><!--"
    "\"'><a href=javascript:alert(4)>{{7*7}}{%x%}&lt;b&gt;\u202e\u2066\x1b[31m\x00]]>"
)
Make = Callable[..., Happening]


@pytest.fixture
def event() -> Make:
    """Makes an event: its name and any field; an end that is not given is its start."""

    def make(name: str, **fields: Any) -> Happening:
        start = fields.get("start", "")
        return Happening(**{**BLANK, "event_id": f"ev_{name}", "name": name, "end": start, **fields})

    return make


@pytest.fixture
def person() -> Callable[[str], Person]:
    return lambda name: Person(f"pe_{name}", name, "市長", "川辺市", "attendee")


@pytest.fixture
def city() -> Callable[..., City]:
    def make(name: str, latitude: float | None = 35.0, longitude: float | None = 135.0, code: str = "JP") -> City:
        return City(f"ci_{name}", name, name, code, "日本", "", latitude, longitude)

    return make


@pytest.fixture(scope="session")
def extracted(ran: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shutil.copytree(ran, tmp_path_factory.mktemp("report") / "extracted")


@pytest.fixture(scope="session")
def tables(extracted: Path) -> Tables:
    return read(extracted)


@pytest.fixture(scope="session")
def hostile(tables: Tables) -> Tables:
    """The tables with something hostile behind every free text."""
    return replaced(tables, lambda value: f"{value}{HOSTILE}", "javascript:alert(5)//")
