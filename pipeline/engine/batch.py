"""A whole run: every stage in order over a folder of raw pages."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pipeline.engine import keys, store
from pipeline.engine.alarms import few
from pipeline.engine.answers import Answers
from pipeline.engine.archive import Archive
from pipeline.engine.cache import Cache
from pipeline.engine.changes import write_no_changes
from pipeline.engine.database import Notice, unheard
from pipeline.engine.deciding import LOG, note_raw
from pipeline.engine.engines import engine_of
from pipeline.engine.folder import writing
from pipeline.engine.intake import EVERYTHING, Choice, Intake, check_raw, take_in
from pipeline.engine.lock import locked
from pipeline.engine.log import Log, Progress, logging, quiet
from pipeline.engine.lost import lost, no_log
from pipeline.engine.pages import Pages
from pipeline.engine.publishing import Ending, Taken, publish, written_by
from pipeline.engine.record import Summary, read_record, timed, unchanged, write_record
from pipeline.engine.standing import VERSION, made_from, stands
from pipeline.engine.swap import finish
from pipeline.engine.worker import rarely_collected
from pipeline.engine.workers import Workers
from pipeline.settings import DEFAULT, Settings


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

    Up to 50 pages are read in this process, since a worker takes as long to begin: a page that crashes Python itself
    would end it. `how=How(apart=True)` gives each page to a worker, as the command does.

    Raises:
        InputError: there is no folder `raw`; a choice, an engine or a number of workers makes no sense; or pages or
            decisions that the tables stand on are no longer there.
        OutputError: `extracted` cannot be written, or another run is writing it.
        InstallationError: a stage lacks a library that it needs for any page.
    """
    raw, extracted = Path(raw), Path(extracted)
    seconds: dict[str, float] = {}
    check_raw(raw, extracted)
    engine = engine_of(how.engine, Workers(settings, jobs, how.apart), extracted)
    with writing(extracted), locked(extracted), logging(extracted) as log, rarely_collected(), ExitStack() as stack:
        stack.callback(engine.end)
        notice = _both(how.notice, log)
        if finish(extracted):
            notice(f"{extracted}: the tables of a run that was ended while it renamed them are in their places now")
        _check_log(raw, extracted, settings, notice)
        archive, cache = Archive(extracted, notice), Cache(extracted, notice)
        stack.callback(archive.close)
        stack.callback(cache.close)
        with timed("intake", seconds):
            intake = take_in(raw, archive, settings, how.choice)
            note_raw(raw, extracted)
            _tell(intake, log)
            if not intake.seen:
                notice(f"no page of {raw} was looked at: {_why(how.choice)}")
            made = made_from(archive, extracted, settings)
            as_it_was = stands(archive, made, extracted) and read_record(extracted)
        if as_it_was:
            archive.told()
            return _nothing_to_do(as_it_was, intake, settings, seconds, extracted)
        warning = lost(archive, extracted, how.choice.sure)
        _tell_version(archive, cache, settings, extracted, notice)
        pages = Pages(archive, Answers(cache, engine.mapped, progress, log), settings, engine.grouped)
        _work(pages, seconds)
        return publish(pages, Taken(intake, made, warning), extracted, Ending(seconds, notice, engine.end))


def _check_log(raw: Path, extracted: Path, settings: Settings, notice: Notice) -> None:
    """Before anything is made of the pages, since a log that is looked for in a wrong place takes decisions back."""
    told = no_log(Path(settings.decisions) if settings.decisions else raw.resolve().parent / LOG, extracted)
    if told and settings.decisions:
        notice(told)


def _work(pages: Pages, seconds: dict[str, float]) -> None:
    """Read, strip and analyse what is not known."""
    with timed("clean", seconds):
        pages.read()
    with timed("strip", seconds):
        pages.strip()
    with timed("recognize", seconds):
        pages.analyse()


def _nothing_to_do(
    last: Mapping[str, Any], intake: Intake, settings: Settings, seconds: dict[str, float], extracted: Path
) -> Summary:
    """The tables stand as they are; only the record is new."""
    summary = unchanged(last, seconds, extracted)
    summary = replace(summary, warnings=(*intake.warnings, *few(summary, settings)))
    write_no_changes(extracted / "run" / "changes.csv")
    write_record(summary, settings, extracted)
    store.drop_stages(extracted)
    return summary


def _why(choice: Choice) -> str:
    if choice.only or choice.since:
        return "none is what --only and --since ask for"
    return "the folder is empty"


def _both(notice: Notice, log: Log) -> Notice:
    def tell(sentence: str) -> None:
        notice(sentence)
        log("notice", sentence=sentence)

    return tell


def _tell(intake: Intake, log: Log) -> None:
    for what, sources in (("new", intake.new), ("changed", intake.changed), ("gone", intake.gone)):
        for source in sources:
            log(what, source=source)


def _tell_version(archive: Archive, cache: Cache, settings: Settings, extracted: Path, notice: Notice) -> None:
    if archive.get(VERSION) not in ("", written_by(settings)):
        standing = [fetch for fetch in archive.fetches().values() if not fetch.gone]
        unread = sum(keys.read_key(fetch.digest, settings) not in cache for fetch in standing)
        notice(
            f"{extracted} was written by another version of gyoji or with other settings: its tables are made again, "
            f"and {unread} of {len(standing)} files are read again"
        )
