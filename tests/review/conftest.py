"""Invented pages, one of them hostile; their tables; and a desk with a log of its own for every test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from starlette.testclient import TestClient

from pipeline.review import Desk, application

TOKEN = "a-token-of-the-tests"
HOST = "http://127.0.0.1:8765"


@pytest.fixture(scope="session")
def corpus() -> ModuleType:
    """The invented pages (corpus.py)."""
    from tests.review import corpus

    return corpus


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory, corpus: ModuleType) -> Path:
    """A folder with the tables of the invented pages; nobody writes there."""
    folder = tmp_path_factory.mktemp("review")
    corpus.write(corpus.documents(), folder / "extracted")
    return folder


@pytest.fixture
def place(made: Path, tmp_path: Path) -> Path:
    """The same as a copy that a test may change."""
    shutil.copytree(made, tmp_path / "place")
    return tmp_path / "place"


@pytest.fixture
def desk(place: Path) -> Desk:
    return Desk(place / "extracted", place / "decisions" / "decisions.jsonl", "評価者")


@pytest.fixture
def client(desk: Desk) -> Iterator[TestClient]:
    with TestClient(application(desk, TOKEN), base_url=HOST) as made_client:
        made_client.headers.update({"origin": HOST, "x-gyoji-token": TOKEN})
        yield made_client


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from tests.review.user import chromium

    with chromium() as launched:
        yield launched


@pytest.fixture
def address(desk: Desk) -> Iterator[str]:
    """Of the app over the test's own desk."""
    from tests.review.user import serving

    with serving(desk) as found:
        yield found
