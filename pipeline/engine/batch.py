"""A whole run: every stage in order over a folder of raw pages; or one stage by itself."""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pipeline import tables
from pipeline.decisions import Decided
from pipeline.engine import keys, stages, store
from pipeline.engine.archive import NAME as ARCHIVE
from pipeline.engine.archive import Archive
from pipeline.engine.cache import Cache
from pipeline.engine.changes import changes_told, write_changes, write_no_changes
from pipeline.engine.database import Notice
from pipeline.engine.deciding import decided, link_decided, note_raw
from pipeline.engine.engines import engine_of
from pipeline.engine.intake import EVERYTHING, Choice, Intake, sources_of, take_in
from pipeline.engine.lock import locked
from pipeline.engine.log import Log, logging, silent
from pipeline.engine.pages import Pages, Progress
from pipeline.engine.record import Summary, jumps, read_record, summarize, unchanged, write_record
from pipeline.engine.row_keys import row_keys
from pipeline.engine.standing import checksums, made_from, note, rows_of, stands
from pipeline.engine.store_corpus import load_corpus, save_corpus
from pipeline.engine.strip_files import StripFiles, strip_rows
from pipeline.engine.swap import finish, next_set
from pipeline.engine.worker import rarely_collected
from pipeline.engine.workers import Workers
from pipeline.errors import OutputError
from pipeline.link import Corpus
from pipeline.model import Document, Source
from pipeline.settings import DEFAULT, Settings
from pipeline.tables.gathering import Rows, page_rows
from pipeline.tables.writing import write_rows

PAGE_STAGES = tuple(stage.name for stage in stages.STAGES)


def quiet(stage: str, done: int, total: int) -> None:
    """Show nothing."""


def unheard(sentence: str) -> None:
    """Say nothing."""


@dataclass(frozen=True, slots=True)
class How:
    """How a run goes about its work; none of it changes what the tables of the same pages hold."""

    choice: Choice = EVERYTHING
    engine: str = "local"  # or "ray"
    apart: bool = False  # no page is read in this process, so that one which crashes Python ends no run
    notice: Notice = unheard  # takes sentences for the person who runs the batch


def run(
    raw: str | Path,
    extracted: str | Path,
    settings: Settings = DEFAULT,
    progress: Progress = quiet,
    jobs: int = 1,
    how: How = How(),
) -> Summary:
    """Take the pages below `raw` into the archive of `extracted`, and make the tables of all pages that it holds.

    Only new and changed pages are worked on; `jobs` is the number of workers, 0 one a core. The old tables stay until
    the new ones are complete, and a run that was ended at any moment is completed by the next one.

    Raises:
        InputError: there is no folder `raw`, or a choice, an engine or a number of workers makes no sense.
        OutputError: `extracted` cannot be written, or another run is writing it.
    """
    raw, extracted = Path(raw), Path(extracted)
    seconds: dict[str, float] = {}
    engine = engine_of(how.engine, Workers(settings, jobs, how.apart), extracted)
    with writing(extracted), locked(extracted), logging(extracted) as log, rarely_collected(), ExitStack() as stack:
        stack.callback(engine.end)
        notice = _both(how.notice, log)
        if finish(extracted):
            notice(f"{extracted}: the tables of a run that was ended while it renamed them are in their places now")
        archive, cache = Archive(extracted, notice), Cache(extracted, notice)
        stack.callback(archive.close)
        stack.callback(cache.close)
        with timed("intake", seconds):
            intake = take_in(raw, archive, settings, how.choice)
            note_raw(raw, extracted)
            _tell(intake, log)
            made = made_from(archive, extracted, settings)
            if stands(archive, made, extracted) and (last := read_record(extracted)):
                return _nothing_to_do(last, settings, seconds, extracted)
        _tell_version(archive, settings, extracted, notice)
        pages = Pages(archive, cache, settings, engine.mapped, progress, log, grouped=engine.grouped)
        _work(pages, seconds)
        engine.end()
        version = _version(settings)
        summary, files, rows = _write(pages, rows_of(archive, extracted, version), intake, seconds, extracted)
        note(archive, "" if pages.passing else made, files, rows, version)
        archive.trim()
        pages.trim()
    return summary


def _work(pages: Pages, seconds: dict[str, float]) -> None:
    """Read, strip and analyse what is not known."""
    with timed("clean", seconds):
        pages.read()
    with timed("strip", seconds):
        pages.strip()
    with timed("recognize", seconds):
        pages.analyse()


