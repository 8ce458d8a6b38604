"""Reviewed pages as annotations: what the tables say of pages that somebody has called complete.

They lie as the regression tests read them (`gold/`, `pages/`, `text/`), and in `train/` as the training of the model
does.
"""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from pipeline.annotate import ExtractedPage, Extraction
from pipeline.annotate.of_tables import annotation_of, write_annotation
from pipeline.decisions import read, standing
from pipeline.decisions.record import digest
from pipeline.engine.deciding import NOTE, OUTCOMES
from pipeline.errors import OutputError, StageError
from pipeline.review.training import lines

MARKUP = (".html", ".htm")
UNFIT = re.compile(r"[^\w.-]+")


def write_reviewed(extracted: Path, log: Path, folder: Path) -> list[Path]:
    """Write an annotation, and its page, for each page that is called complete and has not changed since.

    Raises:
        StageError: the tables do not hold all decisions yet.
        OutputError: the folder cannot be written.
    """
    decisions = read(log).decisions
    if {d.id for d in decisions} - _applied(extracted):
        raise StageError(f"{extracted} does not hold all decisions of {log} yet: run 'gyoji run' first")
    done = {(t.anchor.page_id, t.name) for d in standing(decisions) if d.what == "page_done" for t in d.targets}
    pages = [p for p in Extraction.read(extracted).pages() if p.text and (p.page_id, digest(p.text)) in done]
    try:
        written = [_write(page, name, extracted, folder) for page, name in _named(pages)]
        if written:
            (folder / "train").mkdir(exist_ok=True)
            text = "".join(f"{line}\n" for line in lines(pages))
            (folder / "train" / "reviewed.jsonl").write_text(text, encoding="utf-8", newline="\n")
        return written
    except OSError as error:
        raise OutputError(f"{folder} cannot be written: {error.strerror or error}") from error


def _applied(extracted: Path) -> set[str]:
    """The decisions that the last run has seen."""
    try:
        with (extracted / OUTCOMES).open(encoding="utf-8", newline="") as file:
            return {row["id"] for row in csv.DictReader(file)}
    except (OSError, KeyError):
        return set()


def _named(pages: list[ExtractedPage]) -> Iterator[tuple[ExtractedPage, str]]:
    """Each page with a file name of its own, made from its source and of nothing that leads elsewhere."""
    names = [UNFIT.sub("_", p.row["source"].rsplit(".", 1)[0]).strip("._")[:100] for p in pages]
    for page, name in zip(pages, names, strict=True):
        yield page, name if name and names.count(name) == 1 else f"{name}_{page.page_id}".strip("_")


def _write(page: ExtractedPage, name: str, extracted: Path, folder: Path) -> Path:
    """The annotation, the page as it was scraped where the raw folder still has it, and its text."""
    raw = _raw(page.row["source"], extracted)
    own = f"{name}{raw.suffix}" if raw else f"{name}.txt"
    for part in ("gold", "pages", *(("text",) if raw else ())):
        (folder / part).mkdir(parents=True, exist_ok=True)
    if raw:
        shutil.copyfile(raw, folder / "pages" / own)
    (folder / ("text" if raw else "pages") / f"{name}.txt").write_text(page.text or "", encoding="utf-8", newline="\n")
    path = folder / "gold" / f"{name}.json"
    write_annotation({**annotation_of(page), "source": own}, path)
    return path


def _raw(source: str, extracted: Path) -> Path | None:
    """The HTML file of a page, if it lies in the raw folder itself."""
    try:
        raw = Path((extracted / NOTE).read_text(encoding="utf-8").strip()).resolve()
        path = (raw / source).resolve()
        inside = path.is_relative_to(raw) and path.is_file()
    except (OSError, ValueError):
        return None
    return path if inside and path.suffix.lower() in MARKUP else None
