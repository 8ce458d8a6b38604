"""The command gyoji."""

from __future__ import annotations

import sys
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
out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)

RawFolder = Annotated[Path, typer.Argument(help="Folder of scraped pages (.txt, .html), any nesting.")]
Extracted = Annotated[Path, typer.Argument(help="Folder for the tables and the files between the stages.")]
SettingsFile = Annotated[
    Path | None, typer.Option("--settings", help="A gyoji.toml; without it the one in this folder, if there is one.")
]
Ner = Annotated[str | None, typer.Option("--ner", help="Which model names things: gyoji, ja_ginza or none.")]
Jobs = Annotated[int, typer.Option("--jobs", help="Worker processes; 0 is one a core where the pages are worth it.")]


@contextmanager
def faults() -> Iterator[None]:
    """What the user should do, as one sentence on stderr, and exit code 2."""
    try:
        yield
    except GyojiError as error:
        err.print(f"gyoji: {escape(str(error))}")
        raise typer.Exit(2) from error


def read_settings(path: Path | None, ner: str | None = None) -> Settings:
    from pipeline.engine.settings_file import choose

    return choose(path, Path.cwd(), ner)


@app.command()
def run(raw: RawFolder, extracted: Extracted, settings: SettingsFile = None, ner: Ner = None, jobs: Jobs = 0) -> None:
    """Turn scraped pages into tables: every stage in order, then a summary."""
    from pipeline.engine import batch
    from pipeline.engine.show import progress_bar, summary_table

    with faults(), progress_bar(err) as progress:
        summary = batch.run(raw, extracted, read_settings(settings, ner), progress, jobs)
    out.print(summary_table(summary))


@app.command()
def clean(raw: RawFolder, extracted: Extracted, settings: SettingsFile = None) -> None:
    """Stage 1: read the pages below RAW into text and blocks."""
    _stage("clean", raw, extracted, settings)


@app.command()
def strip(extracted: Extracted, settings: SettingsFile = None) -> None:
    """Stage 2: keep the blocks that are a page's own words, drop the others with a reason."""
    _stage("strip", Path(), extracted, settings)


@app.command()
def recognize(extracted: Extracted, settings: SettingsFile = None, ner: Ner = None) -> None:
    """Stage 3: find people, organizations, cities and times in the kept blocks."""
    _stage("recognize", Path(), extracted, settings, ner)


@app.command()
def assemble(extracted: Extracted, settings: SettingsFile = None) -> None:
    """Stage 4: state what each page says happened."""
    _stage("assemble", Path(), extracted, settings)


@app.command()
def link(extracted: Extracted, settings: SettingsFile = None) -> None:
    """Stage 5: join what several pages say of one event, person, city or organization."""
    _stage("link", Path(), extracted, settings)


@app.command()
def write(extracted: Extracted, settings: SettingsFile = None) -> None:
    """Stage 6: write the tables."""
    _stage("write", Path(), extracted, settings)


def _stage(name: str, raw: Path, extracted: Path, settings: Path | None, ner: str | None = None) -> None:
    from pipeline.engine import batch
    from pipeline.engine.show import progress_bar

    with faults(), progress_bar(err) as progress:
        pages = batch.run_stage(name, raw, extracted, read_settings(settings, ner), progress)
    out.print(f"{name}: {pages} pages")


@app.command()
def times(
    text: Annotated[str | None, typer.Argument(help="The text; without it, standard input.")] = None,
    reference: Annotated[str, typer.Option(help="The date that 今年 or 11月3日 counts from, as YYYY-MM-DD.")] = "",
    zone: Annotated[str, typer.Option(help="IANA zone of clock times that name none.")] = "Asia/Tokyo",
) -> None:
    """Read dates and times in a text: one JSON object a line, offsets in code points."""
    from pipeline.engine.show import time_lines

    with faults():
        for line in time_lines(sys.stdin.read() if text is None else text, reference, zone):
            print(line)


@app.command()
def train(
    data: Annotated[Path, typer.Argument(help="Folder of annotated text: *.jsonl with id, text and entities.")],
    model: Annotated[Path, typer.Argument(help="Folder for the model, which spacy.load reads.")],
    seed: Annotated[int, typer.Option(help="The same data, recipe and seed give the same model.")] = 0,
    epochs: Annotated[int, typer.Option(help="Passes over the data; the best one on held-back text is kept.")] = 9,
    config: Annotated[Path | None, typer.Option(help="Your own recipe instead of train.cfg of the package.")] = None,
) -> None:
    """Train the named-entity model on annotated text, and print its scores on what was held back."""
    from pipeline.recognize.ner.train import train as train_model

    with faults():
        train_model(data, model, seed=seed, epochs=epochs, config=config)


if __name__ == "__main__":
    app()
