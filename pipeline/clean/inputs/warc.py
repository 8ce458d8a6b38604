"""WARC → a Source a page: the response records; what else could have been a page is counted with its reason."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator
from typing import IO

from pipeline.clean.inputs.bounds import TooMuch, read_at_most
from pipeline.clean.inputs.records import Record, records
from pipeline.model import Source
from pipeline.settings import Settings

ABOUT = ("warcinfo", "request", "metadata")  # records that never hold a page
PAGES = ("text/html", "application/xhtml+xml", "text/plain", "")
FAULTS = (ValueError, KeyError, AttributeError, EOFError, IndexError, TypeError, LookupError)


def read(file: IO[bytes], name: str, size: int, settings: Settings) -> Iterator[Source]:
    """A Source a record, called `name#NUMBER`, numbers counted over all records of the file from 1."""
    for number, record in enumerate(records(file, settings.max_bytes), start=1):
        if (source := _page(record, f"{name}#{number}", settings)) is not None:
            yield source


def _page(record: Record, label: str, settings: Settings) -> Source | None:
    from warcio.archiveiterator import ArchiveIterator  # only where there is a WARC
    from warcio.exceptions import ArchiveLoadFailed

    if not record.content:
        return Source(label, b"", reason=record.reason)
    try:
        with contextlib.redirect_stderr(io.StringIO()):  # warcio writes there what it finds wrong
            parsed = next(iter(ArchiveIterator(io.BytesIO(record.content))))
            return _of_record(parsed, label, record.reason, settings)
    except (*FAULTS, ArchiveLoadFailed, StopIteration) as error:
        return Source(label, b"", reason=record.reason or f"broken WARC record: {type(error).__name__}")


def _of_record(parsed: object, label: str, reason: str, settings: Settings) -> Source | None:
    kind = parsed.rec_type or ""  # type: ignore[attr-defined]
    said = parsed.rec_headers.get_header  # type: ignore[attr-defined]
    http = parsed.http_headers  # type: ignore[attr-defined]
    if kind in ABOUT:
        return None
    facts = {"url": (said("WARC-Target-URI") or "").strip("<> "), "fetched_at": said("WARC-Date") or ""}
    if kind != "response":
        return Source(label, b"", **facts, reason=f"a WARC record of type {kind or '(none)'}, no response")
    if reason or http is None:
        return Source(label, b"", **facts, reason=reason or "a response without HTTP headers")
    status = http.get_statuscode() or ""
    if status[:1] != "2":
        return Source(label, b"", **facts, reason=f"HTTP status {status or '(none)'}")
    said_type = (http.get_header("Content-Type") or "").strip()
    if said_type.partition(";")[0].strip().lower() not in PAGES:
        return Source(label, b"", **facts, reason=f"no page but {said_type.partition(';')[0].strip()}")
    try:
        content = read_at_most(parsed.content_stream(), settings.max_bytes)  # type: ignore[attr-defined]
    except TooMuch as error:
        return Source(label, b"", **facts, reason=str(error))
    return Source(label, content, **facts, content_type=said_type)
