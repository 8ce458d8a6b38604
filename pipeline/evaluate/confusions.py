"""What is taken for what: wrong values, misread times, and names that were given another label, most frequent first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.evaluate.report import Report
from pipeline.evaluate.scores import Finding

LABEL_OF = {"people": "PERSON", "cities": "CITY", "organizations": "ORG"}
NOTHING = "(nothing)"


@dataclass(frozen=True, slots=True)
class Confusion:
    field: str
    expected: str
    got: str
    count: int
    pages: tuple[str, ...]


def confusions(report: Report) -> list[Confusion]:
    """Every confusion of a report with the pages where it happens."""
    found: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for finding in report.findings:
        for field, expected, got in _of(finding, report):
            found[field, expected or NOTHING, got or NOTHING].append(finding.page)
    out = [Confusion(*key, len(pages), tuple(sorted(set(pages)))) for key, pages in found.items()]
    return sorted(out, key=lambda c: (-c.count, c.field, c.expected, c.got))


def _of(finding: Finding, report: Report) -> Iterator[tuple[str, str, str]]:
    if finding.verdict == "wrong":
        yield finding.field, finding.expected, finding.got
    elif finding.verdict == "missed" and finding.kind == "times" and finding.got:
        yield "time", f"{finding.name} is {finding.expected}", finding.got
    elif finding.verdict == "missed" and finding.kind in LABEL_OF:
        expected = LABEL_OF[finding.kind]
        for label in _labels_at(finding, report) - {expected}:
            yield "label", expected, label


def _labels_at(finding: Finding, report: Report) -> set[str]:
    """Labels of what the tables have at exactly these places."""
    sheet = report.sheets.get(finding.page)
    rows = sheet.rows("mentions") if sheet else []
    return {row["label"] for row in rows if sheet and sheet.span(row) in finding.spans}
