"""gyoji run and status, and each stage of a run by itself."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from pipeline.cli.common import Extracted, Jobs, Ner, RawFolder, SettingsFile, app, err, faults, out, read_settings
from pipeline.visible import visible

JUMPED = 3  # exit code of a run whose counts are far from those of the last one

Only = Annotated[str, typer.Option("--only", help="Look only at files of RAW that match this pattern: 'city/*'.")]
Since = Annotated[str, typer.Option("--since", help="Look only at files fetched or saved since this day or time.")]
Prune = Annotated[bool, typer.Option("--prune", help="Take pages out of the tables that are no longer in RAW.")]
Yes = Annotated[bool, typer.Option("--yes", help="Take pages out of the tables even where they are more than a fifth.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would be done, and do nothing.")]
Engine = Annotated[str, typer.Option("--engine", help="Who does the work: local (processes here) or ray.")]
JsonLog = Annotated[bool, typer.Option("--json-log", help="Progress as lines of JSON on standard error.")]


@app.command()
def run(
    raw: RawFolder,
    extracted: Extracted,
    settings: SettingsFile = None,
    ner: Ner = None,
    jobs: Jobs = 0,
    only: Only = "",
    since: Since = "",
    prune: Prune = False,
    yes: Yes = False,
    dry_run: DryRun = False,
    engine: Engine = "local",
    json_log: JsonLog = False,
) -> None:
    """Turn scraped pages into tables: new and changed pages only, every stage in order, then a summary."""
    from pipeline.engine import batch, show, status
    from pipeline.engine.intake import Choice

    with faults(json_log):
        chosen, choice = read_settings(settings, ner), Choice(only, since, prune, yes)
        if dry_run:
            _show(status.plan(raw, extracted, chosen, choice))
            return
        with show.progress_of(err, json_log) as (progress, notice):
            summary = batch.run(
                raw, extracted, chosen, progress, jobs, batch.How(choice, engine, apart=True, notice=notice)
            )
    show.tell_the_end(summary, err, json_log)
    _show(show.summary_lines(summary))
    if summary.warnings:
        raise typer.Exit(JUMPED)


@app.command()
def status(extracted: Extracted, settings: SettingsFile = None, ner: Ner = None) -> None:
    """Say what EXTRACTED stands on: its pages, its last run, and what waits to be done."""
    from pipeline.engine import status as status_of

    with faults():
        _show(status_of.status(extracted, read_settings(settings, ner)))


def _show(rows: Iterable[tuple[str, str]]) -> None:
    """A line a row, however long: whoever searches a log finds whole words."""
    lines = list(rows)
    width = max((len(what) for what, _ in lines), default=0)
    for what, how in lines:
        out.print(Text(f"{what:<{width}}  {visible(how)}"))


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
    from pipeline.engine.show import progress_of
    from pipeline.engine.single import run_stage

    with faults(), progress_of(err) as (progress, _):
        pages = run_stage(name, raw, extracted, read_settings(settings, ner), progress)
    out.print(f"{name}: {pages} pages")
