"""gyoji export."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.common import app, faults, out


@app.command()
def export(
    extracted: Annotated[Path, typer.Argument(help="Folder that gyoji run has written.")],
    target: Annotated[Path, typer.Argument(help="The file to write; for datasette a folder.", metavar="OUT")],
    form: Annotated[
        str | None,
        typer.Option(
            "--format", help="xlsx, ics, geojson, jsonld or datasette; without it what the ending of OUT says."
        ),
    ] = None,
) -> None:
    """Hand the events on: to Excel, a calendar, a map, search engines, or Datasette."""
    from pipeline.export import export as write

    with faults():
        done = write(extracted, target, form)
    out.print(f"{done.path}: {done.events} events", markup=False)
    for reason, count in done.left_out.items():
        out.print(f"  {count} left out: {reason}", markup=False)
