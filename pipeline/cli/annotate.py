"""gyoji annotate: pages out to annotators' tools, annotations back, and their check."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.common import app, err, faults, out

if TYPE_CHECKING:
    from pipeline.annotate.units import Unit

FAULTY = 1  # exit code where something could not be used; the rest was

annotate = typer.Typer(help="Annotated pages: out to annotators' tools and back, and checked.", no_args_is_help=True)
app.add_typer(annotate, name="annotate")

Tables = Annotated[Path, typer.Argument(help="Folder of the tables of the run that found the predictions.")]
Format = Annotated[str, typer.Option(help="The tool: doccano, label-studio, brat or spacy.")]
Units = Annotated[
    str | None,
    typer.Option(help="What the tool's offsets count, if not what it usually does: code-points, utf-16, graphemes."),
]


@annotate.command("export")
def export_(
    extracted: Tables,
    folder: Annotated[Path, typer.Argument(help="Folder for the tool's files.")],
    format: Format,
    units: Units = None,
) -> None:
    """Write the pages with what was found on them for an annotators' tool."""
    from pipeline.annotate.exchange import export_pages

    with faults():
        for path in export_pages(extracted, folder, format, _unit(units)):
            out.print(str(path), markup=False)


@annotate.command("import")
def import_(
    extracted: Tables,
    marked: Annotated[Path, typer.Argument(help="The tool's export: a file, or a folder of files.")],
    gold: Annotated[Path, typer.Argument(help="Folder for the annotations; those in it are brought up to date.")],
    format: Format,
    units: Units = None,
) -> None:
    """Turn an annotators' tool's export into annotations."""
    from pipeline.annotate.exchange import import_pages

    with faults():
        imported = import_pages(extracted, marked, gold, format, _unit(units))
    out.print(f"{len(imported.files)} annotations in {gold}", markup=False)
    for line in imported.open:
        out.print(f"to fill in: {line}", markup=False)
    for line in imported.problems:
        err.print(line, markup=False)
    if imported.problems:
        raise typer.Exit(FAULTY)


@annotate.command()
def check(
    folder: Annotated[Path, typer.Argument(help="Folder with gold/, pages/ and, for HTML pages, text/.")],
    pages: Annotated[Path | None, typer.Option(help="Folder of the pages, if it is not FOLDER/pages.")] = None,
) -> None:
    """Check annotations against the schema, their pages and the calendar."""
    from pipeline.annotate import Corpus

    with faults():
        found = Corpus.of(folder, pages=pages).read()
    for fault in found.faults:
        print(fault)
    out.print(f"{len(found.pages)} annotated pages, {len(found.faults)} faults")
    if found.faults:
        raise typer.Exit(FAULTY)


def _unit(name: str | None) -> Unit | None:
    from pipeline.annotate.units import UNITS
    from pipeline.errors import InputError

    for unit in UNITS:
        if name == unit:
            return unit
    if name is None:
        return None
    raise InputError(f"there is no unit {name!r}; give one of {', '.join(UNITS)}")