def _write(
    pages: Pages, last: Mapping[str, bytes], intake: Intake, seconds: dict[str, float], extracted: Path
) -> tuple[Summary, str, dict[str, bytes]]:
    """Conclude, and put tables, stage files and record in the place of the old ones, all at once.

    `last` are the keys of the rows that the old ones hold. Gives also the checksums of what was written, and its keys.
    """
    settings, progress, documents = pages.settings, pages.progress, pages.linkable
    with timed("link", seconds):
        progress("link", 0, len(documents))
        found = decided(documents, extracted, settings, pages.whole_of)
        corpus = link_decided(found, settings, pages.grouped)
        keys_now = row_keys(pages, found, corpus)
        progress("link", len(documents), len(documents))
    with next_set(extracted) as folder:
        with timed("write", seconds):
            rows = _write_tables(pages, found, corpus, (last, keys_now), (extracted, folder))
        summary = summarize(corpus.documents, rows, seconds, extracted)
        summary = replace(summary, new=len(intake.new), changed=len(intake.changed), worked=dict(pages.worked))
        touched = set(intake.touched)
        fresh = [document for document in documents if document.page.source in touched]
        summary = replace(summary, warnings=jumps(summary, read_record(extracted), settings, fresh))
        write_record(summary, settings, folder)
        files = checksums(folder)
    store.drop_stages(extracted)
    return summary, files, keys_now


def _write_tables(
    pages: Pages,
    found: Decided,
    corpus: Corpus,
    keys_then_now: tuple[Mapping[str, bytes], Mapping[str, bytes]],
    from_to: tuple[Path, Path],
) -> dict[str, int]:
    """Tables and stage files: rows of pages whose keys are what they were are taken from the old ones."""
    (then, now), (old, folder) = keys_then_now, from_to
    gone = frozenset(p for p in then.keys() | now.keys() if then.get(p) != now.get(p))
    made = [p for p in sorted(now) if p in gone]
    changes = folder / "run" / "changes.csv"
    with spare(old) as waiting:
        strip_files, rows = StripFiles(waiting), Rows(waiting)
        pages.progress("write", 0, len(made))
        for at in range(0, len(made), 256):
            stripped = [pages.stripped_of(p) for p in made[at : at + 256]]
            strip_files.take(strip_rows(stripped))
            documents = tuple(found.taken.get(d.page.page_id) or pages.found_on(d) for d in stripped)
            rows.take(page_rows(replace(corpus, documents=documents)))
            pages.progress("write", at + len(stripped), len(made))
        rows.take_things(corpus)
        if not then:
            count = write_rows(rows, folder)
            strip_files.write(folder, None)
            write_changes(old, folder, changes)
            return count
        with changes_told(changes) as told:
            kept = tables.Kept(old, gone, told)
            count = write_rows(rows, folder, kept)
        strip_files.write(folder, kept)
        return count


@contextmanager
def spare(extracted: Path) -> Iterator[Path]:
    """A folder for what memory should not hold; a run that was killed may have left one."""
    folder = extracted / "run" / "rows.part"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _nothing_to_do(last: Mapping[str, Any], settings: Settings, seconds: dict[str, float], extracted: Path) -> Summary:
    """The tables stand as they are; only the record is new."""
    summary = unchanged(last, seconds, extracted)
    write_no_changes(extracted / "run" / "changes.csv")
    write_record(summary, settings, extracted)
    store.drop_stages(extracted)
    return summary


def _both(notice: Notice, log: Log) -> Notice:
    def tell(sentence: str) -> None:
        notice(sentence)
        log("notice", sentence=sentence)

    return tell


def _tell(intake: Intake, log: Log) -> None:
    for what, sources in (("new", intake.new), ("changed", intake.changed), ("gone", intake.gone)):
        for source in sources:
            log(what, source=source)


def _version(settings: Settings) -> str:
    return "-".join(keys.version(work, settings).hex() for work in keys.ROOMS)


def _tell_version(archive: Archive, settings: Settings, extracted: Path, notice: Notice) -> None:
    if archive.get("version") not in ("", _version(settings)):
        count = sum(not fetch.gone for fetch in archive.fetches().values())
        notice(
            f"{extracted} was written by another version of gyoji or with other settings: {count} pages are read again"
        )


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
    with writing(extracted), locked(extracted):
        finish(extracted)
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
            pages = Pages(archive, cache, settings, Workers(settings).mapped, quiet, silent)
            pages.read()
            if name == "strip":
                return [pages.reading(page_id).document for page_id in pages.standing]
            pages.strip()
            if name == "recognize":
                return [pages.stripped_of(d.page.page_id) for d in pages.linkable]
            pages.analyse()
            return [pages.whole_of(d) for d in pages.linkable]
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


@contextmanager
def writing(extracted: Path) -> Iterator[None]:
    """The folder is there, and whatever keeps it from being written is one sentence."""
    try:
        extracted.mkdir(parents=True, exist_ok=True)
        if not os.access(extracted, os.W_OK):
            raise PermissionError(13, "Permission denied")
        yield
    except (OSError, sqlite3.OperationalError) as error:
        reason = getattr(error, "strerror", None) or error
        raise OutputError(f"{extracted} cannot be written: {reason}") from error


@contextmanager
def timed(name: str, seconds: dict[str, float]) -> Iterator[None]:
    began = time.perf_counter()
    yield
    seconds[name] = time.perf_counter() - began
