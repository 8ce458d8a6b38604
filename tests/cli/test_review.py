"""gyoji review and gyoji reviewed, as a person calls them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.engine import batch
from pipeline.settings import DEFAULT

runner = CliRunner()


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.txt").write_text(
        "総会の報告\n\n2024年5月18日に第3回総会を開催しました。\n", encoding="utf-8"
    )
    batch.run(tmp_path / "raw", tmp_path / "extracted", replace(DEFAULT, ner="none"))
    return tmp_path


def test_it_serves_on_loopback_until_it_is_stopped(place: Path) -> None:
    call = [sys.executable, "-m", "pipeline.cli", "review", str(place / "extracted"), "--port", "0", "--no-browser"]
    with subprocess.Popen([*call, "--who", "評価者"], stdout=subprocess.PIPE, text=True, cwd=place) as server:
        assert server.stdout
        try:
            address = server.stdout.readline().split()[-1]
            told = server.stdout.readline()
            assert address.startswith("http://127.0.0.1:")
            assert "評価者" in told
            assert str(place / "decisions" / "decisions.jsonl") in told
            origin, token = address.split("/?token=")
            key = json.load(urllib.request.urlopen(f"{origin}/api/queue"))["items"][0]["id"]
            body = json.dumps({"what": "accept", "id": key}).encode()
            headers = {"content-type": "application/json", "origin": origin, "x-gyoji-token": token.strip()}
            urllib.request.urlopen(urllib.request.Request(f"{origin}/api/decide", body, headers)).close()
            with pytest.raises(urllib.error.HTTPError, match="403"):
                urllib.request.urlopen(urllib.request.Request(f"{origin}/", headers={"host": "evil.example"}))
        finally:
            os.kill(server.pid, signal.SIGINT)
    line = (place / "decisions" / "decisions.jsonl").read_text(encoding="utf-8")
    assert json.loads(line)["what"] == "accept"


def test_without_tables_it_says_what_to_do(tmp_path: Path) -> None:
    result = runner.invoke(app, ["review", str(tmp_path), "--no-browser"])
    assert result.exit_code == 2
    assert "run 'gyoji run' first" in result.output


def test_a_port_that_is_taken_is_a_sentence(place: Path) -> None:
    import socket

    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        result = runner.invoke(app, ["review", str(place / "extracted"), "--no-browser", "--port", port])
    assert result.exit_code == 2
    assert f"Port {port} is in use" in result.output


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--port", "99999", "--port is 99999; it must be at most 65535"),
        ("--port", "-1", "--port is -1; it must be at most 65535"),
        ("--lang", "fr", "--lang is 'fr'; it must be one of ja, en"),
    ],
)
def test_what_makes_no_sense_is_a_sentence(place: Path, option: str, value: str, said: str) -> None:
    result = runner.invoke(app, ["review", str(place / "extracted"), "--no-browser", option, value])
    assert result.exit_code == 2
    assert said in result.output


def test_reviewed_pages_of_nobody_are_none(place: Path) -> None:
    result = runner.invoke(app, ["reviewed", str(place / "extracted"), str(place / "gold")])
    assert (result.exit_code, result.output) == (0, f"0 annotations in {place / 'gold' / 'gold'}\n")
