"""gyoji run and status: what they print, how they end, and what --dry-run leaves alone."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.cli.batch import JUMPED

runner = CliRunner()


def pages(folder: Path, days: range, text: str = "2024年5月{}日に市民会館で第{}回総会を開催しました。") -> Path:
    folder.mkdir(exist_ok=True)
    for day in days:
        body = f"第{day}回総会の報告\n\n{text.format(day, day)}\n" if text else ""
        (folder / f"{day}.txt").write_text(body, encoding="utf-8")
    return folder


def run(raw: Path, out: Path, *options: str) -> tuple[int, str]:
    result = runner.invoke(app, ["run", str(raw), str(out), "--ner", "none", *options])
    return result.exit_code, result.output


@pytest.fixture(scope="module")
def taken_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`raw` with four pages, and their tables in `out`; nobody writes there."""
    folder = tmp_path_factory.mktemp("taken_in")
    assert run(pages(folder / "raw", range(1, 5)), folder / "out")[0] == 0
    return folder


@pytest.fixture
def known(taken_in: Path, tmp_path: Path) -> Path:
    """The raw folder of a copy that a test may change; its tables are in `out` beside it."""
    shutil.copytree(taken_in, tmp_path, dirs_exist_ok=True)
    return tmp_path / "raw"


def test_a_second_run_tells_what_is_new(known: Path, tmp_path: Path) -> None:
    pages(known, range(4, 7), "2024年6月{}日に第{}回総会を開催しました。")
    code, said = run(known, tmp_path / "out")
    assert code == 0
    assert "2 new, 1 changed" in said
    assert "6 read, 6 kept" in said


def test_no_line_is_broken_where_a_file_is_read(known: Path, tmp_path: Path) -> None:
    """As in the mail of a scheduler: a path or a reason is found as it is, however long."""
    out = tmp_path / ("long" * 50)
    name = "x." + "y" * 200
    (known / name).write_text("", encoding="utf-8")
    _, said = run(known, out)
    assert f"{out}/ (CSV, Parquet" in said
    assert f"1 rejected: unknown suffix .{'y' * 200}" in said


def test_a_dry_run_does_nothing(known: Path, tmp_path: Path) -> None:
    pages(known, range(5, 8))
    (known / "1.txt").unlink()
    before = {p: p.stat().st_mtime_ns for p in (tmp_path / "out").glob("*.csv")}
    code, said = run(known, tmp_path / "out", "--dry-run")
    words = [line.split()[:2] for line in said.splitlines()]
    assert code == 0
    assert words[:4] == [["new", "3"], ["changed", "0"], ["known", "3"], ["missing", "1"]]
    assert {p: p.stat().st_mtime_ns for p in before} == before
    assert run(known, tmp_path / "out", "--dry-run", "--prune")[0] == 2  # a quarter of the archive


def test_a_run_whose_counts_jump_ends_with_3(known: Path, tmp_path: Path) -> None:
    pages(known, range(5, 9), "")
    code, said = run(known, tmp_path / "out")
    assert code == JUMPED
    assert "50% of the pages are rejected, 0% were in the last run" in said
    pages(known, range(9, 10))
    assert run(known, tmp_path / "out")[0] == 0


def test_a_first_run_that_keeps_no_page_ends_with_3(tmp_path: Path) -> None:
    """And every later one, until a page is kept."""
    raw = pages(tmp_path / "raw", range(1, 4), "")
    for _ in range(2):
        code, said = run(raw, tmp_path / "out")
        assert (code, "all 3 pages are rejected" in said) == (JUMPED, True)
    pages(raw, range(4, 6))
    assert run(raw, tmp_path / "out")[0] == 0


def test_thresholds_are_set(known: Path, tmp_path: Path) -> None:
    (tmp_path / "gyoji.toml").write_text("jump_rejected = 0.6\n")
    pages(known, range(5, 9), "")
    assert run(known, tmp_path / "out", "--settings", str(tmp_path / "gyoji.toml"))[0] == 0


