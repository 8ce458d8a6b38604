"""Pages with annotations: laid out so that any system may read them, with the scores of its tables; or recognized.

A folder of the repository holds `gold/`, `pages/` and `text/` as tests/fixtures/dev does; the pages of
tests/fixtures/raw are those of raw/. Rules were written with these pages at hand, so what gyoji reaches on them is
more than on pages that nobody has seen: docs/accuracy.md has both. The stock script was fitted to no page.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pipeline.annotate import EventRow, read_all
from pipeline.clean import sources
from pipeline.engine import stages
from pipeline.evaluate.report import Report, evaluate
from pipeline.model import Document
from pipeline.settings import DEFAULT

ROOT = Path(__file__).resolve().parents[1]
CORPORA = (ROOT / "tests" / "fixtures" / "dev", ROOT / "tests" / "fixtures" / "raw")
READ = (".txt", ".html", ".csv", ".json")  # pages, and what stands beside them; archives hold no annotated page
KINDS = ("people", "cities", "times", "events", "events_exact")


def lay_out(corpora: Iterable[Path], to: Path) -> Path:
    """Copy the corpora into one; gives the folder of its pages."""
    for corpus in corpora:
        pages = corpus / "pages" if (corpus / "pages").is_dir() else ROOT / corpus.name
        for path in sorted(p for p in pages.rglob("*") if p.suffix in READ):
            _copy(path, to / "pages" / corpus.name / path.relative_to(pages))
            if path.suffix == ".txt":
                _copy(path, to / "text" / path.name)
        for path in sorted((corpus / "text").glob("*.txt")):
            _copy(path, to / "text" / path.name)
        for path in sorted((corpus / "gold").glob("*.json")):
            if path.stem != "crosspage":
                _copy(path, to / "gold" / path.name)
    return to / "pages"


def scored(extracted: Path, folder: Path) -> Report:
    """The tables of a system against the annotations of a folder that `lay_out` has made."""
    report = evaluate(extracted, folder / "gold")
    for fault in report.faults:
        print(fault)
    return report


def recognized(pages: Path, gold: Path) -> Iterator[tuple[Document, Sequence[EventRow]]]:
    """Each annotated page of a folder after the stages before assemble, with the events that are annotated."""
    wanted = {a.stem: a.events for a in read_all(gold, lambda stem, source: None).pages}
    for document in stages.strip(stages.clean(sources(pages, DEFAULT), DEFAULT), DEFAULT):
        stem = Path(document.page.source).stem
        if stem in wanted and document.page.status == "ok":
            yield stages.recognize(document, DEFAULT), wanted[stem]


def _copy(path: Path, to: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, to)
