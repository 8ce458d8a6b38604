"""The two ways: pages with predictions out to an annotator's tool, and its export back into annotations."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.annotate import brat, docbin, doccano, label_studio
from pipeline.annotate.extracted import ExtractedPage, Extraction
from pipeline.annotate.given import Given, home
from pipeline.annotate.json_file import read_annotation_json as read_json
from pipeline.annotate.marked import Marked, marked, names_of
from pipeline.annotate.merge import Merged, merge
from pipeline.annotate.of_tables import Json, annotation_of, write_annotation
from pipeline.annotate.units import Unit
from pipeline.errors import InputError, OutputError, StageError


@dataclass(frozen=True, slots=True)
class Format:
    """A tool's files, and what it counts if it is not told otherwise."""

    write: Callable[[Sequence[Marked], Path, Unit], list[Path]]
    read: Callable[[Path, Unit], Iterator[Given]]
    unit: Unit


FORMATS = {
    "doccano": Format(doccano.write, doccano.read, "utf-16"),
    "label-studio": Format(label_studio.write, label_studio.read, "code-points"),
    "brat": Format(brat.write, brat.read, "code-points"),
    "spacy": Format(docbin.write, docbin.read, "code-points"),
}


@dataclass(frozen=True, slots=True)
class Imported:
    """The annotations that were written, what a person has to fill in, and what could not be used."""

    files: tuple[Path, ...]
    open: tuple[str, ...]
    problems: tuple[str, ...]


def export_pages(extracted: Path, out: Path, format_name: str, unit: Unit | None = None) -> list[Path]:
    """Write every readable page of a run with its predictions; gives the files.

    Raises:
        InputError: no such format.
        StageError: there are no tables, or no texts of their pages.
        OutputError: `out` cannot be written.
    """
    tool = _format(format_name)
    pages = list(_marked(Extraction.read(extracted)).values())
    try:
        out.mkdir(parents=True, exist_ok=True)
        return tool.write(pages, out, unit or tool.unit)
    except OSError as error:
        raise OutputError(f"{out} cannot be written: {error.strerror or error}") from error


def import_pages(extracted: Path, given: Path, gold: Path, format_name: str, unit: Unit | None = None) -> Imported:
    """Turn an export of an annotator's tool into annotations in `gold`, one file a page.

    Where `gold` has the page already, that file is what the spans are brought into; else what the tables say.

    Raises:
        InputError: no such format, or `given` is no export of it.
        StageError: there are no tables, or no texts of their pages.
        OutputError: `gold` cannot be written.
    """
    tool = _format(format_name)
    extraction = Extraction.read(extracted)
    shown, pages = _marked(extraction), {page.page_id: page for page in extraction.pages()}
    files, todo, problems = [], list[str](), list[str]()
    for found in _read(tool, given, unit or tool.unit):
        page = _page_of(found, shown)
        back = home(found, page) if page else None
        if page is None or back is None:
            why = "its page is not in the tables" if page is None else f"its text is not that of {page.source}"
            problems.append(f"{found.where}: {why}")
            continue
        problems += back.problems
        path = gold / f"{page.name}.json"
        merged = _merged(pages[page.page_id], path, page, replace(page, marks=back.marks))
        todo += merged.open
        _write(merged.data, path)
        files.append(path)
    if not files and not problems:
        raise InputError(f"{given} holds no page that somebody has marked: export it when pages have been submitted")
    return Imported(tuple(files), tuple(todo), tuple(problems))


def _format(name: str) -> Format:
    if name not in FORMATS:
        raise InputError(f"there is no format {name!r}; give one of {', '.join(FORMATS)}")
    return FORMATS[name]


def _marked(extraction: Extraction) -> dict[str, Marked]:
    """Page id → the page as annotators see it, sorted by source; pages without a text are none."""
    if not extraction.texts:
        raise StageError("the pages' texts (stages/pages.parquet) are not beside the tables: run 'gyoji run' again")
    pages = [page for page in extraction.pages() if page.text]
    names = names_of(pages)
    return {page.page_id: marked(page, names[page.page_id]) for page in pages}


def _read(tool: Format, given: Path, unit: Unit) -> Iterator[Given]:
    if not given.exists():
        raise InputError(f"{given} is not there: give the export of the annotators' tool")
    try:
        yield from tool.read(given, unit)
    except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError) as error:
        raise InputError(f"{given} is no export that can be read: {type(error).__name__}: {error}") from error


def _page_of(found: Given, shown: dict[str, Marked]) -> Marked | None:
    by_name = {page.name: page for page in shown.values()}
    return shown.get(found.page_id) or by_name.get(found.name)


def _merged(page: ExtractedPage, path: Path, shown: Marked, given: Marked) -> Merged:
    return merge(_known(path) if path.exists() else annotation_of(page), shown.marks, given)


def _known(path: Path) -> Json:
    """An annotation that is there already; it must be sound enough to be brought up to date."""
    source = read_json(path)
    if source.faults:
        raise InputError(f"{source.faults[0]}: correct it first")
    data: Json = source.data
    return data


def _write(data: Json, path: Path) -> None:
    try:
        write_annotation(data, path)
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror or error}") from error
