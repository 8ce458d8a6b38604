"""Files of a folder or of an archive → their pages: which files are pages, which hold many, which say of others."""

from __future__ import annotations

import csv
import json
import pathlib
import posixpath
import zipfile
import zlib
from collections.abc import Callable, Container, Iterator
from typing import IO, Protocol

from pipeline.clean.inputs import jsonl, warc
from pipeline.clean.inputs.bounds import TooMuch
from pipeline.model import Source
from pipeline.settings import Settings

SUFFIXES = (".txt", ".html", ".htm", ".xhtml")
FACTS = ("url", "fetched_at", "site")
LISTS = ("pages.csv",)
MAX_BESIDE = 1_000_000  # bytes of a NAME.json, 100 times as many of a pages.csv
UNREADABLE = (OSError, EOFError, RuntimeError, NotImplementedError, zipfile.BadZipFile, zlib.error, TooMuch)
Reader = Callable[[IO[bytes], str, int, Settings], Iterator[Source]]  # file, its name, its size in bytes
READERS: dict[str, Reader] = {
    ".jsonl": jsonl.read,
    ".ndjson": jsonl.read,
    ".jsonl.gz": jsonl.read,
    ".ndjson.gz": jsonl.read,
    ".warc": warc.read,
    ".warc.gz": warc.read,
}


class Shelf(Protocol):
    """Named files: `/` between the parts of a name."""

    def names(self) -> list[str]: ...

    def size(self, name: str) -> int: ...

    def read(self, name: str) -> bytes: ...

    def open(self, name: str) -> IO[bytes]: ...


def pages(shelf: Shelf, prefix: str, settings: Settings) -> Iterator[Source]:
    """The pages of a shelf in the order of their names; each Source is called `prefix` and its name."""
    names = shelf.names()
    known = set(names)
    facts = _listed(shelf, names)
    for name in names:
        last = posixpath.basename(name)
        if not last or last in LISTS or last.startswith(".") or _is_companion(name, known):
            continue
        told = facts.get(name, {})
        yield from _of_file(shelf, name, prefix, {**told, **_beside(shelf, name, known)}, settings)


def _of_file(shelf: Shelf, name: str, prefix: str, facts: dict[str, str], settings: Settings) -> Iterator[Source]:
    label = prefix + name
    reader = next((r for suffix, r in READERS.items() if name.lower().endswith(suffix)), None)
    if name.lower().endswith(".zip") and prefix:
        yield Source(label, b"", reason="an archive inside an archive")
    elif reader is None and not name.lower().endswith(".zip"):
        yield _page(shelf, name, label, facts, settings)
    else:
        yield from _of_archive(shelf, name, label, reader, settings)


def _of_archive(shelf: Shelf, name: str, label: str, reader: Reader | None, settings: Settings) -> Iterator[Source]:
    try:
        with shelf.open(name) as file:
            if reader is not None:
                yield from reader(file, label, shelf.size(name), settings)
                return
            from pipeline.clean.inputs.zipped import Zip  # it uses this module's pages

            with zipfile.ZipFile(file) as archive:
                yield from pages(Zip(archive, shelf.size(name), settings), f"{label}!", settings)
    except UNREADABLE as error:
        yield Source(label, b"", reason=_unreadable(error))


def _page(shelf: Shelf, name: str, label: str, facts: dict[str, str], settings: Settings) -> Source:
    known = {k: facts.get(k, "") for k in FACTS}
    suffix = posixpath.splitext(name)[1]
    if suffix.lower() not in SUFFIXES:
        return Source(label, b"", **known, reason=f"unknown suffix {suffix or '(none)'}")
    try:
        if shelf.size(name) > settings.max_bytes:
            return Source(label, b"", **known, reason=f"larger than {settings.max_bytes} bytes")
        return Source(label, shelf.read(name), **known)
    except UNREADABLE as error:
        return Source(label, b"", **known, reason=_unreadable(error))


def _unreadable(error: Exception) -> str:
    return f"unreadable: {getattr(error, 'strerror', None) or str(error)[:100] or type(error).__name__}"


def _is_companion(name: str, names: Container[str]) -> bool:
    bare, suffix = posixpath.splitext(name)
    return suffix == ".json" and (
        (bare.endswith(SUFFIXES) and bare in names) or any(bare + s in names for s in SUFFIXES)
    )


def _listed(shelf: Shelf, names: list[str]) -> dict[str, dict[str, str]]:
    """What the pages.csv of each folder says; `source` counts from that folder, or from the raw folder."""
    out: dict[str, dict[str, str]] = {}
    for name in names:
        path = pathlib.PurePosixPath(name)
        if path.name not in LISTS:
            continue
        folder = str(path.parent)
        try:
            rows = list(csv.DictReader(_small(shelf, name, 100 * MAX_BESIDE).decode("utf-8-sig").splitlines()))
        except (*UNREADABLE, UnicodeDecodeError, csv.Error):
            continue
        for row in rows:
            source = (row.get("source") or "").strip()
            if source:
                known = {k: (row.get(k) or "").strip() for k in FACTS}
                out[source] = out.get(source, known)
                out[source if folder == "." else f"{folder}/{source}"] = known
    return out


def _beside(shelf: Shelf, name: str, names: Container[str]) -> dict[str, str]:
    """The strings of NAME.json or NAME.html.json beside a page, if it is a JSON object."""
    for beside in (f"{posixpath.splitext(name)[0]}.json", f"{name}.json"):
        if beside not in names:
            continue
        try:
            data = json.loads(_small(shelf, beside, MAX_BESIDE).decode("utf-8"))
        except (*UNREADABLE, KeyError, ValueError, RecursionError):
            continue
        if isinstance(data, dict):
            return {k: v for k in FACTS if isinstance(v := data.get(k), str) and v}
    return {}


def _small(shelf: Shelf, name: str, limit: int) -> bytes:
    with shelf.open(name) as file:
        return file.read(limit)
