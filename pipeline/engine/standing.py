"""Whether the tables that are there are those that a run would make: then it has nothing to do.

What they were made from (every page, the whole of the code, the settings, people's decisions) and the checksums of
their files are noted in the archive; a file that is not what was written is reason enough to write them all again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from pipeline.engine import keys
from pipeline.engine.archive import Archive
from pipeline.engine.database import Notice
from pipeline.engine.deciding import log_of
from pipeline.settings import Settings

MADE_FROM, FILES, ROWS, VERSION = "made from", "files", "rows", "version"
HISTORY = "run"  # the folder of what depends on history: no part of the promise


def made_from(archive: Archive, extracted: Path, settings: Settings) -> str:
    """A digest of all that the tables are a function of."""
    pages = hashlib.sha256()
    for fetch in archive.fetches().values():
        pages.update(keys.digest(fetch.source, fetch.digest, str(fetch.gone)))
    log = log_of(extracted, settings)
    decisions = log.read_bytes() if log.is_file() else b""
    return keys.digest(keys.everything(settings), pages.digest(), repr(settings), decisions).hex()


def checksums(folder: Path) -> str:
    """Of every file below a folder that lies in no HISTORY, as JSON."""
    paths = (p for p in sorted(folder.rglob("*")) if p.is_file() and p.relative_to(folder).parts[0] != HISTORY)
    return json.dumps(_sums(folder, [p.relative_to(folder).as_posix() for p in paths]))


def note(archive: Archive, made: str, files: str, rows: Mapping[str, bytes], version: str) -> None:
    """`rows` are the keys of the pages' rows in these files (outputs.py)."""
    with archive.change():
        archive.put(MADE_FROM, made)
        archive.put(FILES, files)
        archive.put(ROWS, json.dumps({page_id: key.hex() for page_id, key in rows.items()}))
        archive.put(VERSION, version)
        archive.told()


def rows_of(archive: Archive, extracted: Path, version: str, notice: Notice) -> dict[str, bytes]:
    """Page id → key of its rows in the tables that are there; {} where these are not what was written last."""
    if archive.get(VERSION) != version or not archive.get(ROWS):
        return {}
    if other := _others(extracted, archive):
        notice(f"{extracted / other[0]} is not what the last complete run has written: all tables are written again")
        return {}
    return {page_id: bytes.fromhex(key) for page_id, key in json.loads(archive.get(ROWS)).items()}


def stands(archive: Archive, made: str, extracted: Path) -> bool:
    """Whether nothing has changed since the tables were written, and they are whole."""
    return archive.get(MADE_FROM) == made and not _others(extracted, archive)


def _others(extracted: Path, archive: Archive) -> list[str]:
    """The files that are gone, or else those that are not as they were written last."""
    files: dict[str, str] = json.loads(archive.get(FILES))
    if gone := [name for name in files if not (extracted / name).is_file()]:
        return gone
    return [name for name, checksum in _sums(extracted, list(files)).items() if checksum != files[name]]


def _sums(folder: Path, names: Sequence[str]) -> dict[str, str]:
    """The checksum of each file; two at a time, since Python is let go of meanwhile."""
    with ThreadPoolExecutor(2) as threads:
        return dict(zip(names, threads.map(_checksum, (folder / name for name in names)), strict=True))


def _checksum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
