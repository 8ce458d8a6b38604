"""gyoji evaluate: what it prints, and its exit codes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from pipeline.cli import app

RAW = "tests/fixtures/raw"
runner = CliRunner()
Run = Callable[[str], Any]


@pytest.fixture
def folders(gyoji_run: Run) -> tuple[str, str]:
    """The tables of the sample pages and their annotations."""
    run = gyoji_run(RAW)
    return str(run.extracted), str(run.corpus.gold)


@pytest.fixture
def broken(folders: tuple[str, str], tmp_path: Path) -> str:
    """The annotations of two pages, one of which contradicts itself."""
    gold = Path(folders[1])
    (tmp_path / "gold").mkdir()
    data = json.loads((gold / "seminar12.json").read_text(encoding="utf-8"))
    data["times"][0]["line"] = 999
    (tmp_path / "gold" / "seminar12.json").write_text(json.dumps(data, indent=1), encoding="utf-8")
    (tmp_path / "gold" / "membership.json").write_text("{", encoding="utf-8")
    return str(tmp_path / "gold")


def test_totals_pages_and_misses(folders: tuple[str, str]) -> None:
    result = runner.invoke(app, ["evaluate", *folders, "--pages", "--misses"], env={"COLUMNS": "200"})
    assert result.exit_code == 0, result.output
    for words in ("16 pages, 16 found", "events_exact", "spans (F1)", "confusions", "shicho-nikki-202405"):
        assert words in result.output


def test_json_alone_on_standard_output(folders: tuple[str, str]) -> None:
    result = runner.invoke(app, ["evaluate", *folders, "--json"])
    assert json.loads(result.stdout)["pages"] == 16


def test_a_faulty_annotation_is_told_and_the_rest_scored(folders: tuple[str, str], broken: str) -> None:
    result = runner.invoke(app, ["evaluate", folders[0], broken, "--json"])
    assert result.exit_code == 1
    assert "membership.json:1: is no JSON" in result.stderr
    assert "times[0].line: 999 is out of the page" in result.stderr
    assert json.loads(result.stdout)["pages"] == 1


def test_html_and_two_reports_compared(folders: tuple[str, str], tmp_path: Path) -> None:
    saved = tmp_path / "old.json"
    saved.write_text(runner.invoke(app, ["evaluate", *folders, "--json"]).stdout, encoding="utf-8")
    result = runner.invoke(app, ["evaluate", *folders, "--html", str(tmp_path / "a.html")])
    assert result.exit_code == 0
    assert "shicho-nikki-202405" in (tmp_path / "a.html").read_text(encoding="utf-8")
    same = runner.invoke(app, ["evaluate", "--compare", str(saved), *folders])
    assert (same.exit_code, same.output) == (0, "0 better, 0 worse\n")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["evaluate", "nothing-here", "gold"], "run 'gyoji run' first"),
        (["evaluate", "{tables}", "nothing-here"], "give the folder of annotations"),
        (["evaluate", "{tables}"], "name the folder of annotations"),
        (["evaluate", "--compare", "{tables}", "nothing.json", "{gold}"], "run 'gyoji run' first"),
    ],
)
def test_what_the_user_can_mend_ends_with_2(folders: tuple[str, str], arguments: list[str], words: str) -> None:
    filled = [word.format(tables=folders[0], gold=folders[1]) for word in arguments]
    result = runner.invoke(app, filled, env={"COLUMNS": "300"})
    assert result.exit_code == 2
    assert words in result.output
