"""A report for machines: JSON out, and its findings in again."""

from __future__ import annotations

import json
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import Any

from pipeline.errors import InputError
from pipeline.evaluate.confusions import confusions
from pipeline.evaluate.interval import intervals
from pipeline.evaluate.report import Report
from pipeline.evaluate.scores import Finding, PageScore, Score, Value
from pipeline.evaluate.spans import score_spans

FORMAT = 1  # raised when a key changes its meaning
DIGITS = 6


def as_json(report: Report) -> str:
    """Everything of a report: the same input gives the same bytes."""
    data = {
        "format": FORMAT,
        "gyoji": version("gyoji"),
        "pages": len(report.pages),
        "found": sum(page.found for page in report.pages),
        "totals": _scores(report.scores),
        "intervals": {kind: [round(x, DIGITS) for x in span] for kind, span in intervals(report).items()},
        "values": _values(report.values),
        "spans": [_rounded(asdict(score)) for score in score_spans(report.sheets.values())],
        "confusions": [asdict(confusion) for confusion in confusions(report)],
        "by_page": {page.stem: _page(page) for page in report.pages},
        "findings": [asdict(finding) for finding in report.findings],
        "faults": [str(fault) for fault in report.faults],
    }
    return json.dumps(data, ensure_ascii=False, indent=1)


def findings_in(path: Path) -> list[Finding]:
    """The findings of a report that was saved.

    Raises:
        InputError: the file is no report of this format.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["format"] != FORMAT:
            raise ValueError(f"its format is {data['format']}, not {FORMAT}")
        spans = (tuple(tuple(span) for span in row.pop("spans")) for row in data["findings"])
        return [Finding(**row, spans=places) for row, places in zip(data["findings"], spans, strict=True)]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(f"{path} is no report of gyoji evaluate --json: {error}") from error


def _page(page: PageScore) -> dict[str, Any]:
    return {"found": page.found, "totals": _scores(page.scores), "values": _values(page.values)}


def _scores(scores: dict[str, Score]) -> dict[str, Any]:
    return {
        kind: {**asdict(s), **_rounded({"precision": s.precision, "recall": s.recall, "f1": s.f1})}
        for kind, s in scores.items()
    }


def _values(values: dict[str, Value]) -> dict[str, Any]:
    return {name: {**asdict(v), "accuracy": round(v.accuracy, DIGITS)} for name, v in sorted(values.items())}


def _rounded(row: dict[str, Any]) -> dict[str, Any]:
    return {key: round(value, DIGITS) if isinstance(value, float) else value for key, value in row.items()}
