"""RAW → archive: which pages are new, changed, known, or no longer there; nothing is read into text yet."""

from __future__ import annotations

import datetime
import fnmatch
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.engine.archive import Archive, Fetch, fetch_of
from pipeline.errors import InputError
from pipeline.model import Source
from pipeline.settings import Settings

UNREADABLE = "unreadable: "  # begins the reason of a file that cannot be read
PRUNED = 0.2  # share of the archive that --prune takes out without being asked twice


@dataclass(frozen=True, slots=True)
class Choice:
    """Which files of RAW a run looks at, and whether pages that are no longer there go."""

    only: str = ""  # a pattern of sources: linkcity/*
    since: str = ""  # a day or a time, ISO 8601: what was fetched, or else saved, before it is not looked at
    prune: bool = False
    sure: bool = False  # --yes: prune however many


EVERYTHING = Choice()


@dataclass(slots=True)
class Intake:
    """What a run found in RAW, by source; and what a run that was ended has found before it, for nobody told of it."""

    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    known: int = 0
    missing: list[str] = field(default_factory=list)  # in the archive, not in RAW
    gone: list[str] = field(default_factory=list)  # of these, what --prune has taken out
    unread: list[str] = field(default_factory=list)  # in the archive as they were, since they cannot be read now
    closed: list[str] = field(default_factory=list)  # folders that cannot be read, and why

    @property
    def seen(self) -> bool:
        """Whether a page of RAW was looked at."""
        return bool(self.known or self.new or self.changed or self.unread)

    @property
    def touched(self) -> list[str]:
        return sorted((*self.new, *self.changed))

    @property
    def warnings(self) -> tuple[str, ...]:
        """What RAW holds and no run can read: nothing of it leaves the tables."""
        out = [f"the folder {folder}: no page of it was looked at" for folder in self.closed]
        if self.unread:
            first = f"{len(self.unread)} known pages cannot be read, {self.unread[0]} among them"
            out.append(f"{first}: they stay as they were")
        return tuple(out)


def take_in(raw: Path, archive: Archive, settings: Settings, choice: Choice) -> Intake:
    """Put what is new or changed into the archive, all of it or nothing.

    Raises:
        InputError: there is no folder `raw`, `since` is no time, or pruning would take out too many pages.
    """
    known, untold = archive.fetches(), archive.untold()
    with archive.change():
        found = _compare(raw, known, settings, choice, archive)
        if choice.prune:
            found.gone = _pruned(found, known, choice)
            archive.prune(found.gone)
    found.new = sorted({*found.new, *(source for source, changed in untold.items() if not changed)})
    found.changed = sorted({*found.changed, *untold} - {*found.new})
    return found


def look(raw: Path, known: Mapping[str, Fetch], settings: Settings, choice: Choice) -> Intake:
    """What `take_in` would find; changes nothing."""
    found = _compare(raw, known, settings, choice, None)
    if choice.prune:
        found.gone = _pruned(found, known, choice)
    return found


def _compare(
    raw: Path, known: Mapping[str, Fetch], settings: Settings, choice: Choice, archive: Archive | None
) -> Intake:
    since = _moment(choice.since)
    found, there = Intake(), set()
    for source in sources_of(raw, settings, found.closed):
        if source.source in there:
            continue  # two members of an archive with one name: the first stands
        there.add(source.source)
        if not _wanted(source, raw, choice.only, since):
            continue
        fetch = fetch_of(source)
        old = known.get(source.source)
        if old is not None and old.digest == fetch.digest and not old.gone and (not archive or archive.whole(old)):
            found.known += 1
            continue
        if old is not None and _lost_sight_of(source, old):
            found.unread.append(source.source)
            continue
        (found.new if old is None else found.changed).append(source.source)
        if archive:
            archive.take(fetch, source.content, old is not None)
    if found.closed:  # what they hold is not missing
        return found
    found.missing = [s for s, f in known.items() if s not in there and not f.gone and _matches(s, choice.only)]
    return found


def _lost_sight_of(source: Source, old: Fetch) -> bool:
    """Whether a page whose bytes are stored cannot be read now: of a disk that fails, or of a file that was closed."""
    return bool(old.sha) and not old.gone and source.reason.startswith(UNREADABLE)


def _pruned(found: Intake, known: Mapping[str, Fetch], choice: Choice) -> list[str]:
    held = sum(not f.gone for f in known.values())
    if len(found.missing) > PRUNED * held and not choice.sure:
        raise InputError(
            f"--prune would take out {len(found.missing)} of {held} pages, more than {PRUNED:.0%}: "
            "is this the right folder? Say --yes to take them out"
        )
    return found.missing


def check_raw(raw: Path, extracted: Path) -> None:
    """Before anything is written: raises InputError where there is no folder `raw`, or `extracted` is a part of it."""
    if extracted.resolve().is_relative_to(raw.resolve()):
        raise InputError(f"{extracted} lies in {raw}, so its tables would be read as pages: give a folder beside it")
    if not raw.is_dir():
        what = "is not a folder" if raw.exists() else "is not there"
        raise InputError(f"{raw} {what}: give the folder of scraped pages")
    try:
        next(raw.iterdir(), None)
    except OSError as error:
        raise InputError(f"{raw} cannot be read: {error.strerror}") from error


def sources_of(raw: Path, settings: Settings, closed: list[str] | None = None) -> Iterator[Source]:
    """The pages below RAW; folders that cannot be read are told in `closed`."""
    from pipeline.clean import sources

    told = [] if closed is None else closed
    return sources(raw, settings, lambda error: told.append(f"{error.filename} cannot be read ({error.strerror})"))


def _matches(source: str, only: str) -> bool:
    return not only or fnmatch.fnmatchcase(source, only)


def _wanted(source: Source, raw: Path, only: str, since: datetime.datetime | None) -> bool:
    if not _matches(source.source, only):
        return False
    if since is None:
        return True
    try:
        told = _aware(datetime.datetime.fromisoformat(source.fetched_at))
    except ValueError:
        told = _saved(raw / source.source.partition("#")[0])
    return told >= since


def _saved(path: Path) -> datetime.datetime:
    try:
        return datetime.datetime.fromtimestamp(path.stat().st_mtime, datetime.UTC)
    except OSError:
        return datetime.datetime.max.replace(tzinfo=datetime.UTC)  # not known: look at it


def _moment(text: str) -> datetime.datetime | None:
    if not text:
        return None
    try:
        return _aware(datetime.datetime.fromisoformat(text))
    except ValueError as error:
        raise InputError(f"--since is {text!r}; it must be a day or a time such as 2024-11-12T03:00") from error


def _aware(moment: datetime.datetime) -> datetime.datetime:
    """A time without a zone is this machine's."""
    return moment if moment.tzinfo else moment.astimezone()
