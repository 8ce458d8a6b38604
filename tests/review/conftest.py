"""Invented pages, one of them hostile; their tables; and a desk with a log of its own for every test."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from starlette.testclient import TestClient

from pipeline.review import Desk, application

TOKEN = "a-token-of-the-tests"
HOST = "http://127.0.0.1:8765"


@pytest.fixture(scope="session")
def corpus() -> ModuleType:
    """The module corpus.py beside this file."""
    spec = importlib.util.spec_from_file_location("review_corpus", Path(__file__).parent / "corpus.py")
    assert spec
    assert spec.loader
    module = sys.modules["review_corpus"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


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
