"""`EXTRACTED/run/log.jsonl`: what the last run did, page by page, and what it had to say; one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

Log = Callable[..., None]  # what happened, and its particulars by name
Progress = Callable[[str, int, int], None]  # stage, pages done, pages in all (0: not known)

NAME = "log.jsonl"


@contextmanager
def logging(extracted: Path) -> Iterator[Log]:
    """A log that begins anew; the one before it stays as log.jsonl.1."""
    path = extracted / "run" / NAME
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists():
        path.replace(path.with_name(NAME + ".1"))
    with path.open("w", encoding="utf-8", buffering=1) as file:

        def log(what: str, **particulars: Any) -> None:
            line = {"at": datetime.now(UTC).isoformat(timespec="milliseconds"), "what": what, **particulars}
            file.write(json.dumps(line, ensure_ascii=False) + "\n")

        yield log


def silent(what: str, **particulars: Any) -> None:
    """Keep no log."""


def quiet(stage: str, done: int, total: int) -> None:
    """Show no progress."""
