"""The files of a zip archive. Names are labels, whatever they look like (`../a.html`); nothing is unpacked to disk."""

from __future__ import annotations

import contextlib
import zipfile
from typing import IO

from pipeline.clean.inputs.bounds import Budget, read_at_most
from pipeline.settings import Settings

UTF8_NAME = 0x800  # the flag of an entry whose name is in UTF-8
OS_FILES = "__MACOSX/"


class Zip:
    """The entries of an open archive of `size` bytes, by their names; of several of one name each has its number."""

    def __init__(self, archive: zipfile.ZipFile, size: int, settings: Settings) -> None:
        self._archive = archive
        self._limit = settings.max_bytes
        self._budget = Budget(size)
        self._entries: dict[str, zipfile.ZipInfo] = {}
        for entry in archive.infolist():
            if entry.filename.endswith("/") or entry.filename.startswith(OS_FILES):  # is_dir() fails without a name
                continue
            name, number = _name(entry), 1
            stem, dot, suffix = name.rpartition(".")
            while name in self._entries:
                number += 1
                name = f"{stem}#{number}{dot}{suffix}"
            self._entries[name] = entry

    def names(self) -> list[str]:
        return sorted(self._entries)

    def size(self, name: str) -> int:
        return self._entries[name].file_size

    def read(self, name: str) -> bytes:
        with self.open(name) as file:
            content = read_at_most(file, self._limit)
        self._budget.take(len(content))
        return content

    def open(self, name: str) -> IO[bytes]:
        self._budget.take(0)
        return self._archive.open(self._entries[name])


def _name(entry: zipfile.ZipInfo) -> str:
    """The entry's name without control characters; Windows writes Japanese names in CP932 and does not say so."""
    name = entry.filename
    if not entry.flag_bits & UTF8_NAME and not name.isascii():
        with contextlib.suppress(UnicodeError):
            name = name.encode("cp437").decode("cp932")
    return "".join(c if c.isprintable() else "_" for c in name)
