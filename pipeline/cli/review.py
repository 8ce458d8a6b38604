"""gyoji review."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.common import Extracted, SettingsFile, app, faults, out, read_settings


@app.command()
def review(
    extracted: Extracted,
    settings: SettingsFile = None,
    decisions: Annotated[Path | None, typer.Option(help="The log of decisions, else that of the settings.")] = None,
    who: Annotated[str, typer.Option(help="Who decides; without it the name that git or this machine knows.")] = "",
    port: Annotated[int, typer.Option(help="Port on 127.0.0.1; 0 is any that is free.")] = 8765,
    lang: Annotated[str, typer.Option(help="ja or en; without it what the browser prefers.")] = "",
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the browser or not.")] = True,
) -> None:
    """Review the tables beside their pages in the browser; decisions are kept and applied by the next run."""
    import webbrowser

    from pipeline.engine.deciding import log_of
    from pipeline.review.desk import Desk
    from pipeline.review.serving import serve
    from pipeline.review.who import reviewer

    def started(address: str) -> None:
        out.print(f"Review at {address}\nDecisions go to {desk.path} as {desk.who}; Ctrl-C ends.")
        if browser:
            webbrowser.open(address)

    with faults():
        read = read_settings(settings)
        desk = Desk(extracted, decisions or log_of(extracted, read), who or reviewer(), read)
        serve(desk, port, lang, started)
