"""A folder that a run has taken in."""

import shutil
from pathlib import Path

import pytest

from pipeline.engine import batch
from tests.engine.nights import PLAIN, text, write


@pytest.fixture(scope="session")
def taken_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`raw` with six pages, and their tables in `out`; nobody writes there."""
    folder = tmp_path_factory.mktemp("taken_in")
    raw = write({f"{d}/{n}.txt": text(n % 2, n, n + 1) for d in "ab" for n in range(3)}, folder / "raw")
    batch.run(raw, folder / "out", PLAIN)
    return folder


@pytest.fixture
def known(taken_in: Path, tmp_path: Path) -> Path:
    """The raw folder of a copy that a test may change; its tables are in `out` beside it."""
    shutil.copytree(taken_in, tmp_path, dirs_exist_ok=True)
    return tmp_path / "raw"
