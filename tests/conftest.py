"""For all tests: one run over the sample pages; and a property that is slow on a busy machine is no failure, since
benchmarks/ see how fast things are."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("gyoji", deadline=None)
settings.load_profile("gyoji")


@pytest.fixture(scope="session")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of raw/, made without a model; nobody writes there."""
    from pipeline.engine import batch
    from pipeline.settings import Settings

    folder = tmp_path_factory.mktemp("ran") / "extracted"
    batch.run(Path(__file__).parents[1] / "raw", folder, Settings(ner="none"))
    return folder
