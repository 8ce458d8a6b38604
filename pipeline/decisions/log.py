"""The file of decisions: append-only, one line each, safe for several writers, and mergeable as text."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pipeline.decisions.record import Decision, from_line, to_line
from pipeline.errors import InputError, OutputError

REMEMBERED = 100_000  # lines


@dataclass(frozen=True, slots=True)
class Log:
    """What a file says: decisions in the order of their time, and the lines that are none (number, why)."""

    decisions: tuple[Decision, ...] = ()
    faults: tuple[tuple[int, str], ...] = ()


def read(path: Path) -> Log:
    """The decisions of a file; a line that stands twice counts once, and no file is no decisions.

    Raises:
        InputError: the file is there and cannot be read.
    """
    try:
        lines = path.read_bytes().split(b"\n")
    except FileNotFoundError:
        return Log()
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}") from error
    found: dict[str, Decision] = {}
    faults: list[tuple[int, str]] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        one = _decision(line)
        if isinstance(one, str):
            faults.append((number, one))
        elif found.setdefault(one.id, one) != one:
            faults.append((number, f"is another decision than the line before with the id {one.id}"))
    return Log(tuple(sorted(found.values(), key=lambda d: d.order)), tuple(faults))


@lru_cache(maxsize=REMEMBERED)
def _decision(line: bytes) -> Decision | str:
    """The decision of a line, else why it is none; remembered, since the app reads a growing log again and again."""
    try:
        return from_line(line.decode("utf-8"))
    except UnicodeDecodeError:
        return "is not UTF-8"
    except ValueError as error:
        return str(error)


def append(path: Path, decisions: Iterable[Decision]) -> None:
    """Add lines at the end, all or none of them, while no other writer does.

    Raises:
        OutputError: the file cannot be written.
    """
    data = "".join(to_line(d) + "\n" for d in decisions).encode("utf-8", "backslashreplace")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o644)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            _write(descriptor, data)
        finally:
            os.close(descriptor)  # gives the lock back
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror}") from error


def _write(descriptor: int, data: bytes) -> None:
    """After a whole line, durably; what was written in part is taken back."""
    size = os.fstat(descriptor).st_size
    if size and os.pread(descriptor, 1, size - 1) != b"\n":
        data = b"\n" + data  # a line that a crash has cut off is a fault of its own, not a part of the next
    try:
        if os.write(descriptor, data) != len(data):
            raise OSError(28, "No space left on device")
        os.fsync(descriptor)
    except OSError:
        os.ftruncate(descriptor, size)
        raise


def standing(decisions: Sequence[Decision]) -> list[Decision]:
    """Those that nobody has undone, in order, without the undoing; an undo can be undone itself."""
    undone: set[str] = set()
    for d in sorted((d for d in decisions if d.what == "undo"), key=lambda d: d.order, reverse=True):
        if d.id not in undone:
            undone.add(d.of)
    return [d for d in sorted(decisions, key=lambda d: d.order) if d.what != "undo" and d.id not in undone]
