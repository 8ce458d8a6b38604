"""A raw folder → its pages, in sorted order, with what stands beside them."""

from __future__ import annotations

import os
import pathlib
from collections.abc import Container, Iterator
from dataclasses import fields, replace
from typing import IO, Any

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
    yield from map(_sound, pages(Folder(raw), "", settings))


class Folder:
    """The files below a folder, by their paths from there."""

    def __init__(self, raw: pathlib.Path) -> None:
        found = {p.relative_to(raw).as_posix(): p for p in raw.rglob("*") if _is_file(p)}
        self._paths: dict[str, pathlib.Path] = {}
        for name in sorted(found, key=lambda n: (not _is_whole(n), n)):
            self._paths[_readable(name, self._paths)] = found[name]

    def names(self) -> list[str]:
        return sorted(self._paths)

    def size(self, name: str) -> int:
        return self._paths[name].stat().st_size

    def read(self, name: str) -> bytes:
        return self._paths[name].read_bytes()

    def open(self, name: str) -> IO[bytes]:
        return self._paths[name].open("rb")


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


def _is_file(path: pathlib.Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False
