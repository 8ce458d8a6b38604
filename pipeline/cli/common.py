"""What the commands share: the app, where it prints, its common options, and how a fault is told."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from pipeline.errors import GyojiError
from pipeline.settings import Settings

app = typer.Typer(
    help="Tables of events, people, cities and times from scraped Japanese web pages.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
WIDE = 160  # columns where there is no terminal: whoever reads a file finds whole words


def _console(stderr: bool = False) -> Console:
    console = Console(stderr=stderr, highlight=False, soft_wrap=True)
    if not console.is_terminal and "COLUMNS" not in os.environ:
        console.width = WIDE
    return console


out, err = _console(), _console(stderr=True)

RawFolder = Annotated[Path, typer.Argument(help="Folder of scraped pages (.txt, .html), any nesting.")]
Extracted = Annotated[Path, typer.Argument(help="Folder for the tables and the files between the stages.")]
SettingsFile = Annotated[
    Path | None, typer.Option("--settings", help="A gyoji.toml; without it the one in this folder, if there is one.")
]
Ner = Annotated[str | None, typer.Option("--ner", help="Which model names things: gyoji, ja_ginza or none.")]
Jobs = Annotated[int, typer.Option("--jobs", help="Worker processes; 0 is one a core where the pages are worth it.")]


@contextmanager
def faults(as_json: bool = False) -> Iterator[None]:
    """What the user should do, as one sentence on stderr (or {"error"}), and exit code 2."""
    try:
        yield
    except GyojiError as error:
        if as_json:
            err.file.write(json.dumps({"error": str(error)}, ensure_ascii=False) + "\n")
        else:
            err.print(f"gyoji: {escape(str(error))}")
        raise typer.Exit(2) from error


def read_settings(path: Path | None, ner: str | None = None) -> Settings:
    from pipeline.engine.settings_file import choose

    return choose(path, Path.cwd(), ner)
