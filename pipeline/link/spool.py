"""Values that memory should not hold all: the last ones stay in it, the others go to a file that goes with the run."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from pipeline.packing import packed, unpacked


class Spool:
    """Values by number; they do not change."""

    def __init__(self, kept: int, folder: Path | None = None) -> None:
        """So many values stay in memory; the file is in the folder, or where the machine has such files."""
        self.kept = kept
        self.near: dict[int, Any] = {}  # those that were put, or read from the file, last
        self.file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115  # it goes with us
        self.at: dict[int, tuple[int, int]] = {}
        self.end = 0

    def __contains__(self, number: int) -> bool:
        return number in self.near or number in self.at

    def put(self, number: int, value: Any) -> None:
        """Raises OSError where there is no room on the disk."""
        self.near[number] = value
        if len(self.near) > self.kept:
            oldest = next(iter(self.near))
            self._write(oldest, self.near.pop(oldest))

    def get(self, number: int) -> Any:
        """What was put; raises KeyError for a number that has nothing."""
        if number not in self.near:
            begin, size = self.at[number]
            self.file.seek(begin)
            self.put(number, unpacked(self.file.read(size)))
        return self.near[number]

    def _write(self, number: int, value: Any) -> None:
        if number not in self.at:
            data = packed(value)
            self.file.seek(self.end)
            self.file.write(data)
            self.at[number] = self.end, len(data)
            self.end += len(data)