def test_progress_for_schedulers_is_lines_of_json(known: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pipeline.cli", "run", str(known), str(tmp_path / "new"), "--ner", "none"]
    loud = subprocess.run([*command, "--json-log"], check=True, capture_output=True, text=True)
    *lines, end = [json.loads(line) for line in loud.stderr.splitlines()]
    assert {"clean", "strip", "recognize", "link", "write"} == {line["stage"] for line in lines}
    assert all({"done", "total", "pages_per_second", "seconds_left"} <= line.keys() for line in lines)
    assert end.items() >= {"ended": True, "pages": 4, "new": 4, "rejected": 0, "warnings": []}.items()
    quiet = subprocess.run(command, check=True, capture_output=True, text=True)
    assert quiet.stderr == ""


def test_status_tells_pages_and_what_waits(known: Path, tmp_path: Path) -> None:
    result = runner.invoke(app, ["status", str(tmp_path / "out"), "--ner", "none"])
    assert result.exit_code == 0
    assert "4 kept, 0 rejected, 0 gone" in result.output
    assert "4 new and 0 changed files" in result.output
    assert "4 files" in result.output
    (tmp_path / "gyoji.toml").write_text('timezone = "Europe/Rome"\n')
    other = runner.invoke(app, ["status", str(tmp_path / "out"), "--settings", str(tmp_path / "gyoji.toml")])
    assert "4 files that this version of gyoji, with these settings, has not read" in other.output


def test_status_tells_of_damage_and_mends_nothing(known: Path, tmp_path: Path) -> None:
    path = tmp_path / "out" / "run" / "archive.sqlite"
    path.write_bytes(b"no database" * 999)
    for arguments in (["status"], ["run", str(known), "--dry-run"]):
        result = runner.invoke(app, [*arguments[:2], str(tmp_path / "out"), *arguments[2:], "--ner", "none"])
        assert "archive.sqlite is damaged" in " ".join(result.output.split())
    assert path.read_bytes() == b"no database" * 999


def test_a_dry_run_tells_what_is_read_again(known: Path, tmp_path: Path) -> None:
    assert "again" not in run(known, tmp_path / "out", "--dry-run")[1]
    (tmp_path / "gyoji.toml").write_text('timezone = "Europe/Rome"\n')
    said = run(known, tmp_path / "out", "--dry-run", "--settings", str(tmp_path / "gyoji.toml"))[1]
    assert "4 of the archive were read by another version of gyoji or with other settings" in " ".join(said.split())


def test_a_fault_is_json_for_those_who_read_json(known: Path, tmp_path: Path) -> None:
    result = runner.invoke(app, ["run", str(known), str(tmp_path / "out"), "--json-log", "--since", "x"])
    assert result.exit_code == 2
    assert "--since is 'x'" in json.loads(result.stderr)["error"]


def test_warnings_reach_those_who_read_errors_only(known: Path, tmp_path: Path) -> None:
    pages(known, range(5, 9), "")
    result = runner.invoke(app, ["run", str(known), str(tmp_path / "out"), "--ner", "none"])
    assert result.stderr.startswith("gyoji: warning: 50% of the pages are rejected")


@pytest.mark.parametrize(
    "arguments",
    [
        ["status", "nothing-yet"],
        ["run", "{raw}", "out", "--engine", "slurm"],
        ["run", "{raw}", "out", "--since", "x"],
        ["run", "{raw}", "out", "--jobs", "-3"],
    ],
)
def test_what_makes_no_sense_ends_with_2(
    known: Path, tmp_path: Path, arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = runner.invoke(app, [a.format(raw=known) for a in arguments])
    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_what_pages_say_is_no_markup(known: Path, tmp_path: Path) -> None:
    (known / "5.[bold]").write_text("", encoding="utf-8")
    head = b"HTTP/1.1 200 OK\r\nContent-Type: [/x]\r\n\r\n"
    (known / "6.warc").write_bytes(
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/1\r\n"
        b"WARC-Date: 2024-01-01T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        b"Content-Length: %d\r\n\r\n%b\r\n\r\n" % (len(head), head)
    )
    (known / "1.txt").unlink()
    code, said = run(known, tmp_path / "out", "--prune", "--yes")
    assert code in (0, JUMPED)
    assert "3 kept, 2 rejected, 1 gone" in said
    for shown in (said, runner.invoke(app, ["status", str(tmp_path / "out"), "--ner", "none"]).output):
        assert "rejected: unknown suffix .[bold]" in shown
        assert "rejected: no page but [/x]" in shown
