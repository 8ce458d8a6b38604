"""A raw folder → its pages, in sorted order, with what stands beside them (pages.csv, NAME.json)."""

from __future__ import annotations

import csv
import json
import pathlib
from collections.abc import Iterator

from pipeline.errors import InputError
from pipeline.model import Source
from pipeline.settings import DEFAULT, Settings

SUFFIXES = (".txt", ".html", ".htm", ".xhtml")
FACTS = ("url", "fetched_at", "site")
LISTS = ("pages.csv",)


def sources(raw: pathlib.Path, settings: Settings = DEFAULT) -> Iterator[Source]:
    """Every page below `raw`. A file that is no page, is too large or cannot be read is a Source with a `reason`.

    Raises InputError where `raw` is missing or no folder.
    """
    if not raw.is_dir():
        raise InputError(f"the raw folder {raw} does not exist or is no folder")
    files = sorted((p for p in raw.rglob("*") if _is_file(p)), key=lambda p: p.relative_to(raw).as_posix())
    names = set(files)
    facts = _listed(raw, files)
    for path in files:
        name = path.relative_to(raw).as_posix()
        if path.name in LISTS or path.name.startswith(".") or _is_companion(path, names):
            continue
        yield _source(path, name, facts.get(name, {}), settings)


def _is_file(path: pathlib.Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False


def _is_companion(path: pathlib.Path, names: set[pathlib.Path]) -> bool:
    return path.suffix == ".json" and any(
        path.with_suffix(s) in names or path.with_suffix("") in names for s in SUFFIXES
    )


def _source(path: pathlib.Path, name: str, facts: dict[str, str], settings: Settings) -> Source:
    facts = {**facts, **_beside(path)}
    known = {k: facts.get(k, "") for k in FACTS}
    if path.suffix.lower() not in SUFFIXES:
        return Source(name, b"", **known, reason=f"unknown suffix {path.suffix or '(none)'}")
    try:
        if path.stat().st_size > settings.max_bytes:
            return Source(name, b"", **known, reason=f"larger than {settings.max_bytes} bytes")
        return Source(name, path.read_bytes(), **known)
    except OSError as error:
        return Source(name, b"", **known, reason=f"unreadable: {error.strerror or type(error).__name__}")


def _listed(raw: pathlib.Path, files: list[pathlib.Path]) -> dict[str, dict[str, str]]:
    """What the pages.csv of each folder says; `source` counts from that folder, or from the raw folder."""
    out: dict[str, dict[str, str]] = {}
    for path in files:
        if path.name not in LISTS:
            continue
        folder = path.parent.relative_to(raw).as_posix()
        try:
            rows = list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))
        except (OSError, UnicodeDecodeError, csv.Error):
            continue
        for row in rows:
            source = (row.get("source") or "").strip()
            if source:
                known = {k: (row.get(k) or "").strip() for k in FACTS}
                out[source] = out.get(source, known)
                out[source if folder == "." else f"{folder}/{source}"] = known
    return out


def _beside(path: pathlib.Path) -> dict[str, str]:
    """The strings of NAME.json or NAME.html.json beside a page, if it is a JSON object."""
    for beside in (path.with_suffix(".json"), path.with_name(path.name + ".json")):
        try:
            data = json.loads(beside.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            continue
        if isinstance(data, dict):
            return {k: v for k in FACTS if isinstance(v := data.get(k), str) and v}
    return {}
