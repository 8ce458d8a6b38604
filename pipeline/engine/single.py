"""One stage by itself, from the files of the one before it, or from what the last whole run has left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

from pipeline import tables
from pipeline.engine import stages, store
from pipeline.engine.answers import Answers
from pipeline.engine.archive import NAME as ARCHIVE
from pipeline.engine.archive import Archive
from pipeline.engine.cache import Cache
from pipeline.engine.database import unheard
from pipeline.engine.deciding import decided, link_decided, log_of, note_raw
from pipeline.engine.folder import writing
from pipeline.engine.intake import check_raw, sources_of
from pipeline.engine.lock import locked
from pipeline.engine.log import Progress, quiet, silent
from pipeline.engine.lost import no_log
from pipeline.engine.pages import Pages
from pipeline.engine.store_corpus import load_corpus, save_corpus
from pipeline.engine.swap import finish
from pipeline.engine.workers import Workers
from pipeline.link import Corpus
from pipeline.model import Document, Source
from pipeline.settings import DEFAULT, Settings


def run_stage(
    name: str, raw: str | Path, extracted: str | Path, settings: Settings = DEFAULT, progress: Progress = quiet
) -> int:
    """Run one stage from the files of the stage before it; gives the number of pages. Only clean reads `raw`.

    Raises:
        InputError: there is no folder `raw`, or no log of the decisions that the tables follow.
        OutputError: `extracted` cannot be written.
        StageError: the stage before has not been run, or its files are damaged.
    """
    extracted = Path(extracted)
    if name == "clean":
        check_raw(Path(raw), extracted)
    with writing(extracted), locked(extracted):
        finish(extracted)
        if name in ("link", "write"):
            no_log(log_of(extracted, settings), extracted)
        documents = _before(name, extracted, settings)
        if name == "link":
            save_corpus(link_decided(decided(documents, extracted, settings), settings), extracted)
        elif name == "write":
            tables.write(_corpus(documents, extracted, settings), extracted)
        else:
            documents = _pages(name, documents, Path(raw), settings, progress)
            if name == "clean":
                note_raw(Path(raw), extracted)
            store.save(documents, name, extracted)
    return len(documents)


def _before(name: str, extracted: Path, settings: Settings) -> list[Document]:
    """What a stage by itself begins with: the files of the stage before it, else what the last whole run has left."""
    if name == "clean":
        return []
    if not store.has(store.before(name), extracted) and name != "assemble" and (extracted / "run" / ARCHIVE).exists():
        with ExitStack() as stack:
            archive, cache = Archive(extracted, unheard), Cache(extracted, unheard)
            stack.callback(archive.close)
            stack.callback(cache.close)
            pages = Pages(archive, Answers(cache, Workers(settings).mapped, quiet, silent), settings)
            pages.read()
            if name == "strip":
                return [pages.stored(page_id).read().document for page_id in pages.standing]
            pages.strip()
            if name == "recognize":
                return [pages.stripped_of(page.page_id) for page in pages.heads()]
            pages.analyse()
            return [pages.whole_of(Document(page)) for page in pages.heads()]
    return store.load(store.before(name), extracted)


def _corpus(documents: Sequence[Document], extracted: Path, settings: Settings) -> Corpus:
    """What link has concluded of these pages, from its files; concluded now where a whole run has left none."""
    found = decided(documents, extracted, settings)
    if store.has("link", extracted) or store.has("assemble", extracted):
        return load_corpus(found.documents, extracted)
    return link_decided(found, settings)


def _pages(name: str, documents: list[Document], raw: Path, settings: Settings, progress: Progress) -> list[Document]:
    """The documents after a stage."""
    progress(name, 0, len(documents))
    if name == "clean":
        return stages.clean(_counted(sources_of(raw, settings), progress), settings)
    if name == "strip":
        stripped = stages.strip(documents, settings)
        progress(name, len(stripped), len(stripped))
        return stripped
    work = stages.recognize if name == "recognize" else stages.assemble
    done = []
    for document in documents:
        done.append(work(document, settings))
        progress(name, len(done), len(documents))
    return done


def _counted(sources: Iterator[Source], progress: Progress) -> Iterator[Source]:
    done = 0
    for done, source in enumerate(sources, start=1):
        yield source
        progress("clean", done, 0)
    progress("clean", done, done)
