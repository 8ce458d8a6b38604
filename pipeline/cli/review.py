"""gyoji review, and reviewed pages as annotations."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.common import Extracted, SettingsFile, app, faults, out, read_settings

LogFile = Annotated[Path | None, typer.Option("--decisions", help="The log of decisions, else that of the settings.")]


@app.command()
def review(
    extracted: Extracted,
    settings: SettingsFile = None,
    decisions: LogFile = None,
    who: Annotated[str, typer.Option(help="Who decides; without it the name that git or this machine knows.")] = "",
    port: Annotated[int, typer.Option(help="Port on 127.0.0.1; 0 is any that is free.")] = 8765,
    lang: Annotated[str, typer.Option(help="ja or en; without it what the browser prefers.")] = "",
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Do not open the browser.")] = False,
) -> None:
    """Review the tables beside their pages in the browser; decisions are kept and applied by the next run."""
    import webbrowser

    from pipeline.engine.deciding import log_of
    from pipeline.review.desk import Desk
    from pipeline.review.serving import serve
    from pipeline.review.who import reviewer

    def started(address: str) -> None:
        out.print(f"Review at {address}\nDecisions go to {desk.path} as {desk.who}; Ctrl-C ends.", markup=False)
        if not no_browser:
            webbrowser.open(address)

    with faults():
        read = read_settings(settings)
        desk = Desk(extracted, decisions or log_of(extracted, read), who or reviewer(), read)
        serve(desk, port, lang, started)


@app.command()
def reviewed(
    extracted: Extracted,
    folder: Annotated[Path, typer.Argument(help="Folder for gold/, pages/, text/ and train/.")],
    settings: SettingsFile = None,
    decisions: LogFile = None,
) -> None:
    """Write the pages that reviewers have called complete as annotations, for tests and for gyoji train."""
    from pipeline.engine.deciding import log_of
    from pipeline.review.annotations import write_reviewed

    with faults():
        written = write_reviewed(extracted, decisions or log_of(extracted, read_settings(settings)), folder)
    out.print(f"{len(written)} annotations in {folder / 'gold'}", markup=False)
