"""gyoji evaluate."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.common import app, err, faults, out

FAULTY = 1  # exit code where an annotation contradicts its page or the format; the rest was scored


@app.command()
def evaluate(
    extracted: Annotated[Path, typer.Argument(help="Folder of tables; with --compare, the annotations.")],
    gold: Annotated[Path | None, typer.Argument(help="Folder of annotations, one JSON file a page.")] = None,
    text: Annotated[
        Path | None, typer.Option(help="Folder of NAME.txt in which annotations count their lines, if not the pages'.")
    ] = None,
    pages: Annotated[bool, typer.Option("--pages", help="Print a line of counts for each page, too.")] = False,
    misses: Annotated[bool, typer.Option("--misses", help="Print what was missed, wrong or extra, too.")] = False,
    html: Annotated[Path | None, typer.Option(help="Write a page that shows each text with its marks.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print everything as JSON instead.")] = False,
    compare: Annotated[
        tuple[Path, Path] | None,
        typer.Option(metavar="OLD NEW", help="Print what got better and worse between two runs (tables or --json)."),
    ] = None,
) -> None:
    """Score tables against annotated pages: precision, recall and F1, values, spans, confusions."""
    from pipeline.evaluate import machine, show
    from pipeline.evaluate.comparison import compare as compare_runs
    from pipeline.evaluate.report import evaluate as evaluate_tables

    with faults():
        if compare:
            for line in show.changed(compare_runs(*compare, gold or extracted, text)):
                print(line)
            return
        if gold is None:
            raise typer.BadParameter("name the folder of annotations, too", param_hint="GOLD")
        report = evaluate_tables(extracted, gold, text)
        if html:
            from pipeline.evaluate.page import write_page

            write_page(report, html)
    if json:
        print(machine.as_json(report))
    else:
        out.print(show.overview(report))
        if pages:
            out.print(show.by_page(report))
        if misses:
            for line in show.misses(report):
                print(line)
    grave = [fault for fault in report.faults if fault.grave]
    for fault in report.faults:
        err.print(str(fault), markup=False)
    if grave:
        raise typer.Exit(FAULTY)
