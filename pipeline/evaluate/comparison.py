"""Two runs over the same annotations, row by row: what got better and what got worse."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from pipeline.errors import InputError
from pipeline.evaluate.machine import findings_in
from pipeline.evaluate.report import evaluate
from pipeline.evaluate.scores import Finding

GOOD = "found"
Key: TypeAlias = tuple[str, str, str, int, str, bool]


@dataclass(frozen=True, slots=True)
class Change:
    """One row or value that is judged otherwise in the new run."""

    direction: Literal["better", "worse"]
    page: str
    kind: str
    name: str
    field: str
    old: str
    new: str


def compare(old: Path, new: Path, gold: Path | None, texts: Path | None = None) -> list[Change]:
    """Each of `old` and `new` is a folder of tables, scored against `gold`, or a saved report.

    Raises:
        InputError: folders without annotations to score them against, or a file that is no report.
        StageError: a folder without tables.
    """
    return changes(_findings(old, gold, texts), _findings(new, gold, texts))


def changes(old: Iterable[Finding], new: Iterable[Finding]) -> list[Change]:
    """Rows found that were missed, values right that were wrong, extra rows gone; and the reverse. Worse comes first.

    A value is compared where the row is found in both runs: what a new row says is no change of what was said.
    """
    before, after = _by_key(old), _by_key(new)
    out = []
    for key in sorted(before.keys() | after.keys()):
        one, other = before.get(key), after.get(key)
        extra, is_value = key[-1], bool(key[4])
        if extra or (is_value and (one is None or other is None)):
            if extra and (one is None) != (other is None):
                out.append(_change(one, other, better=other is None))
        elif (one and one.verdict == GOOD) != (other and other.verdict == GOOD):
            out.append(_change(one, other, better=bool(other) and other is not None and other.verdict == GOOD))
    return sorted(out, key=lambda c: (c.direction == "better", c.page, c.kind, c.name, c.field))


def _findings(path: Path, gold: Path | None, texts: Path | None) -> list[Finding]:
    if path.is_file():
        return findings_in(path)
    if gold is None:
        raise InputError(f"{path} holds tables: name the folder of annotations, too")
    return evaluate(path, gold, texts).findings


def _by_key(findings: Iterable[Finding]) -> dict[Key, Finding]:
    """Extra rows apart from annotated ones of the same name."""
    return {(*finding.key, finding.verdict == "extra"): finding for finding in findings}


def _change(one: Finding | None, other: Finding | None, *, better: bool) -> Change:
    told = other or one
    assert told is not None
    direction: Literal["better", "worse"] = "better" if better else "worse"
    return Change(direction, told.page, told.kind, told.name, told.field, _said(one), _said(other))


def _said(finding: Finding | None) -> str:
    if finding is None:
        return ""
    value = finding.got if finding.field or finding.verdict != "missed" else ""
    return f"{finding.verdict} {value}".rstrip()
