"""The tables of a run over pages that we wrote, as they are and with something hostile in every text."""

from pathlib import Path

import pandas as pd
import pytest

from pipeline.engine import batch
from pipeline.settings import Settings
from pipeline.tables import read
from pipeline.tables.contract import contracts

RAW = Path(__file__).parents[2] / "raw"
HOSTILE = "=cmd|' /C calc'!A0</script><b>,;\\\"'\r\nBEGIN:VEVENT\r\n\u202e\x1b[31m\x00\ufffe_x0041_\tend"
Frames = dict[str, pd.DataFrame]


@pytest.fixture(scope="session")
def extracted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("export")
    batch.run(RAW, folder, Settings(ner="none"))
    return folder


@pytest.fixture(scope="session")
def tables(extracted: Path) -> Frames:
    return read(extracted)


@pytest.fixture(scope="session")
def hostile(tables: Frames) -> Frames:
    out = {}
    for table in contracts():
        frame = tables[table.name].copy()
        for c in table.columns:
            if c.kind == "string" and not (c.key or c.ref or c.values or c.pattern or c.name.endswith("_id")):
                frame[c.name] = HOSTILE
        out[table.name] = frame.assign(url="javascript:alert(1)") if table.name == "pages" else frame
    return out


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
