"""What a folder of tables stands on: its pages, its last run, and what waits to be done."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from pipeline.engine import keys
from pipeline.engine.archive import NAME as ARCHIVE
from pipeline.engine.archive import Archive, Fetch
from pipeline.engine.cache import NAME as CACHE
from pipeline.engine.database import opened_to_read
from pipeline.engine.intake import Choice, check_raw, look
from pipeline.engine.lock import holder
from pipeline.engine.record import read_record
from pipeline.engine.swap import NEXT
from pipeline.errors import InputError, StageError
from pipeline.settings import Settings

Line = tuple[str, str]


def status(extracted: Path, settings: Settings) -> Iterator[Line]:
    """(what, how it is) in the order in which a person asks.

    Raises:
        InputError: no run has ever written there.
    """
    if not (extracted / "run" / ARCHIVE).exists():
        raise InputError(f"{extracted} holds no archive: 'gyoji run RAW {extracted}' makes one")
    if process := holder(extracted):
        yield "now", f"process {process} is writing it"
    elif (extracted / "run" / NEXT).is_dir():
        yield "now", "the last run was ended while it renamed the tables; the next one completes it"
    yield from _last(read_record(extracted))
    try:
        archive = Archive.to_read(extracted)
    except StageError as error:
        yield "archive", str(error)
        return
    with closing(archive):
        files, untold = _standing(archive), len(archive.untold())
    results, unread = _unread(files, extracted, settings)
    yield "archive", f"{len(files)} files, {_mib(extracted / 'run' / ARCHIVE)}"
    yield "cache", f"{results} results, {_mib(extracted / 'run' / CACHE)}"
    yield "waiting", f"{unread} files that this version of gyoji, with these settings, has not read"
    if untold:
        yield "", f"{untold} new and changed files that are not in the tables yet"


def _standing(archive: Archive) -> list[Fetch]:
    return [fetch for fetch in archive.fetches().values() if not fetch.gone]


def _unread(files: Iterable[Fetch], extracted: Path, settings: Settings) -> tuple[int, int]:
    """How many results the cache holds, and how many of the files it has no reading of."""
    known = set[bytes]()
    with suppress(StageError, sqlite3.Error), closing(opened_to_read(extracted / "run" / CACHE)) as cache:
        known = {key for (key,) in cache.execute("SELECT key FROM results")}
    return len(known), sum(keys.read_key(file.digest, settings) not in known for file in files)


def _last(record: Mapping[str, Any]) -> Iterator[Line]:
    if not record:
        yield "last run", "none was completed"
        return
    pages, seconds = record.get("pages", {}), record.get("seconds", {})
    yield "pages", ", ".join(f"{pages.get(name, 0)} {name}" for name in ("kept", "rejected", "gone"))
    for reason, count in record.get("reasons", {}).items():
        yield "", f"  {count} rejected: {reason}"
    new = f"{pages.get('new', 0)} new and {pages.get('changed', 0)} changed files"
    yield "last run", f"{record.get('ended', '')} {new} in {sum(seconds.values()):.1f} seconds".strip()
    for warning in record.get("warnings", ()):
        yield "warning", warning


def _mib(path: Path) -> str:
    return f"{path.stat().st_size / 2**20:.1f} MiB" if path.exists() else "none"


def plan(raw: Path, extracted: Path, settings: Settings, choice: Choice) -> Iterator[Line]:
    """What a run would do; changes nothing.

    Raises:
        InputError: there is no folder `raw`, or a choice makes no sense.
        StageError: the archive is damaged.
    """
    check_raw(raw, extracted)
    known = {}
    if (extracted / "run" / ARCHIVE).exists():
        with closing(Archive.to_read(extracted)) as archive:
            known = archive.fetches()
    found = look(raw, known, settings, choice)
    stay = [f for f in known.values() if not f.gone and f.source not in {*found.changed, *found.gone}]
    yield "new", str(len(found.new))
    yield "changed", str(len(found.changed))
    yield "known", str(found.known)
    if again := _unread(stay, extracted, settings)[1]:
        yield "again", f"{again} of the archive were read by another version of gyoji or with other settings, or never"
    yield "missing", f"{len(found.missing)} of the archive are not in {raw}" if found.missing else "0"
    if choice.prune:
        yield "pruned", str(len(found.gone))
    for warning in found.warnings:
        yield "warning", warning
