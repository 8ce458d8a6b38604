"""What README and docs show is run: code blocks, settings, annotations, commands with their output."""

from __future__ import annotations

import json
import re
import shlex
import tomllib
from fnmatch import fnmatchcase
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from pipeline.cli import app

ROOT = Path(__file__).parents[1]
PAGES = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in ROOT.glob("docs/*.md")}
PAGES["README.md"] = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.M | re.S)
SHOWN = re.compile(r"^    \$ (.+)\n((?:    .+\n)*)", re.M)  # a command, and what it prints
PRINTED = {"README.md": "2024-05-18T14:00+09:00", "docs/annotation.md": "2024-08-03"}
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]


def blocks(wanted: str) -> list[tuple[str, str]]:
    """(page, code) of the blocks in a language."""
    found = [(name, BLOCK.findall(text)) for name, text in sorted(PAGES.items())]
    return [(name, code) for name, blocks in found for language, code in blocks if language == wanted]


def test_every_block_is_in_a_language_that_is_run_or_text() -> None:
    used = {language for text in PAGES.values() for language, _ in BLOCK.findall(text)}
    assert used <= {"python", "toml", "json", "text"}


@pytest.mark.parametrize("name", PAGES)
def test_every_file_of_the_repository_that_is_named_is_there(name: str) -> None:
    named = re.findall(r"(?<![\w./])(?:pipeline|benchmarks|scripts|tests/fixtures)/[\w./-]*\w", PAGES[name])
    assert [path for path in named if not (ROOT / path).exists()] == []


@pytest.mark.parametrize(("name", "code"), blocks("python"))
def test_python_runs(
    name: str, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "raw").symlink_to(ROOT / "raw")
    exec(compile(code, name, "exec"), {})
    if "print(" in code:
        assert PRINTED[name] in capsys.readouterr().out


@pytest.mark.parametrize(("name", "code"), blocks("toml"))
def test_toml_is_toml(name: str, code: str) -> None:
    assert tomllib.loads(code)


@pytest.mark.parametrize(("name", "code"), blocks("json"))
def test_json_is_as_a_schema_wants_it(name: str, code: str, tmp_path: Path) -> None:
    from pipeline.annotate.json_file import ANNOTATION, CROSSPAGE_PAIRS, JsonFile

    schema = ANNOTATION if "source" in json.loads(code) else CROSSPAGE_PAIRS
    (tmp_path / "block.json").write_text(code, encoding="utf-8")
    source = JsonFile.read(tmp_path / "block.json")
    source.load(schema)
    assert source.faults == []


@pytest.mark.parametrize(
    ("command", "output"), [found for _, text in sorted(PAGES.items()) for found in SHOWN.findall(text)]
)
def test_commands_print_what_is_shown(command: str, output: str) -> None:
    """`…` in the output stands for anything."""
    program, *arguments = shlex.split(command)
    assert program == "gyoji"
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0
    shown = [line.strip() for line in output.splitlines()]
    printed = result.output.splitlines()
    assert len(shown) == len(printed)
    for wanted, line in zip(shown, printed, strict=True):
        assert fnmatchcase(line, wanted.replace("[", "[[]").replace("…", "*")), line


@pytest.mark.parametrize("name", sorted(PAGES))
def test_commands_that_are_named_exist(name: str) -> None:
    for command, second in re.findall(r"`gyoji ([a-z]+)(?: ([a-z]+))?", PAGES[name]):
        assert command in COMMANDS, command
        inner = getattr(COMMANDS[command], "commands", None)
        assert inner is None or not second or second in inner, (command, second)


@pytest.mark.parametrize("name", sorted(PAGES))
def test_links_lead_somewhere(name: str) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", PAGES[name]):
        assert "://" in target or ((ROOT / name).parent / target).exists(), target
