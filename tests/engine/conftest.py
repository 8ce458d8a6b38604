"""A folder that a run has taken in."""

from pathlib import Path

import pytest

from pipeline.engine import batch
from tests.engine.nights import PLAIN, text, write


@pytest.fixture
def known(tmp_path: Path) -> Path:
    """A raw folder of six pages, whose tables are in `out` beside it."""
    raw = write({f"{d}/{n}.txt": text(n % 2, n, n + 1) for d in "ab" for n in range(3)}, tmp_path / "raw")
    batch.run(raw, tmp_path / "out", PLAIN)
    return raw
