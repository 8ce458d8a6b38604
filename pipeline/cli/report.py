"""gyoji report and gyoji show."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.common import app, faults, out

Written = Annotated[Path, typer.Argument(help="Folder that gyoji run has written.")]


@app.command()
def report(
    extracted: Written,
    target: Annotated[Path | None, typer.Argument(help="The HTML file; without it EXTRACTED/report.html.")] = None,
) -> None:
    """Write one HTML file about a whole run: when, where, who met whom, which sites, and how good the data are."""
    from pipeline.report import write_report

    with faults():
        path = write_report(extracted, target)
    out.print(str(path), markup=False)


@app.command()
def show(
    extracted: Written,
    page: Annotated[str, typer.Argument(help="Its id, its path below the raw folder or the end of it, or its URL.")],
) -> None:
    """Print one page as it was read: its text with names and times marked, its events, and where each value stands."""
    from pipeline.report import find_page, shown

    with faults():
        sheet = find_page(extracted, page)
    for part in shown(sheet, out):
        out.print(part)
