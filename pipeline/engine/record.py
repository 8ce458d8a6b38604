"""What a run did: the summary that a person sees and `extracted/run/run.json`."""

from __future__ import annotations

import json
import platform
import resource
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

from pipeline.model import Document
from pipeline.settings import Settings

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


def summarize(
    documents: Sequence[Document], rows: Mapping[str, int], seconds: Mapping[str, float], extracted: Path
) -> Summary:
    reasons = Counter(_kind(d.page.reason) for d in documents if d.page.status == "rejected")
    rejected = sum(reasons.values())
    return Summary(
        extracted=extracted,
        pages=len(documents),
        kept=len(documents) - rejected,
        rejected=rejected,
        reasons=dict(sorted(reasons.items())),
        rows=dict(rows),
        seconds=dict(seconds),
    )


def _kind(reason: str) -> str:
    """What many pages share of a reason: all before its details, of a stage that broke the error's name too."""
    parts = reason.split(": ")
    return ": ".join(parts[:2]) if parts[0] in ("clean", "strip", "recognize", "assemble") else parts[0]


def write_record(summary: Summary, settings: Settings, extracted: Path) -> None:
    """Write `run/run.json`. It holds seconds and versions, so it is not a part of what is the same in every run."""
    record: dict[str, Any] = {
        "versions": {"python": platform.python_version(), **{name: _version(name) for name in VERSIONS}},
        "settings": asdict(settings),
        "pages": {"read": summary.pages, "kept": summary.kept, "rejected": summary.rejected},
        "reasons": summary.reasons,
        "rows": summary.rows,
        "seconds": {stage: round(s, 3) for stage, s in summary.seconds.items()},
        "peak_memory_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }
    path = extracted / "run" / "run.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""
