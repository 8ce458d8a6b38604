"""The command: its exit codes, and that every command and option says what it is for."""

import json
import re
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from pipeline.cli import app

runner = CliRunner()
README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]


def test_run_prints_a_summary(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "a.txt").write_text("総会の報告\n\n2024年5月18日に第3回総会を開催しました。\n", encoding="utf-8")
    (raw / "b.txt").write_bytes(b"")
    result = runner.invoke(app, ["run", str(raw), str(tmp_path / "out"), "--ner", "none"])
    assert result.exit_code == 0, result.output
    assert "2 read, 1 kept, 1 rejected" in result.output
    for word in ("events", "people", "cities", "times", "seconds", "tables"):
        assert word in result.output


@pytest.mark.parametrize(
    "arguments",
    [
        *(["run", "nowhere", "out"], ["clean", "nowhere", "out"], ["link", "nothing-yet"], ["report", "nowhere"]),
        *(["show", "nowhere", "a.txt"], ["export", "nowhere", "a.xlsx"], ["export", "nowhere", "a"]),
    ],
)
def test_what_the_user_can_mend_ends_with_2(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = runner.invoke(app, arguments)
    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_times_are_json_lines() -> None:
    result = runner.invoke(app, ["times", "2024年11月12日(火)に開催"])
    row = json.loads(result.output)
    assert (row["start"], row["end"], row["text"]) == ("2024-11-12", "2024-11-12", "2024年11月12日(火)")
    assert (row["start_char"], row["end_char"]) == (0, 14)


def test_times_come_from_standard_input_and_count_from_the_reference() -> None:
    result = runner.invoke(app, ["times", "--reference", "2023-10-04"], input="昨年の大会\n来月\n")
    assert [json.loads(line)["start"] for line in result.output.splitlines()] == ["2022", "2023-11"]


def all_commands() -> dict[str, typer.core.TyperCommand]:
    """By their whole names: run, annotate export."""
    out = {}
    for name, command in COMMANDS.items():
        inner = getattr(command, "commands", None)
        out |= {name: command} if inner is None else {f"{name} {other}": inner[other] for other in inner}
    return out


@pytest.mark.parametrize(("name", "command"), sorted(all_commands().items()))
def test_every_command_is_documented(name: str, command: typer.core.TyperCommand) -> None:
    assert command.help
    assert f"gyoji {name}" in README
    for parameter in command.params:
        assert parameter.help, (name, parameter.name)
        if parameter.param_type_name == "option" and parameter.name != "help":
            assert re.search(rf"{max(parameter.opts, key=len)}(?![\w-])", README), (name, parameter.opts)
