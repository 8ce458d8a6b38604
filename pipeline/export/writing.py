"""From a run's folder to the file that was asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import InputError, OutputError
from pipeline.export.datasette import write_datasette
from pipeline.export.geojson import geojson
from pipeline.export.ics import calendar
from pipeline.export.jsonld import jsonld
from pipeline.export.made import Made
from pipeline.export.workbook import workbook
from pipeline.tables import read
from pipeline.tables.happenings import Tables

MAKERS: dict[str, Callable[[Tables], Made]] = {
    "xlsx": workbook,
    "ics": calendar,
    "geojson": geojson,
    "jsonld": jsonld,
}
FORMS = (*MAKERS, "datasette")


@dataclass(frozen=True, slots=True)
class Exported:
    """Where it lies, how many events it holds, and how many it leaves out, by reason."""

    path: Path
    events: int
    left_out: Mapping[str, int]


def form_of(out: Path, form: str | None) -> str:
    """The form that is named, else the one that the file's ending says.

    Raises:
        InputError: there is no such form.
    """
    chosen = form or out.suffix.lstrip(".").lower()
    if chosen not in FORMS:
        said = f"--format is {form!r}" if form else f"the ending of {out.name!r} says no format"
        raise InputError(f"{said}; give --format, one of {', '.join(FORMS)}")
    return chosen


def export(extracted: str | Path, out: str | Path, form: str | None = None) -> Exported:
    """Write the events of a run to `out`, a file, or for Datasette a folder.

    Raises:
        InputError: there is no such form.
        StageError: a table is missing or damaged.
        OutputError: `out` cannot be written.
    """
    extracted, out = Path(extracted), Path(out)
    chosen = form_of(out, form)
    tables = read(extracted)
    try:
        if chosen == "datasette":
            write_datasette(extracted, out)
            return Exported(out, len(tables["events"]), {})
        made = MAKERS[chosen](tables)
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(made.content)
    except OSError as error:
        raise OutputError(f"{out} cannot be written: {error.strerror or error}") from error
    return Exported(out, made.events, made.left_out)
