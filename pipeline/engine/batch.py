"""A whole run: every stage in order over a folder of raw pages; or one stage by itself."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline import tables
from pipeline.engine import stages, store, workers
from pipeline.engine.record import Summary, summarize, write_record
from pipeline.engine.store_corpus import load_corpus, save_corpus
from pipeline.errors import InputError, OutputError
from pipeline.link import link
from pipeline.model import Document, Source
from pipeline.settings import DEFAULT, Settings

Progress = Callable[[str, int, int], None]  # stage, pages done, pages in all (0: not known)

PAGE_STAGES = tuple(stage.name for stage in stages.STAGES)


def quiet(stage: str, done: int, total: int) -> None:
    """Show nothing."""


def run(
    raw: str | Path, extracted: str | Path, settings: Settings = DEFAULT, progress: Progress = quiet, jobs: int = 1
) -> Summary:
    """Turn the pages below `raw` into the tables in `extracted`; `jobs` is the number of workers, 0 one a core.

    Raises:
        InputError: there is no folder `raw`.
        OutputError: `extracted` cannot be written.
    """
    raw, extracted = Path(raw), Path(extracted)
    seconds: dict[str, float] = {}
    documents: list[Document] = []
    with writing(extracted), workers.pool(jobs, settings) as mapper:
        for name in PAGE_STAGES:
            with timed(name, seconds):
                documents = _pages(name, documents, raw, settings, mapper, progress)
                store.save(documents, name, extracted)
        with timed("link", seconds):
            progress("link", 0, len(documents))
            corpus = link(documents, settings)
            save_corpus(corpus, extracted)
            progress("link", len(documents), len(documents))
        with timed("write", seconds):
            progress("write", 0, len(documents))
            rows = tables.write(corpus, extracted)
            progress("write", len(documents), len(documents))
        summary = summarize(documents, rows, seconds, extracted)
        write_record(summary, settings, extracted)
    return summary


def run_stage(
    name: str, raw: str | Path, extracted: str | Path, settings: Settings = DEFAULT, progress: Progress = quiet
) -> int:
    """Run one stage from the files of the stage before it; gives the number of pages. Only clean reads `raw`.

    Raises:
        InputError: there is no folder `raw`.
        OutputError: `extracted` cannot be written.
        StageError: the stage before has not been run, or its files are damaged.
    """
    extracted = Path(extracted)
    documents = [] if name == "clean" else store.load(store.before(name), extracted)
    with writing(extracted), workers.pool(1, settings) as mapper:
        if name == "link":
            save_corpus(link(documents, settings), extracted)
        elif name == "write":
            tables.write(load_corpus(documents, extracted), extracted)
        else:
            documents = _pages(name, documents, Path(raw), settings, mapper, progress)
            store.save(documents, name, extracted)
    return len(documents)


def _pages(
    name: str,
    documents: list[Document],
    raw: Path,
    settings: Settings,
    mapper: workers.Mapper,
    progress: Progress,
) -> list[Document]:
    """The documents after a stage."""
    progress(name, 0, len(documents))
    if name == "clean":
        return stages.clean(_counted(_sources(raw, settings), progress), settings)
    if name == "strip":
        stripped = stages.strip(documents, settings)
        progress(name, len(stripped), len(stripped))
        return stripped
    done = []
    for document in mapper(name, documents):
        done.append(document)
        progress(name, len(done), len(documents))
    return done


def _sources(raw: Path, settings: Settings) -> Iterator[Source]:
    from pipeline.clean import sources

    if not raw.is_dir():
        raise InputError(f"{raw} is not a folder: give the folder of scraped pages")
    return sources(raw, settings)


def _counted(sources: Iterator[Source], progress: Progress) -> Iterator[Source]:
    done = 0
    for done, source in enumerate(sources, start=1):
        yield source
        progress("clean", done, 0)
    progress("clean", done, done)


@contextmanager
def writing(extracted: Path) -> Iterator[None]:
    """The folder is there, and whatever keeps it from being written is one sentence."""
    try:
        extracted.mkdir(parents=True, exist_ok=True)
        if not os.access(extracted, os.W_OK):
            raise PermissionError(13, "Permission denied")
        yield
    except OSError as error:
        raise OutputError(f"{extracted} cannot be written: {error.strerror or error}") from error


@contextmanager
def timed(name: str, seconds: dict[str, float]) -> Iterator[None]:
    began = time.perf_counter()
    yield
    seconds[name] = time.perf_counter() - began
