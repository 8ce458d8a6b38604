"""The folder that a run writes: there, writable, and with room for what memory should not hold."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import OutputError
from pipeline.tables.contract import contracts

SPARE = Path("run") / "rows.part"
OURS = ("run", "datapackage.json")  # one of them is in every folder that a run has written


@contextmanager
def writing(extracted: Path) -> Iterator[None]:
    """The folder is there, and whatever keeps it from being written is one sentence."""
    if extracted.exists() and not extracted.is_dir():
        raise OutputError(f"{extracted} is not a folder: give a folder for the tables")
    if strange := _strange(extracted):
        raise OutputError(f"{strange} was there before any run: give another folder, or move it away")
    try:
        extracted.mkdir(parents=True, exist_ok=True)
        if not os.access(extracted, os.W_OK):
            raise PermissionError(13, "Permission denied")
        yield
    except (OSError, sqlite3.OperationalError) as error:
        reason = getattr(error, "strerror", None) or error
        path = getattr(error, "filename", None) or extracted
        raise OutputError(f"{path} cannot be written: {reason}") from error


def _strange(extracted: Path) -> Path | None:
    """A file that has the name of a table, in a folder that no run has written."""
    if any((extracted / name).exists() for name in OURS):
        return None
    names = [f"{table.name}.{suffix}" for table in contracts() for suffix in ("csv", "parquet")]
    return next((extracted / name for name in names if (extracted / name).exists()), None)


@contextmanager
def spare(extracted: Path) -> Iterator[Path]:
    """An empty folder that is gone afterwards; a run that was killed may have left one."""
    folder = extracted / SPARE
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
