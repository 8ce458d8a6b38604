"""What a run did: the summary that a person sees and `extracted/run/run.json`."""

from __future__ import annotations

import json
import platform
import resource
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import Any

from pipeline.model import Page
from pipeline.settings import Settings

COUNTS = {"pages": ("read", "kept", "rejected", "gone"), "rows": ("events", "event_pages")}  # that later runs need
VERSIONS = ("gyoji", "ginza", "ja-ginza", "spacy", "sudachidict-core", "sudachipy")


@dataclass(frozen=True, slots=True)
class Summary:
    """The counts of a run; `reasons` says why pages were rejected, `seconds` is by stage."""

    extracted: Path
    pages: int
    kept: int
    rejected: int
    reasons: Mapping[str, int]
    rows: Mapping[str, int]
    seconds: Mapping[str, float]
    gone: int = 0
    new: int = 0
    changed: int = 0
    worked: Mapping[str, int] = field(default_factory=dict)  # stage → pages that it had to be done for
    warnings: tuple[str, ...] = ()  # what has jumped against the last run


def summarize(pages: Sequence[Page], rows: Mapping[str, int], seconds: Mapping[str, float], extracted: Path) -> Summary:
    reasons = Counter(_kind(page.reason) for page in pages if page.status == "rejected")
    rejected = sum(reasons.values())
    gone = sum(page.status == "gone" for page in pages)
    return Summary(
        extracted=extracted,
        pages=len(pages),
        kept=len(pages) - rejected - gone,
        rejected=rejected,
        gone=gone,
        reasons=dict(sorted(reasons.items())),
        rows=dict(rows),
        seconds=dict(seconds),
    )


def _kind(reason: str) -> str:
    """What many pages share of a reason: all before its details, of a stage that broke the error's name too."""
    parts = reason.split(": ")
    return ": ".join(parts[:2]) if parts[0] in ("clean", "strip", "recognize", "assemble") else parts[0]


def write_record(summary: Summary, settings: Settings, folder: Path) -> None:
    """Write `run/run.json`. It holds seconds and versions, so it is not a part of what is the same in every run."""
    record: dict[str, Any] = {
        "ended": datetime.now(UTC).isoformat(timespec="seconds"),
        "versions": {"python": platform.python_version(), **{name: _version(name) for name in VERSIONS}},
        "settings": asdict(settings),
        "pages": {
            **{"read": summary.pages, "kept": summary.kept, "rejected": summary.rejected, "gone": summary.gone},
            **{"new": summary.new, "changed": summary.changed},
        },
        "worked": summary.worked,
        "reasons": summary.reasons,
        "rows": summary.rows,
        "warnings": summary.warnings,
        "seconds": {stage: round(s, 3) for stage, s in summary.seconds.items()},
        "peak_memory_mib": _peak(resource.RUSAGE_SELF),
        "peak_memory_of_a_worker_mib": _peak(resource.RUSAGE_CHILDREN),
    }
    path = record_path(folder)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def record_path(extracted: Path) -> Path:
    return extracted / "run" / "run.json"


def read_record(extracted: Path) -> dict[str, Any]:
    """The record of the last run; {} where there is none that is whole."""
    try:
        record = json.loads(record_path(extracted).read_text(encoding="utf-8"))
        counts = [record[part][name] for part, names in COUNTS.items() for name in names]
        parts = [record[part] for part in ("reasons", "worked", "seconds")]
    except (OSError, ValueError, LookupError, TypeError):
        return {}
    whole = all(isinstance(c, int) for c in counts) and all(isinstance(part, dict) for part in parts)
    return record if whole else {}


def unchanged(last: Mapping[str, Any], seconds: Mapping[str, float], extracted: Path) -> Summary:
    """The summary of a run that found nothing to do, by the record of the last one."""
    pages = last["pages"]
    return Summary(
        extracted=extracted,
        pages=pages["read"],
        kept=pages["kept"],
        rejected=pages["rejected"],
        gone=pages["gone"],
        reasons=last["reasons"],
        rows=last["rows"],
        seconds=seconds,
        worked=dict.fromkeys(last["worked"], 0),
    )


@dataclass(frozen=True, slots=True)
class Night:
    """Counts of the pages that are new or changed."""

    kept: int = 0
    rejected: int = 0
    events: int = 0  # that they state


def night_of(pages: Iterable[tuple[Page, int]]) -> Night:
    """Of pages, each with the number of its statements about events."""
    kept = rejected = events = 0
    for page, number in pages:
        kept += page.status == "ok"
        rejected += page.status != "ok"
        events += number
    return Night(kept, rejected, events)


@contextmanager
def timed(name: str, seconds: dict[str, float]) -> Iterator[None]:
    """Add what is done within to the seconds of a stage."""
    began = time.perf_counter()
    yield
    seconds[name] = seconds.get(name, 0.0) + time.perf_counter() - began


def _peak(who: int) -> int:
    """The most memory that this process, or one of those it has started, has held, in MiB."""
    return resource.getrusage(who).ru_maxrss // 1024


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""
