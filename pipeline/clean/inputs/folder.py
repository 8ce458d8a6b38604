"""A raw folder → its pages, in sorted order, with what stands beside them."""

from __future__ import annotations

import os
import pathlib
from collections.abc import Callable, Container, Iterator
from dataclasses import fields, replace
from typing import IO, Any, TypeAlias

from pipeline.clean.inputs.shelf import pages
from pipeline.errors import InputError
from pipeline.model import Source
from pipeline.settings import DEFAULT, Settings

Closed: TypeAlias = Callable[[OSError], None]  # takes why a folder, its `filename`, cannot be read


def unheard(error: OSError) -> None:
    """Say nothing."""


def sources(raw: pathlib.Path, settings: Settings = DEFAULT, closed: Closed = unheard) -> Iterator[Source]:
    """Every page below `raw`. A file that is no page, is too large or cannot be read is a Source with a `reason`.

    `closed` hears of folders below it that cannot be read. Raises InputError where `raw` is missing or no folder.
    """
    if not raw.is_dir():
        raise InputError(f"the raw folder {raw} does not exist or is no folder")
    yield from map(_sound, pages(Folder(raw, closed), "", settings))


class Folder:
    """The files below a folder, by their paths from there."""

    def __init__(self, raw: pathlib.Path, closed: Closed = unheard) -> None:
        found = dict(_files(os.path.join(raw, ""), closed))
        self._paths: dict[str, str] = {}
        for name in sorted(found, key=lambda n: (not _is_whole(n), n)):
            self._paths[_readable(name, self._paths)] = found[name]

    def names(self) -> list[str]:
        return sorted(self._paths)

    def size(self, name: str) -> int:
        return os.stat(self._paths[name]).st_size

    def read(self, name: str) -> bytes:
        with self.open(name) as file:
            return file.read()

    def open(self, name: str) -> IO[bytes]:
        return open(self._paths[name], "rb")  # a Path for each file takes longer than reading it


def _readable(name: str, taken: Container[str]) -> str:
    """What is not UTF-8 in CP932, as archives from Windows leave names; where that is none, or taken, its bytes."""
    if _is_whole(name):
        return name
    raw = os.fsencode(name)
    windows = raw.decode("cp932", "backslashreplace")
    sound = windows.isprintable() and "\\" not in windows and windows not in taken
    return windows if sound else raw.decode("utf-8", "backslashreplace")


def _sound(source: Source) -> Source:
    """Without halves of characters, which JSON may hold, but no file that is written."""
    texts = {f.name: v for f in fields(source) if isinstance(v := getattr(source, f.name), str) and not _is_whole(v)}
    whole: dict[str, Any] = {n: text.encode("utf-8", "replace").decode("utf-8") for n, text in texts.items()}
    return replace(source, **whole) if whole else source


def _is_whole(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _files(raw: str, closed: Closed) -> Iterator[tuple[str, str]]:
    """(path from `raw`, path) of each file below it; links to folders are not followed."""
    for folder, _, names in os.walk(raw, onerror=closed):
        for path in (os.path.join(folder, name) for name in names):
            if os.path.isfile(path):
                yield path[len(raw) :].replace(os.sep, "/"), path
