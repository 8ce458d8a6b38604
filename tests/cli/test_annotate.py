"""gyoji annotate: out to the tools of annotators and back over real tables, and the check."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from pipeline.annotate import FORMATS, Extraction, annotation_of
from pipeline.cli import app
from pipeline.evaluate.report import evaluate

ROOT = Path(__file__).parents[2]
RAW = "tests/fixtures/raw"
runner = CliRunner()
Run = Callable[[str], Any]


def export_to(tool: str, extracted: Path, folder: Path) -> Path:
    """Write the tool's files, and make of Label Studio's predictions what an annotator would hand back."""
    result = runner.invoke(app, ["annotate", "export", str(extracted), str(folder), "--format", tool])
    assert result.exit_code == 0, result.output
    if tool != "label-studio":
        return folder
    tasks = json.loads((folder / "tasks.json").read_text(encoding="utf-8"))
    for task in tasks:
        task["annotations"] = task.pop("predictions")
    (folder / "export.json").write_text(json.dumps(tasks), encoding="utf-8")
    return folder / "export.json"


@pytest.mark.parametrize("tool", FORMATS)
def test_untouched_predictions_come_back_as_the_tables(tool: str, gyoji_run: Run, tmp_path: Path) -> None:
    extracted = gyoji_run(RAW).extracted
    marked = export_to(tool, extracted, tmp_path / "out")
    arguments = [str(extracted), str(marked), str(tmp_path / "gold"), "--format", tool]
    result = runner.invoke(app, ["annotate", "import", *arguments])
    assert result.exit_code == 0, result.output
    assert "to fill in" not in result.output
    pages = [page for page in Extraction.read(extracted).pages() if page.text]
    written = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in (tmp_path / "gold").iterdir()}
    assert len(written) == len(pages)
    by_source = {data["source"]: data for data in written.values()}
    for page in pages:
        data = annotation_of(page)
        assert by_source[data["source"]] == data
    report = evaluate(extracted, tmp_path / "gold", tmp_path / "none")
    assert not report.faults or not any(fault.grave for fault in report.faults)
    assert all(score.fp == score.fn == 0 for score in report.scores.values())


def test_a_page_that_nobody_knows_is_told(gyoji_run: Run, tmp_path: Path) -> None:
    extracted = gyoji_run(RAW).extracted
    (tmp_path / "other.txt").write_text("別の頁\n", encoding="utf-8")
    (tmp_path / "other.ann").write_text("T1\tCITY 0 1\t別\n", encoding="utf-8")
    arguments = [str(extracted), str(tmp_path), str(tmp_path / "gold"), "--format", "brat"]
    result = runner.invoke(app, ["annotate", "import", *arguments])
    assert result.exit_code == 1
    assert "other.ann: its page is not in the tables" in result.stderr


def test_tables_without_the_texts_of_their_pages_are_no_source(gyoji_run: Run, tmp_path: Path) -> None:
    for name in ("pages", "mentions", "times"):
        copy = (gyoji_run(RAW).extracted / f"{name}.csv").read_bytes()
        (tmp_path / f"{name}.csv").write_bytes(copy)
    result = runner.invoke(app, ["annotate", "export", str(tmp_path), str(tmp_path / "out"), "--format", "brat"])
    assert result.exit_code == 2
    assert "stages/pages.parquet" in result.output


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["export", "{tables}", "{out}", "--format", "conll"], "there is no format 'conll'"),
        (["export", "nothing-here", "{out}", "--format", "brat"], "run 'gyoji run' first"),
        (["export", "{tables}", "{out}", "--format", "doccano", "--units", "bytes"], "there is no unit 'bytes'"),
        (["import", "{tables}", "nothing-here", "{out}", "--format", "spacy"], "is not there"),
        (["check", "nothing-here"], "is not a folder"),
    ],
)
def test_what_the_user_can_mend_ends_with_2(gyoji_run: Run, tmp_path: Path, arguments: list[str], words: str) -> None:
    filled = [word.format(tables=gyoji_run(RAW).extracted, out=tmp_path / "out") for word in arguments]
    result = runner.invoke(app, ["annotate", *filled])
    assert result.exit_code == 2
    assert words in result.output


def test_check(tmp_path: Path) -> None:
    split = ROOT / RAW
    sound = runner.invoke(app, ["annotate", "check", str(split), "--pages", str(ROOT / "raw")])
    assert (sound.exit_code, sound.output) == (0, "16 annotated pages, 0 faults\n")
    for name in ("gold", "pages"):
        (tmp_path / name).mkdir()
    (tmp_path / "gold" / "a.json").write_text("[]", encoding="utf-8")
    (tmp_path / "pages" / "a.txt").write_text("一行", encoding="utf-8")
    wrong = runner.invoke(app, ["annotate", "check", str(tmp_path)])
    assert wrong.exit_code == 1
    assert "a.json:1: [] is not of type 'object'" in wrong.output
