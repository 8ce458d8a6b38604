"""A raw folder → its pages, in sorted order, with what stands beside them."""

from __future__ import annotations

import pathlib
from collections.abc import Iterator
from typing import IO

from pipeline.clean.inputs.shelf import pages
from pipeline.errors import InputError
from pipeline.model import Source
from pipeline.settings import DEFAULT, Settings


def sources(raw: pathlib.Path, settings: Settings = DEFAULT) -> Iterator[Source]:
    """Every page below `raw`. A file that is no page, is too large or cannot be read is a Source with a `reason`.

    Raises InputError where `raw` is missing or no folder.
    """
    if not raw.is_dir():
        raise InputError(f"the raw folder {raw} does not exist or is no folder")
    yield from pages(Folder(raw), "", settings)


class Folder:
    """The files below a folder, by their paths from there."""

    def __init__(self, raw: pathlib.Path) -> None:
        self._raw = raw

    def names(self) -> list[str]:
        return sorted(p.relative_to(self._raw).as_posix() for p in self._raw.rglob("*") if _is_file(p))

    def size(self, name: str) -> int:
        return (self._raw / name).stat().st_size

    def read(self, name: str) -> bytes:
        return (self._raw / name).read_bytes()

    def open(self, name: str) -> IO[bytes]:
        return (self._raw / name).open("rb")


def _is_file(path: pathlib.Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False
