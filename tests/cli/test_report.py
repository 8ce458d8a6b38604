"""gyoji report, gyoji show, gyoji export, from the command line."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.engine import batch
from pipeline.settings import Settings

runner = CliRunner()
PAGE = "水の会議の報告\n\n2024年5月18日に川越市で水の会議を開催し、川越市の山田太郎市長が出席しました。\n"


@pytest.fixture(scope="module")
def extracted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli-report")
    (folder / "raw").mkdir()
    (folder / "raw" / "a.txt").write_text(PAGE, encoding="utf-8")
    (folder / "raw" / "b.txt").write_text("総会のお知らせ\n\n総会を2024年秋に開催します。\n", encoding="utf-8")
    batch.run(folder / "raw", folder / "out", Settings(ner="none"))
    return folder / "out"


def test_report(extracted: Path, tmp_path: Path) -> None:
    result = runner.invoke(app, ["report", str(extracted)])
    assert (result.exit_code, result.output.strip()) == (0, str(extracted / "report.html"))
    assert "水の会議" in (extracted / "report.html").read_text(encoding="utf-8")
    assert runner.invoke(app, ["report", str(extracted), str(tmp_path / "r.html")]).exit_code == 0
    assert (tmp_path / "r.html").exists()


def test_show(extracted: Path) -> None:
    result = runner.invoke(app, ["show", str(extracted), "a.txt"])
    assert result.exit_code == 0
    assert "⟪2024年5月18日:TIME⟫" in result.output
    assert "山田太郎" in result.output


def test_export(extracted: Path, tmp_path: Path) -> None:
    result = runner.invoke(app, ["export", str(extracted), str(tmp_path / "a.ics")])
    assert result.exit_code == 0
    assert f"{tmp_path / 'a.ics'}: 1 events" in result.output
    assert (tmp_path / "a.ics").exists()
    assert runner.invoke(app, ["export", str(extracted), str(tmp_path / "d"), "--format", "datasette"]).exit_code == 0
    assert (tmp_path / "d" / "metadata.json").exists()


def test_a_page_that_is_not_there_ends_with_2(extracted: Path) -> None:
    result = runner.invoke(app, ["show", str(extracted), "c.txt"])
    assert result.exit_code == 2
