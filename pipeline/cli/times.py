"""gyoji times."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from pipeline.cli.common import app, faults


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
