"""Every notebook runs from its first cell to its last, over a run made once; in git they hold no output."""

import json
import os
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import nbformat
import pandas as pd
import pytest
from nbclient import NotebookClient

from pipeline.engine import batch
from pipeline.settings import Settings

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>"
Outputs = list[dict[str, Any]]


@pytest.fixture(scope="session")
def extracted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("notebooks")
    batch.run(ROOT / "raw", folder, Settings(ner="none"))
    return folder


@pytest.fixture(scope="session")
def ran(extracted: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Outputs]:
    """The outputs of a notebook, which is run once."""
    return cache(lambda path: executed(path, extracted, tmp_path_factory.mktemp(path.stem)))


def executed(path: Path, extracted: Path, folder: Path) -> Outputs:
    """All outputs of a notebook, run in an empty folder."""
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(folder)}})
    places = {"GYOJI_EXTRACTED": extracted, "GYOJI_RAW": ROOT / "raw", "PYTHONPATH": ROOT, "IPYTHONDIR": folder}
    client.execute(env={**os.environ, **{name: str(place) for name, place in places.items()}})
    return [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]


def text_of(outputs: Outputs) -> str:
    """What the outputs say: streams, plain text, HTML."""
    parts = [o.get("text", "") for o in outputs]
    parts += [o.get("data", {}).get(kind, "") for o in outputs for kind in ("text/plain", "text/html")]
    return "\n".join(parts)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_runs_and_its_plots_have_all_their_letters(path: Path, ran: Callable[[Path], Outputs]) -> None:
    outputs = ran(path)
    assert not [o for o in outputs if o["output_type"] == "error" or o.get("name") == "stderr"]
    plots = [o for o in outputs if "image/png" in o.get("data", {})]
    source = path.read_text(encoding="utf-8")
    assert len(plots) == source.count("plt.show()")
    assert len(text_of(outputs)) > 500


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_in_git_it_holds_no_output_and_its_code_is_short(path: Path) -> None:
    notebook = json.loads(path.read_text(encoding="utf-8"))
    nbformat.validate(nbformat.from_dict(notebook))
    assert notebook["cells"][0]["cell_type"] == "markdown"
    for cell in notebook["cells"]:
        assert cell.get("outputs", []) == []
        assert cell.get("execution_count") is None
        assert cell["metadata"] == {}
        assert len(cell["source"]) <= 35, cell["id"]


def test_there_is_one_on_each_subject() -> None:
    assert [path.stem[2:] for path in NOTEBOOKS] == [
        "reading_the_tables",
        "data_quality",
        "a_year_of_exchange",
        "adding_a_rule",
    ]


def test_a_hostile_page_is_text_in_a_notebook(extracted: Path, tmp_path: Path) -> None:
    shutil.copytree(extracted, tmp_path / "extracted")
    for name in ("events", "people", "event_people"):
        path = tmp_path / "extracted" / f"{name}.parquet"
        frame = pd.read_parquet(path)
        frame.assign(name=frame.name + HOSTILE).to_parquet(path)
    outputs = executed(NOTEBOOKS[0], tmp_path / "extracted", tmp_path)
    html = "\n".join(o.get("data", {}).get("text/html", "") for o in outputs)
    assert "&lt;script&gt;" in html
    assert "<script" not in html
    assert "<img" not in html


def test_the_rule_changes_what_it_should(ran: Callable[[Path], Outputs]) -> None:
    text = text_of(ran(NOTEBOOKS[3]))
    assert "交流特使" in text
    assert "2031-09" in text
    assert "our-page.txt" in text
