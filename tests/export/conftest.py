"""The tables of a run over pages that we wrote, as they are and with something hostile in every text."""

import shutil
from pathlib import Path

import pandas as pd
import pytest

from pipeline.tables import read
from tests.free_text import replaced

HOSTILE = "=cmd|' /C calc'!A0</script><b>,;\\\"'\r\nBEGIN:VEVENT\r\n\u202e\x1b[31m\x00\ufffe_x0041_\tend"
Frames = dict[str, pd.DataFrame]


@pytest.fixture(scope="session")
def extracted(ran: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shutil.copytree(ran, tmp_path_factory.mktemp("export") / "extracted")


@pytest.fixture(scope="session")
def tables(extracted: Path) -> Frames:
    return read(extracted)


@pytest.fixture(scope="session")
def hostile(tables: Frames) -> Frames:
    return replaced(tables, lambda value: HOSTILE, "javascript:alert(1)")


def event_with(tables: Frames, **values: object) -> Frames:
    """One event alone, without anything that belongs to it, with these values."""
    row = tables["events"].iloc[[0]].copy().assign(parent_event_id="", city_id="", venue="", dates="", review="none")
    for name, value in values.items():
        row[name] = value
    empty = {name: frame.iloc[:0] for name, frame in tables.items()}
    return {**empty, "events": row, "cities": tables["cities"]}


@pytest.fixture
def one(tables: Frames):  # type: ignore[no-untyped-def]
    return lambda **values: event_with(tables, **values)
