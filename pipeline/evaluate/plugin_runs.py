"""What the tests of the pytest plugin do: run a corpus, check a page, hold the totals."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pipeline.annotate import AnnotationDoubt, Annotations, Corpus, Extraction, Fault
from pipeline.evaluate import show
from pipeline.evaluate.floors import TOLERANCE, Floors, Pin, drop, lost, pin
from pipeline.evaluate.plugin_config import Setup
from pipeline.evaluate.report import Report, score

SHOWN = 30  # lines of what is not right on a page


class Fallen(AssertionError):
    """A page or a total is not what it should be; the text is all that a person needs."""


@dataclass
class Run:
    """A corpus after a run: where its tables lie and what they score."""

    corpus: Corpus
    extracted: Path
    annotations: Annotations
    report: Report

    @cached_property
    def pin(self) -> Pin:
        return pin(self.corpus, self.report)

    def faults(self, file: str) -> list[Fault]:
        return [fault for fault in self.annotations.faults if fault.file == file]


def make_run(corpus: Corpus, extracted: Path, root: Path) -> Run:
    """Run the pages with the settings of the project, and score the tables."""
    from pipeline.engine import run
    from pipeline.engine.settings_file import find_settings

    run(corpus.pages, extracted, find_settings(root))
    annotations, extraction = corpus.read(), Extraction.read(extracted)

    def text_of(stem: str, source: str) -> str | None:
        return corpus.text(stem)

    return Run(corpus, extracted, annotations, score(extraction, annotations, text_of))


def check_file(run: Run, file: str) -> None:
    """Doubts are warnings (`filterwarnings` can make errors of them), contradictions fail."""
    faults = run.faults(file)
    if any(fault.grave for fault in faults):
        raise Fallen("\n".join(str(fault) for fault in faults))
    for fault in faults:
        warnings.warn(AnnotationDoubt(str(fault)), stacklevel=2)


def check_page(run: Run, stem: str, setup: Setup) -> None:
    check_file(run, f"{stem}.json")
    sheet = run.report.sheets[stem]
    if sheet.page is None:
        raise Fallen(f"{stem} is not in the tables: {run.corpus.page(stem)} was not read")
    if sheet.row.get("status") != "ok":
        raise Fallen(f"{stem} was {sheet.row.get('status')}: {sheet.row.get('reason')}")
    old = _floors(setup).corpora.get(run.corpus.name)
    was, now = (old.pages.get(stem) if old else None), run.pin.pages[stem]
    if setup.update or was is None or was.digest != now.digest:
        return
    if drop(was, now) > setup.page_drop + 1e-9:
        raise Fallen("\n".join([f"{stem} has fallen: {', '.join(lost(was, now))}", *_wrong(run, stem)]))


def check_totals(run: Run, name: str, setup: Setup) -> None:
    """Compare the totals with their floors, or pin them anew."""
    floors = _floors(setup)
    old, now = floors.corpora.get(name), run.pin
    for fault in run.corpus.unannotated():
        warnings.warn(AnnotationDoubt(str(fault)), stacklevel=2)
    if setup.update:
        _update(floors, name, now, setup)
        return
    if old is None:
        raise Fallen(f"{name} has no floors yet: pin them with pytest --gyoji-update")
    if old.digest != now.digest:
        raise Fallen(f"{name} is not the corpus that was pinned ({_difference(old, now)}): pytest --gyoji-update")
    fallen = {total: pair for total, pair in old.loss(now).items() if pair[0] - pair[1] > TOLERANCE + 1e-9}
    if fallen:
        raise Fallen("\n".join([f"{name} has fallen:", *_totals(fallen), *_losers(old, now)]))


def _update(floors: Floors, name: str, now: Pin, setup: Setup) -> None:
    old = floors.corpora.get(name)
    loss = old.loss(now) if old else {}
    if old and loss and not setup.allow_regression:
        advice = "nothing is pinned; --allow-regression pins it all the same"
        raise Fallen("\n".join([f"{name} would lower a floor, {advice}:", *_totals(loss), *_losers(old, now)]))
    floors.corpora[name] = now
    floors.write(setup.floors)


def _floors(setup: Setup) -> Floors:
    return Floors.read(setup.floors) if setup.floors.exists() else Floors()


def _totals(fallen: Mapping[str, tuple[float, float]]) -> Iterator[str]:
    for total, (was, now) in fallen.items():
        yield f"  {total} {was:.4f} → {now:.4f} ({100 * (now - was):+.2f} points)"


def _losers(old: Pin, now: Pin) -> Iterator[str]:
    losers = old.losers(now)
    if losers:
        yield "pages that lost (found/extra/missed):"
    for stem, words in losers.items():
        yield f"  {stem}: {', '.join(words)}"


def _wrong(run: Run, stem: str) -> list[str]:
    """What is not right on a page now."""
    lines = [line for line in show.misses(run.report) if line.startswith(f"{stem}: ")]
    return lines[:SHOWN] + ([f"… and {len(lines) - SHOWN} more"] if len(lines) > SHOWN else [])


def _difference(old: Pin, now: Pin) -> str:
    counts = {
        "new": len(now.pages.keys() - old.pages.keys()),
        "gone": len(old.pages.keys() - now.pages.keys()),
        "changed": sum(stem in old.pages and old.pages[stem].digest != page.digest for stem, page in now.pages.items()),
    }
    words = [f"{count} pages {what}" for what, count in counts.items() if count]
    return ", ".join(words) or "crosspage.json changed"
