"""gyoji run, and each stage of it by itself."""

from __future__ import annotations

from pathlib import Path

from pipeline.cli.common import Extracted, Jobs, Ner, RawFolder, SettingsFile, app, err, faults, out, read_settings


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
