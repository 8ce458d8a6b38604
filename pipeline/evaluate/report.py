"""The result of a comparison: figures and findings a page and in all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from pipeline.annotate import Annotations, Extraction, Fault, read_all
from pipeline.annotate.corpus import stored
from pipeline.evaluate.judge_crosspage import judge_crosspage
from pipeline.evaluate.judge_events import judge_events
from pipeline.evaluate.judge_page import judge_body, judge_facts
from pipeline.evaluate.judge_things import judge_cities, judge_organizations, judge_people
from pipeline.evaluate.judge_times import judge_times
from pipeline.evaluate.scores import Finding, PageScore, Score, Value, total_scores, total_values
from pipeline.evaluate.sheet import Sheet

JUDGES: tuple[Callable[[Sheet, PageScore], None], ...] = (
    *(judge_facts, judge_body, judge_times, judge_people, judge_cities, judge_organizations, judge_events),
)


@dataclass(frozen=True)
class Report:
    """Of every annotated page, and of the statements across pages."""

    pages: tuple[PageScore, ...]
    crosspage: PageScore
    faults: tuple[Fault, ...] = ()
    sheets: Mapping[str, Sheet] = field(default_factory=dict, repr=False)  # stem → page, for the HTML and the spans

    @cached_property
    def scores(self) -> dict[str, Score]:
        return total_scores((*self.pages, self.crosspage))

    @cached_property
    def values(self) -> dict[str, Value]:
        return total_values(self.pages)

    @property
    def findings(self) -> list[Finding]:
        return [finding for page in (*self.pages, self.crosspage) for finding in page.findings]


def evaluate(extracted: Path, gold: Path, texts: Path | None = None) -> Report:
    """Score the tables in `extracted` against the annotations in `gold`.

    `texts` is a folder of NAME.txt: texts that annotations count their lines in where those are not the stored ones;
    without it the folder `text` beside `gold`, where there is one. Faulty annotations are told, the rest is scored.

    Raises:
        InputError: there are no annotations.
        StageError: there are no tables.
    """
    extraction = Extraction.read(extracted)
    folder = gold.parent / "text" if texts is None else texts

    def text_of(stem: str, source: str) -> str | None:
        path = folder / f"{stem}.txt"
        if path.exists():
            return stored(path)
        page = extraction.find(stem, source)
        return page.text if page else None

    return score(extraction, read_all(gold, text_of), text_of)


def score(extraction: Extraction, annotations: Annotations, text_of: Callable[[str, str], str | None]) -> Report:
    """Score tables against annotations that were read and checked."""
    sheets = {a.stem: Sheet(a, extraction.find(a.stem, a.source), text_of(a.stem, a.source)) for a in annotations.pages}
    crosspage = PageScore("")
    judge_crosspage(annotations.pairs, {stem: sheet.page for stem, sheet in sheets.items()}, crosspage)
    pages = tuple(score_page(sheet) for sheet in sheets.values())
    return Report(pages, crosspage, annotations.faults, sheets)


def score_page(sheet: Sheet) -> PageScore:
    out = PageScore(sheet.stem, found=sheet.page is not None)
    for judge in JUDGES:
        judge(sheet, out)
    return out
