"""What a folder of tables stands on: its pages, its last run, and what waits to be done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pipeline.engine import keys
from pipeline.engine.archive import NAME as ARCHIVE
from pipeline.engine.archive import Archive
from pipeline.engine.cache import NAME as CACHE
from pipeline.engine.cache import Cache
from pipeline.engine.intake import Choice, look
from pipeline.engine.lock import holder
from pipeline.engine.record import read_record
from pipeline.engine.swap import NEXT
from pipeline.errors import InputError
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
    archive = Archive(extracted, print)
    cache = Cache(extracted, print)
    try:
        fetches = [fetch for fetch in archive.fetches().values() if not fetch.gone]
        unread = sum(keys.read_key(fetch.digest, settings) not in cache for fetch in fetches)
        yield "archive", f"{len(fetches)} files, {_mib(extracted / 'run' / ARCHIVE)}"
        yield "cache", f"{len(cache.known)} results, {_mib(extracted / 'run' / CACHE)}"
        yield "waiting", f"{unread} files that this version of gyoji, with these settings, has not read"
    finally:
        archive.close()
        cache.close()


def _last(record: Mapping[str, Any]) -> Iterator[Line]:
    if not record:
        yield "last run", "none was completed"
        return
    pages, seconds = record.get("pages", {}), record.get("seconds", {})
    yield "pages", ", ".join(f"{pages.get(name, 0)} {name}" for name in ("kept", "rejected", "gone"))
    for reason, count in record.get("reasons", {}).items():
        yield "", f"  {count} rejected: {reason}"
    new = f"{pages.get('new', 0)} new and {pages.get('changed', 0)} changed files"
    yield "last run", f"{new} in {sum(seconds.values()):.1f} seconds"
    for warning in record.get("warnings", ()):
        yield "warning", warning


def _mib(path: Path) -> str:
    return f"{path.stat().st_size / 2**20:.1f} MiB"


def plan(raw: Path, extracted: Path, settings: Settings, choice: Choice) -> Iterator[Line]:
    """What a run would do; changes nothing.

    Raises:
        InputError: there is no folder `raw`, or a choice makes no sense.
    """
    known = {}
    if (extracted / "run" / ARCHIVE).exists():
        archive = Archive(extracted, print)
        known = archive.fetches()
        archive.close()
    found = look(raw, known, settings, choice)
    yield "new", str(len(found.new))
    yield "changed", str(len(found.changed))
    yield "known", str(found.known)
    yield "missing", f"{len(found.missing)} of the archive are not in {raw}" if found.missing else "0"
    if choice.prune:
        yield "pruned", str(len(found.gone))
