"""A complete new set of files takes the place of the old one, or nothing changes.

Files are written below `EXTRACTED/run/next.part`, forced to the disk, and the folder is renamed to `run/next`: from
that moment the set is complete, and each file is renamed into its place. Whoever finds a `run/next` finishes that,
so that a run that was killed in between loses nothing; a `next.part` is a beginning that nobody needs.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.engine.lock import holder

PART, NEXT = "next.part", "next"


@contextmanager
def next_set(extracted: Path) -> Iterator[Path]:
    """A folder to write into, laid out like `extracted`; its files take their places when the block ends well."""
    finish(extracted)
    part = extracted / "run" / PART
    part.mkdir(parents=True)
    try:
        yield part
        for path in _files(part):
            _force(path)
        for folder in (*(p for p in part.rglob("*") if p.is_dir()), part):
            _force(folder)
        part.replace(extracted / "run" / NEXT)
        _force(extracted / "run")
    finally:
        shutil.rmtree(part, ignore_errors=True)
    finish(extracted)


def finish(extracted: Path) -> bool:
    """Put a complete set that is waiting into place, drop an incomplete one; whether there was a complete one."""
    run = extracted / "run"
    shutil.rmtree(run / PART, ignore_errors=True)
    waiting = run / NEXT
    if not waiting.is_dir():
        return False
    for path in _files(waiting):
        target = extracted / path.relative_to(waiting)
        target.parent.mkdir(parents=True, exist_ok=True)
        path.replace(target)
    for folder in {(extracted / p.relative_to(waiting)) for p in waiting.rglob("*") if p.is_dir()} | {extracted}:
        _force(folder)
    shutil.rmtree(waiting)
    return True


def settle(extracted: Path) -> None:
    """`finish` for a reader: nothing where a run is at work, which will do it."""
    if (extracted / "run" / NEXT).is_dir() and not holder(extracted):
        finish(extracted)


def _files(folder: Path) -> list[Path]:
    return sorted(p for p in folder.rglob("*") if p.is_file())


def _force(path: Path) -> None:
    """To the disk, so that a power cut cannot undo what comes after."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
